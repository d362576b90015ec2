"""Exact metrics of one reply against its case.

White space and letter case never count. `None` means that a metric does not apply to the case.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from evals.case import Case, Expectation, Gold
from evals.figures import ungrounded_figures
from evals.given import Given, GivenCitation
from evals.text import squash

_T = TypeVar("_T")

STATUS_OF: dict[Expectation, str] = {
    "answer": "answered",
    "not_found": "not_found",
    "clarify": "clarification",
    "out_of_scope": "out_of_scope",
}
_SHORTEST_PART = 6  # a quote shorter than this proves nothing by standing inside a gold quote


class Judgement(BaseModel):
    """How one reply compares with its case."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    id: str
    kind: str
    part: str = ""
    expect: Expectation
    status: str | None = None
    error: str | None = None
    passed: bool = Field(alias="pass")
    status_ok: bool
    recall: float | None  # share of gold quotes that stand in some cited clause
    hit1: bool | None  # the first citation holds a gold quote
    quote_recall: float | None  # share of gold quotes that the citations' own quotes carry
    precise: float | None  # share of citations that hold a gold quote
    near_precise: float | None  # the same, counting the case's `may_cite` clauses as right
    from_named_document: float | None  # share of gold quotes cited from the document that the case names
    cited: int
    cited_chars: int
    contain: bool
    avoid: bool
    verbatim: bool | None  # every quote stands in its clause
    in_source: float | None  # share of quotes that stand in the source texts, where those are at hand
    ungrounded: list[str]  # figures that nothing accounts for
    latency_ms: float = 0.0


def judge(case: Case, given: Given, latency_ms: float = 0.0, error: str | None = None, sources: str = "") -> Judgement:
    """Compare a reply with its case; `sources` are the squashed source texts, "" where they are not at hand."""
    answer = squash(given.answer)
    recall = _share(case.gold, lambda gold: any(_holds(c, gold) for c in given.citations))
    status_ok = given.status == STATUS_OF[case.expect]
    contain = all(any(squash(words) in answer for words in group) for group in case.must_contain)
    avoid = not any(squash(words) in answer for words in case.must_not_contain)
    return Judgement(
        id=case.id,
        kind=case.kind,
        part=case.part,
        expect=case.expect,
        status=given.status,
        error=error,
        passed=status_ok and contain and avoid and recall in (None, 1.0) and not error,
        status_ok=status_ok,
        recall=recall,
        hit1=_hit_at_one(case, given),
        quote_recall=_share(case.gold, lambda gold: any(_carries(c, gold) for c in given.citations)),
        precise=_precision(case.gold, given) if case.gold else None,
        near_precise=_precision(case.gold + case.may_cite, given) if case.gold else None,
        from_named_document=_share(case.gold, lambda gold: any(_from_document(c, gold) for c in given.citations)),
        cited=len(given.citations),
        cited_chars=sum(len(c.text) for c in given.citations),
        contain=contain,
        avoid=avoid,
        verbatim=all(_verbatim(c) for c in given.citations) if given.citations else None,
        in_source=_share(given.citations, lambda c: squash(c.quote) in sources) if sources else None,
        ungrounded=ungrounded_figures(given, case),
        latency_ms=latency_ms,
    )


def _holds(citation: GivenCitation, gold: Gold) -> bool:
    return squash(gold.quote) in citation.text


def _from_document(citation: GivenCitation, gold: Gold) -> bool:
    return _holds(citation, gold) and squash(gold.doc) in squash(citation.document_title)


def _carries(citation: GivenCitation, gold: Gold) -> bool:
    quote, wanted = squash(citation.quote), squash(gold.quote)
    return wanted in quote or (len(quote) >= _SHORTEST_PART and quote in wanted)


def _verbatim(citation: GivenCitation) -> bool:
    quote = squash(citation.quote)
    return bool(quote) and quote in squash(citation.clause_text)


def _hit_at_one(case: Case, given: Given) -> bool | None:
    if not case.gold:
        return None
    return bool(given.citations) and any(_holds(given.citations[0], gold) for gold in case.gold)


def _precision(right: Sequence[Gold], given: Given) -> float | None:
    return _share(given.citations, lambda citation: any(_holds(citation, gold) for gold in right))


def _share(items: Sequence[_T], holds: Callable[[_T], bool]) -> float | None:
    return sum(map(holds, items)) / len(items) if items else None
