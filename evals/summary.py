"""Means of the metrics over a run, and counts by group."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from evals.metrics import Judgement

REFUSALS = ("not_found", "out_of_scope")


class Summary(BaseModel):
    """Means over a run; names are those of the project's outside scorer."""

    model_config = ConfigDict(frozen=True)

    cases: int
    passed: float | None
    status_ok: float | None
    answerable_pass: float | None
    refusal_ok: float | None
    false_refusal: float
    citation_recall: float | None
    citation_hit1: float | None
    citation_precision: float | None
    near_precision: float | None
    from_named_document: float | None
    quote_recall: float | None
    cited_chars: float | None
    citations_per_answer: float | None
    contain: float | None
    avoid: float | None
    quote_verbatim: float | None
    quote_in_source: float | None
    ungrounded: int
    errors: int
    p50_ms: float
    p95_ms: float


class GroupCount(BaseModel):
    """Cases of one kind or part, and how many of them passed."""

    model_config = ConfigDict(frozen=True)

    name: str
    cases: int
    passed: int

    @property
    def rate(self) -> float:
        """Share of passed cases, 0–1."""
        return self.passed / self.cases


def summarise(rows: Sequence[Judgement]) -> Summary:
    """Means over all judgements; raises ValueError where there are none."""
    if not rows:
        raise ValueError("no cases to summarise")
    answerable = [row for row in rows if row.expect == "answer"]
    latencies = sorted(row.latency_ms for row in rows)
    return Summary(
        cases=len(rows),
        passed=_mean(row.passed for row in rows),
        status_ok=_mean(row.status_ok for row in rows),
        answerable_pass=_mean(row.passed for row in answerable),
        refusal_ok=_mean(row.status_ok for row in rows if row.expect in REFUSALS),
        false_refusal=sum(row.status in REFUSALS for row in answerable) / max(1, len(answerable)),
        citation_recall=_mean(row.recall for row in rows),
        citation_hit1=_mean(row.hit1 for row in rows),
        citation_precision=_mean(row.precise for row in rows),
        near_precision=_mean(row.near_precise for row in rows),
        from_named_document=_mean(row.from_named_document for row in rows),
        quote_recall=_mean(row.quote_recall for row in rows),
        cited_chars=_mean(row.cited_chars for row in answerable),
        citations_per_answer=_mean(row.cited for row in answerable),
        contain=_mean(row.contain for row in answerable),
        avoid=_mean(row.avoid for row in rows),
        quote_verbatim=_mean(row.verbatim for row in rows),
        quote_in_source=_mean(row.in_source for row in rows),
        ungrounded=sum(len(row.ungrounded) for row in rows),
        errors=sum(bool(row.error) for row in rows),
        p50_ms=statistics.median(latencies),
        p95_ms=latencies[int(0.95 * (len(latencies) - 1))],
    )


def count_by(rows: Iterable[Judgement], group: Callable[[Judgement], str]) -> list[GroupCount]:
    """Cases and passes by group, sorted by name."""
    results: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows:
        results[group(row)].append(row.passed)
    return [GroupCount(name=name, cases=len(r), passed=sum(r)) for name, r in sorted(results.items())]


def _mean(values: Iterable[float | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return sum(known) / len(known) if known else None
