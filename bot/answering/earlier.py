"""Which of the documents is the earlier, or the earliest, by the day from which each says that it is."""

import re
from datetime import date

from bot.answering.inquiry import Inquiry
from bot.answering.records import evidence_of
from bot.answering.validity import begun, order_told, say_date
from bot.drafting import Draft
from policy_corpus.model import ParsedDocument

_PAPER = "(?:文件|规划|方案|计划|[一那]份|哪份)"
_END = re.compile(
    f"最(?:(?P<first>早|先)|晚|新|近|后)(?:的|发|出|印|一|那)?[^,。;?]{{0,4}}{_PAPER}|{_PAPER}[^,。;?]{{0,4}}最(?:(?P<one>早|先)|晚|新)"
)
_WHICH = re.compile("哪|什么|啥|谁|叫")
_ORDER = re.compile(
    "(?:哪[份个一]*|谁)[^,。;?]{0,8}(?:先|后|早|晚)(?:发|印|出)?|[早晚]了?(?:多久|几|多少)|先后|哪[份个]?在[前后]|(?:哪[份个一]*|谁)(?:更|比较|是)*(?:新|旧|老)|(?<!创)新(?=[?？。]?$)"
    "|(?:隔|相?差)了?[^,。;?]{0,4}(?:多久|几个?[天月年]|多少[天日])[^,。;?]{0,4}(?:发|印|出|公布|实施)?"
)


def answer_earlier(inquiry: Inquiry) -> Draft | None:
    """The order of two documents named, with the days between; of all those held the first or the last; else None."""
    question, documents = inquiry.question, inquiry.kit.corpus.documents
    ends = _END.search(question.text) if _WHICH.search(question.text) else None
    ordered = _ORDER.search(question.text)
    told = ((ends and ends[0]) or "") + ((ordered and ordered[0]) or "") + "份印发布出台实施文件"
    if question.named.districts or question.follow_up or any(word not in told for word in question.subject.split()):
        return None
    named = [documents[id_] for id_ in question.named.documents]
    order = order_told(named[0].document, named[1].document) if len(named) == 2 and ordered else ""
    if order:
        dated = _dated(named)
        return Draft("answered").say(order, *dated.sources()).joined([dated])
    return _foremost(list(documents.values()), bool(ends["first"] or ends["one"])) if ends and not named else None


def _foremost(held: list[ParsedDocument], earliest: bool) -> Draft | None:
    dated = sorted(
        (p for p in held if begun(p.document)), key=lambda p: begun(p.document) or date.max, reverse=not earliest
    )
    if not dated:
        return None
    name = f"《{dated[0].document.short_title}》"
    draft = (
        Draft("answered").say(f"写明了日期的文件里，最{'早' if earliest else '晚'}的是{name}。").joined([_dated(dated)])
    )
    undated = "、".join(f"《{parsed.document.short_title}》" for parsed in held if parsed not in dated)
    return draft.say(f"没有写明发文日期的：{undated}。") if undated else draft


def _dated(documents: list[ParsedDocument]) -> Draft:
    """The day of each, with what it is the day of and where that is written."""
    draft = Draft("answered")
    for parsed in documents:
        issued, name = parsed.document.issued_on, f"《{parsed.document.title}》"
        field, words = ("issued_on", "发文日期是{}") if issued else ("effective_from", "自{}起实施")
        source = evidence_of(parsed, field)
        draft.say(
            f"{name}{words.format(say_date(begun(parsed.document) or date.max))}。", *([source] if source else [])
        )
    return draft
