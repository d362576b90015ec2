"""Judged measures in the shape that replies carry them."""

from collections.abc import Callable

from bot.eligibility.engine import Assessment
from bot.reply import MeasureVerdict, Reason
from policy_corpus.model import Evidence

Marker = Callable[[Evidence], int | None]


def measure_verdict(assessment: Assessment, marker: Marker = lambda evidence: None) -> MeasureVerdict:
    """One judged measure; `marker` gives the citation number under which the reply cites a quote."""
    return MeasureVerdict(
        measure_id=assessment.measure.id,
        title=assessment.measure.title,
        verdict=assessment.verdict,
        amount=assessment.amount,
        missing=list(assessment.missing),
        reasons=[
            Reason(text=ground.text, marker=marker(ground.evidence) if ground.evidence else None)
            for ground in assessment.grounds
        ],
    )
