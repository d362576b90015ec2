"""Which of the documents have a property: write sums down (哪份文件里有钱可拿), are of an area, run to a year."""

import re

from bot.answering.candidates import whole_sentence
from bot.answering.holdings import opening
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import names_sum
from bot.answering.openings import highest
from bot.answering.records import fields_asked, lacks_record, say_record
from bot.answering.validity import proof, state_in_full, validity_of
from bot.drafting import Draft
from policy_corpus.model import ParsedDocument

_KIND = "(?:文件|文档|材料|规划|方案|计划)"
_PAPER = f"(?:份(?!额)|[个些篇部本种](?=(?:政策)?{_KIND})|(?=政策?文件|材料))(?:政策)?{_KIND}?"
_WHICH = re.compile(f"(?:哪一?几?|几){_PAPER}|(?:文件|材料|规划|方案)(?:里面?|中)?(?:都?有|都?是)?哪几?[份个些]")
_ALL = re.compile("(?:这|那)(?:些|几[份个])(?:政策)?文件|(?:每|各)[份个]?(?:政策)?文件")
_MONEY = re.compile(
    "(?:有|带|给|写|定|列|含|发|补|奖)[^,。;?]{0,8}(?:钱|金额|数额|标准|真金白银|资金|补[贴助])|多少钱|真金白银|能(?:拿|领)到?钱|拿得到钱"
)
_OF_AREA = re.compile("[讲说管写关属](?:的?是|到|于|的|着)?|关于|针对|适用|涉及|专门|面向|是[^,。;?]{2,8}的[?？。]?$")
_UNTIL = re.compile(
    r"(?:管|用|执行|有效|实施|规划|期限|期|定|写)[^,。;?]{0,4}到(?:了|的)?(?:20)?\d\d年?|到(?:20)?\d\d年?[^,。;?]{0,4}(?:为止|到期|结束|失效)"
)
_SAYING = frozenset(
    "哪几些份个这里面中文件材料政策写明具体真金白银补贴助奖励资标准金额数给钱拿领管讲关于针对适用涉及专门向有效期规划方案计支持"
)
NAMED = 2  # measures that are named of each document


def list_which(inquiry: Inquiry) -> Draft | None:
    """The documents that have what is asked for, each with its state; None where a thing or a document is named."""
    question, text = inquiry.question, inquiry.question.text
    if question.facets.documents or question.facets.clauses or question.follow_up or _names_a_thing(inquiry):
        return None
    if _ALL.search(text) and question.asks("document") and fields_asked(inquiry):
        return _records(inquiry)
    if not _WHICH.search(text):
        return None
    held = list(inquiry.kit.corpus.documents.values())
    places, years = set(question.named.districts), set(question.named.years)
    if _MONEY.search(text):
        return _with_sums(inquiry, [p for p in held if not places or places & set(p.document.districts)])
    if places and _OF_AREA.search(text):
        return _with_states(inquiry, [p for p in held if places & set(p.document.districts)])
    if years and _UNTIL.search(text):
        return _with_states(inquiry, [p for p in held if _last_year(inquiry, p) in years])
    return None


def _names_a_thing(inquiry: Inquiry) -> bool:
    """Whether the question is of something beside documents, their areas and their sums."""
    return any(not set(word) <= _SAYING for word in inquiry.question.subject.split())


def _last_year(inquiry: Inquiry, parsed: ParsedDocument) -> int | None:
    last = validity_of(inquiry.kit.corpus, parsed.document.id, inquiry.as_of).to
    return last.year if last else None


def _with_sums(inquiry: Inquiry, held: list[ParsedDocument]) -> Draft:
    """Those with support that writes a sum down, the most of it first, each with its state and the first of it."""
    judged = [one for one in inquiry.assessments if names_sum(one.measure) and one.measure.benefit.kind != "tax"]
    summed = {p.document.id: [one for one in judged if one.measure.document_id == p.document.id] for p in held}
    order = sorted((p for p in held if summed[p.document.id]), key=lambda p: -len(summed[p.document.id]))
    if not order:
        return Draft("not_found").say(inquiry.kit.replies.render("not_found_figure_at_all"))
    draft = _counted(f"写明了支持金额的文件有{len(order)}份：", len(order))
    for parsed in order:
        _say_state(inquiry, draft, parsed)
        first = sorted(summed[parsed.document.id], key=lambda one: -highest(one))[:NAMED]
        for one in first:
            amount = one.amount.text if one.amount else ""
            draft.say(f"{one.title}：{amount or '见条款'}。", whole_sentence(inquiry, one.evidence))
            draft.computed.append(amount or "")
        draft.measures += first
    return draft


def _with_states(inquiry: Inquiry, found: list[ParsedDocument]) -> Draft | None:
    """How many are found, and the state of each."""
    draft = _counted(f"收录的文件里共计{len(found)}份：", len(found))
    for parsed in found:
        _say_state(inquiry, draft, parsed)
    return draft if found else None


def _records(inquiry: Inquiry) -> Draft:
    """What is on record of each document held."""
    draft = Draft("answered")
    for parsed in inquiry.kit.corpus.documents.values():
        lines = len(draft.lines)
        say_record(inquiry, draft, parsed)
        if len(draft.lines) == lines:
            draft.say(lacks_record(inquiry, parsed).lines[0].text, opening(inquiry, parsed))
    return draft


def _counted(text: str, count: int) -> Draft:
    return Draft("answered", computed=[f"{count}份"]).say(text)


def _say_state(inquiry: Inquiry, draft: Draft, parsed: ParsedDocument) -> None:
    validity = validity_of(inquiry.kit.corpus, parsed.document.id, inquiry.as_of)
    sources = proof(inquiry.kit.corpus, parsed, validity) or (opening(inquiry, parsed),)
    draft.say(state_in_full(parsed.document, validity, inquiry.as_of), *sources)
