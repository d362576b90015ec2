"""Which deadlines fall due, and when those that are counted from a year do."""

from collections.abc import Iterable
from datetime import date, timedelta

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.model import Deadline
from policy_corpus.deadlines.spans import last_day, say_count, span_of


def falling_due(deadlines: Iterable[Deadline], as_of: date, within_days: int) -> tuple[Deadline, ...]:
    """Those from `as_of` to `within_days` days later, both days included, the earliest first."""
    last = as_of + timedelta(days=within_days)
    due = [(one.on, one) for one in deadlines if one.on and as_of <= one.on <= last]
    return tuple(one for _, one in sorted(due, key=lambda pair: pair[0]))


def counted_from(deadline: Deadline, year: int, corpus: Corpus) -> Deadline:
    """The deadline of those who first benefit in `year`; unchanged where it has a day or none can."""
    span = span_of(corpus.documents[deadline.document_id].document)
    if deadline.on or deadline.years is None or span is None or not span.holds(year):
        return deadline
    return deadline.model_copy(
        update={
            "id": f"{deadline.id}/{year}",
            "title": f"{deadline.title}（{year}年度起算）",
            "on": last_day(year, deadline.years),
            "note": f"{year}年度首次享受的：{say_count(year, deadline.years)}。{deadline.note}",
        }
    )
