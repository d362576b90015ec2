"""Which deadlines a person asked for, as records for programs and as a calendar; the same for every door."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from bot.icalendar import Event, calendar
from bot.reply import CitedDocument, Part
from policy_corpus.corpus import Corpus
from policy_corpus.deadlines import Deadline, DeadlineKind, counted_from, falling_due
from policy_corpus.errors import NotFoundError
from policy_corpus.model import Validity
from policy_corpus.validity import validity_at
from policy_corpus.vocabulary import load_vocabulary

MAX_DAYS = 36_600
KINDS: dict[DeadlineKind, str] = {
    "validity_end": "有效期截止",
    "plan_period_end": "规划期结束",
    "target_year": "目标年度",
    "payment_run": "支付年限",
    "obligation": "持续义务",
}


@dataclass(frozen=True)
class Wanted:
    """What a person asked for; None leaves a choice open."""

    as_of: date
    within_days: int | None = None
    document: str | None = None
    unit: str | None = None
    benefit_year: int | None = None


class DeadlineView(Deadline):
    """A deadline with its document; `days_left` is negative once the day is over, None where there is none."""

    document: CitedDocument
    label: str | None = Field(description="条款的编号；依据在标题里时为空")
    validity: Validity
    days_left: int | None


class DeadlineList(Part):
    """Deadlines with a day, the earliest first, and those whose count starts with each beneficiary."""

    as_of: date
    within_days: int | None
    deadlines: list[DeadlineView]
    undated: list[DeadlineView]


def choose(found: Iterable[Deadline], corpus: Corpus, wanted: Wanted) -> DeadlineList:
    """The deadlines wanted; NotFoundError for a document or a unit that none of them belongs to."""
    chosen = [one for one in _by_unit(tuple(found), wanted.unit) if wanted.document in (None, one.document_id)]
    if wanted.benefit_year is not None:
        chosen = [counted_from(one, wanted.benefit_year, corpus) for one in chosen]
    return DeadlineList(
        as_of=wanted.as_of,
        within_days=wanted.within_days,
        deadlines=[_view(one, corpus, wanted.as_of) for one in _dated(chosen, wanted)],
        undated=[_view(one, corpus, wanted.as_of) for one in chosen if one.on is None],
    )


def as_calendar(chosen: DeadlineList) -> str:
    """An iCalendar file of the deadlines that have a day."""
    return calendar((event for one in chosen.deadlines if (event := _event(one))), "政策期限", chosen.as_of)


def _dated(chosen: Sequence[Deadline], wanted: Wanted) -> Sequence[Deadline]:
    if wanted.within_days is not None:
        return falling_due(chosen, wanted.as_of, wanted.within_days)
    return [one for _, one in sorted(((one.on, one) for one in chosen if one.on), key=lambda pair: pair[0])]


def _by_unit(found: Sequence[Deadline], unit: str | None) -> Sequence[Deadline]:
    if unit is None:
        return found
    same = _same_unit(unit)
    chosen = [one for one in found if any(map(same, one.units))]
    if not chosen and load_vocabulary().departments.id_of(unit) is None:
        known = "、".join(dict.fromkeys(name for one in found for name in one.units))
        raise NotFoundError(f"没有哪项期限写到单位“{unit[:50]}”；写到的单位有：{known}。", field="unit")
    return chosen


def _same_unit(wanted: str) -> Callable[[str], bool]:
    """Whether a name is another name of the unit wanted; names outside the vocabulary are compared as written."""
    departments = load_vocabulary().departments
    wanted_id = departments.id_of(wanted)

    def same(name: str) -> bool:
        known = departments.id_of(name)
        return known == wanted_id if known and wanted_id else wanted in name

    return same


def _view(deadline: Deadline, corpus: Corpus, as_of: date) -> DeadlineView:
    parsed = corpus.documents[deadline.document_id]
    return DeadlineView(
        **{name: getattr(deadline, name) for name in Deadline.model_fields},
        document=CitedDocument.of(parsed.document),
        label=corpus.clauses[deadline.clause_id].label if deadline.clause_id else None,
        validity=validity_at(parsed, as_of),
        days_left=(deadline.on - as_of).days if deadline.on else None,
    )


def _event(view: DeadlineView) -> Event | None:
    if view.on is None:
        return None
    source = f"《{view.document.title}》{view.label or ''}"
    units = f"单位：{'、'.join(view.units)}\n" if view.units else ""
    quote = "".join(view.quote.split())
    return Event(
        uid=f"{view.id}@policy-assistant",
        on=view.on,
        summary=f"【{KINDS[view.kind]}】{view.title}",
        description=f"{view.note}\n{units}原文：“{quote}”\n出处：{source}（{view.clause_id or view.document_id}）",
        categories=(view.document.title, *view.units),
    )
