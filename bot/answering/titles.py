"""The list of policy titles: which it names, of a year or of a day; what the policies say is not in it."""

import calendar
import re
from datetime import date

from bot.answering.inquiry import Inquiry
from bot.answering.records import evidence_of
from bot.answering.sufficiency import OWN_COVER, covers
from bot.answering.validity import say_date
from bot.drafting import Draft, Source
from policy_corpus.model import Clause

_ASKED = re.compile("哪|几|多少|什么|啥|列|清单|都有")
_DAY = re.compile(r"(20\d\d)(?:年|-|\.|/)(0?[1-9]|1[0-2])(?:月|-|\.|/)([12]\d|3[01]|0?[1-9])(?![\d万亿])日?")
_DATE = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_PAPERS = re.compile("几[份个项]|文件|政策|标题|叫[啥什]")
_LISTS = re.compile("清单|列表|目录")


def list_titles(inquiry: Inquiry) -> Draft | None:
    """The titles of the list that the question names, of the year it names; or of the day that it gives."""
    question, text = inquiry.question, inquiry.question.text
    day = _DAY.search(text)
    listed = _LISTS.search(text) is not None
    named = listed and any(_entries(inquiry, id_) for id_ in question.facets.documents)
    alone = question.named.years and not question.facets.documents and not question.attribute
    named = named or (listed and bool(alone) and _PAPERS.search(text) is not None)
    if not _ASKED.search(text) or not (day or named):
        return None
    entries = [c for id_ in question.facets.documents or inquiry.kit.corpus.documents for c in _entries(inquiry, id_)]
    found = [c for c in entries if _is_of(c, day, question.facets.years)]
    found = found if day else [c for c in found if covers(inquiry, inquiry.kit.grams_of(c.id)) >= OWN_COVER] or found
    if not found:
        return _issued(inquiry, day) if day else None
    draft = Draft("answered").say(f"清单里共计{len(found)}项：" if len(found) > 1 else "")
    draft.computed.append(f"{len(found)}项")
    for clause in found:
        source = Source(clause.id, clause.start, clause.end)
        draft.say(inquiry.shown(source), source)
    return draft


def _issued(inquiry: Inquiry, day: re.Match[str]) -> Draft | None:
    """The document held that was issued on the day."""
    year, month, number = map(int, day.groups())
    if number > calendar.monthrange(year, month)[1]:
        return None
    issued = date(year, month, number)
    held = (p for p in inquiry.kit.corpus.documents.values() if p.document.issued_on == issued)
    parsed = next(held, None)
    if parsed is None:
        return None
    text = f"{say_date(issued)}印发的是《{parsed.document.title}》，发文机关是{parsed.document.issuer}。"
    return Draft("answered").say(text, *(s for name in ("issued_on", "issuer") if (s := evidence_of(parsed, name))))


def _entries(inquiry: Inquiry, document_id: str) -> list[Clause]:
    return [c for c in inquiry.kit.corpus.documents[document_id].clauses if c.kind == "listing"]


def _is_of(entry: Clause, day: re.Match[str] | None, years: tuple[int, ...]) -> bool:
    dated = _DATE.search(entry.text)
    if dated is None:
        return False
    if day:
        return tuple(map(int, day.groups())) == tuple(map(int, dated.groups()))
    return not years or int(dated[1]) in years
