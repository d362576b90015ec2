"""Judged measures in the shape that replies carry them."""

from collections.abc import Callable, Set

from bot.eligibility.engine import Assessment
from bot.reply import MeasureVerdict, Reason
from policy_corpus.model import Evidence

Marker = Callable[[Evidence], int | None]


def measure_verdict(
    assessment: Assessment, marker: Marker = lambda evidence: None, asked: Set[str] = frozenset()
) -> MeasureVerdict:
    """One judged measure; `marker` gives the citation number under which the reply cites a quote.

    Of the `asked` facts the question only supposes what they are.
    """
    return MeasureVerdict(
        measure_id=assessment.measure.id,
        title=assessment.measure.title,
        verdict=assessment.verdict,
        amount=assessment.amount,
        missing=list(assessment.missing),
        reasons=[
            Reason(text=ground.told(asked), marker=marker(ground.evidence) if ground.evidence else None)
            for ground in assessment.grounds
        ],
    )
