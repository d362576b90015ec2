"""A document's validity at a date, in words."""

from datetime import date

from bot.drafting import Source
from bot.understanding.in_force import asks_time_held, asks_time_left, asks_time_over
from bot.understanding.moments import Moment
from policy_corpus.corpus import Corpus
from policy_corpus.model import Document, ParsedDocument, Validity
from policy_corpus.validity import validity_at

ENDED = ("expired", "period_ended")


def say_date(day: date) -> str:
    """2025年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_period(document: Document) -> str:
    """2017—2019年, or the empty string."""
    period = document.plan_period
    if period is None:
        return ""
    years = {period.first_year, period.last_year}
    return "—".join(map(str, sorted(years))) + "年"


def state_in_brief(document: Document, validity: Validity, as_of: date) -> str:
    """A few words for a source line: 有效期至2025年12月31日，已失效."""
    period = say_period(document)
    until = say_date(validity.to) if validity.to else ""
    words = {
        "expired": f"有效期至{until}，截至{say_date(as_of)}已失效",
        "in_force": _holding(document, period, as_of),
        "period_ended": f"计划期{period}，截至{say_date(as_of)}已结束",
        "not_yet_in_force": f"截至{say_date(as_of)}尚未开始实施",
        "undated": "文件没有写明有效期",
    }
    return words[validity.state]


def _holding(document: Document, period: str, as_of: date) -> str:
    """Until when a document that holds does, as far as it says."""
    if document.effective_to:
        return f"有效期至{say_date(document.effective_to)}，截至{say_date(as_of)}在有效期内"
    if period:
        return f"计划期{period}，截至{say_date(as_of)}在计划期内"
    return f"{_since(document)}，没有写明有效期至何时"


def _since(document: Document) -> str:
    return f"自{say_date(document.effective_from)}起施行" if document.effective_from else ""


def state_in_full(document: Document, validity: Validity, as_of: date) -> str:
    """A sentence that answers whether the document still holds."""
    name, period, today = f"《{document.short_title}》", say_period(document), say_date(as_of)
    since = f"自{say_date(document.effective_from)}起实施，" if document.effective_from else ""
    until = f"有效期至{say_date(document.effective_to)}" if document.effective_to else ""
    last = say_date(validity.to) if validity.to else ""
    if validity.state == "expired":
        return f"{name}{since}{until}，截至{today}已失效（已过有效期），不能再按它申请。"
    if validity.state == "in_force" and until:
        return f"{name}{since}{until}，截至{today}仍在有效期内。"
    if validity.state == "in_force" and not period:
        return f"{name}{_since(document)}，没有写明有效期至何时。"
    if validity.state == "in_force":
        return f"{name}的计划期是{period}（到{last}为止），截至{today}仍在计划期内。"
    if validity.state == "period_ended":
        return f"{name}的计划期是{period}（到{last}为止），截至{today}已经结束（计划期已过）；文件没有另写有效期。"
    if validity.state == "not_yet_in_force":
        return f"{name}{since or f'的计划期是{period}，'}{until}，截至{today}尚未开始实施。".replace("，，", "，")
    return f"{name}没有写明有效期。"


def state_then(parsed: ParsedDocument, moment: Moment) -> str:
    """A sentence that answers whether the document holds at the time asked about; empty where it has no term."""
    document, then = parsed.document, f"您说的{moment.words}"
    first, last = validity_at(parsed, moment.first), validity_at(parsed, moment.last)
    if first.state == "undated":
        return ""
    name, stated = f"《{document.short_title}》", bool(document.effective_to)
    term = f"{name}有效期至{say_date(document.effective_to)}" if document.effective_to else ""
    term = term or f"{name}的计划期是{say_period(document)}"
    if first.state in ENDED:
        return f"{term}，到{then}已{'不在有效期内，届时不能再按它申请' if stated else '经结束（计划期已过）'}。"
    if last.state in ENDED:
        return f"{term}，{then}过了这一天就不在{'有效期' if stated else '计划期'}内。"
    if first.state == "in_force":
        return f"{term}，{then}仍在{'有效期' if stated else '计划期'}内。"
    since = f"{name}自{say_date(document.effective_from)}起实施" if document.effective_from else term
    return f"{since}，{then}{'还' if last.state == first.state else '的前一段'}没有开始实施。"


def time_counted(text: str, document: Document, validity: Validity, as_of: date) -> str:
    """How many days a document still holds, has been over or has held, as is asked; empty where it is none of these."""
    told = times_told(document, validity, as_of)
    asked = {"left": asks_time_left, "over": asks_time_over, "held": asks_time_held}
    return next((told.get(name, "") for name, asks in asked.items() if asks(text)), "")


def times_told(document: Document, validity: Validity, as_of: date) -> dict[str, str]:
    """The days that it still holds and has held, or has been over, each in a sentence, as far as it is dated."""
    name, today, since, last = f"《{document.short_title}》", say_date(as_of), document.effective_from, validity.to
    told: dict[str, str] = {}
    if validity.state == "in_force" and last:
        term = f"有效期至{say_date(last)}" if document.effective_to else f"计划期到{say_date(last)}为止"
        told["left"] = f"{name}{term}，截至{today}剩余{(last - as_of).days}天。"
    if validity.state == "in_force" and since:
        told["held"] = f"{name}自{say_date(since)}起实施，截至{today}已经{(as_of - since).days}天。"
    if validity.state in ENDED and last:
        told["over"] = f"{name}到{say_date(last)}为止，截至{today}已经过了{(as_of - last).days}天。"
    return told


def begun(document: Document) -> date | None:
    """The day from which a document is: on which it was issued, else came into force."""
    return document.issued_on or document.effective_from


def order_told(one: Document, other: Document) -> str:
    """Which of two documents is the earlier, and by how many days; empty where one is not dated."""
    dated = [(day, document.short_title) for document in (one, other) if (day := begun(document))]
    if len(dated) < 2:
        return ""
    (first, earlier), (then, later) = sorted(dated)
    return f"《{earlier}》在前，《{later}》在后，相差{(then - first).days}天。"


def proof(corpus: Corpus, parsed: ParsedDocument, validity: Validity) -> tuple[Source, ...]:
    """The clause that proves the state, where one does."""
    if validity.clause_id is None or validity.quote is None:
        return ()
    return (Source.of_quote(corpus.clauses[validity.clause_id], validity.quote),)


def validity_of(corpus: Corpus, document_id: str, as_of: date) -> Validity:
    """The validity of a document of the corpus."""
    return validity_at(corpus.documents[document_id], as_of)
