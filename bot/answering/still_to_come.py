"""What is still to come of support that is paid in parts, where the asker says what he has got of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.answering.terms import Term, is_settled, times_held, whole_term
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from policy_corpus.measures.model import Fixed, PerItem, SharedTiers
from policy_corpus.measures.money import find_money, render_yuan
from policy_corpus.parsing.numbering import han_to_int

_STILL = re.compile("还[能可有剩会给]|剩|余下|往后|后面|后续|接下来|再[拿领给]")
_HAVING = "(?:到[手账帐位]|[拿领给发补](?:到|完|过|了)+|已经?[拿领得])"
_PAID = f"[^,，。;；?？]{{0,8}}?{_HAVING}"
ONCE_PAID = re.compile(f"一次性[^,，。;；?？]{{0,10}}?{_PAID}|{_HAVING}[^,，。;；?？]{{0,6}}一次性")
_NUMBER = "(?P<{}>[一两二三四1-9])"
_YEARS_PAID = re.compile(
    rf"(?:(?P<first>[头第首]一?年)|[前头]{_NUMBER.format('ahead')}年)的?{_PAID}"
    rf"|(?:[拿领给发补]|享受)(?:到|过|了|满)+{_NUMBER.format('counted')}年"
    rf"|{_HAVING}[^,，。;；?？]{{0,8}}(?:[头第首]一?年|[前头]{_NUMBER.format('before')}年)"
)
_RAISED = re.compile("升(?!值)|晋级|提级|提档")
_TOP_UP = re.compile("补差|差额|全额|(?:要不要|是否|会不会|用不用)[^,，。;；?？]{0,6}(?:扣|抵|减)|[扣抵]掉|扣除")
_OTHERS = re.compile("国家|中央|[省市](?!级)|各级|其[他它]|别的")
_YEARLY_PART, _PIECE = re.compile("运营|年度|每年|逐年"), re.compile("[^,，。;；?？]+")
_GOT = re.compile("到[手账帐位]|[拿领给发补](?:到|完|过|了)|已[拿领得]")


def say_still_to_come(inquiry: Inquiry, draft: Draft, total: str) -> None:
    """Put first what is left of the whole, instead of a `total` that leaves out what was paid already."""
    if draft.measures and is_topped_up(inquiry.question.text):
        draft.lines.insert(0, Line(inquiry.kit.replies.render("line_raised"), tuple(draft.sources())[:1]))
        return
    if not _STILL.search(inquiry.question.text) or len({each.measure.clause_id for each in draft.measures}) != 1:
        return
    if any(map(_of_some_years, draft.measures)):
        _say_left(inquiry, draft, total)
    elif (
        len(draft.measures) == 1
        and not _say_rest(inquiry, draft, draft.measures[0], total)
        and _had_once(inquiry, draft.measures[0])
    ):
        draft.lines.insert(0, Line(inquiry.kit.replies.render("line_had_once"), tuple(draft.sources())[:1]))


def is_topped_up(text: str) -> bool:
    """Whether it is asked if only the difference is paid to who rises by a level (升国家级后补差额吗)."""
    return _RAISED.search(text) is not None and _TOP_UP.search(text) is not None


def _say_left(inquiry: Inquiry, draft: Draft, total: str) -> None:
    text, measures = inquiry.question.text, draft.measures
    if _YEARLY_PART.search(text) and not ONCE_PAID.search(text):
        measures = [each for each in measures if _of_some_years(each)]
    terms = [term for each in measures if (term := _whole(inquiry, each))]
    whole, paid = sum((term.yuan for term in terms), Decimal(0)), _paid(inquiry, measures, terms)
    draft.lines = [line for line in draft.lines if not line.text.startswith(total)]
    if not 0 < paid <= whole or len(terms) < len(measures) or any(_is_open(inquiry, each) for each in measures):
        return
    word = "最多" if any(term.ceiling for term in terms) else ""
    parts = "+".join(term.text for term in terms)
    left = f"还可领{word}：{parts}−已领{render_yuan(paid)}={render_yuan(whole - paid)}。"
    draft.lines.insert(0, Line(left, tuple(draft.sources())[:1]))
    draft.computed.append(left)


def _say_rest(inquiry: Inquiry, draft: Draft, one: Assessment, total: str) -> bool:
    """Say what is left of a sum that is paid once, where a part of it has come (已经拿到200万，还能拿多少)."""
    benefit, whole, text = one.measure.benefit, whole_term(inquiry, one), inquiry.question.text
    term = whole and times_held(inquiry, one.measure, whole)
    paid = inquiry.profile.get("fiscal_aid_received") if "fiscal_aid_received" in inquiry.told else None
    settled = one.amount is not None and one.amount.min_yuan in (None, one.amount.max_yuan)
    apart = benefit.yearly or isinstance(benefit, SharedTiers | PerItem) or _OTHERS.search(text) or _RAISED.search(text)
    if apart or not (settled and term and isinstance(paid, Decimal) and 0 < paid < term.yuan):
        return False
    left = (
        f"还可领{'最多' if term.ceiling else ''}：{term.text}−已领{render_yuan(paid)}={render_yuan(term.yuan - paid)}。"
    )
    draft.lines = [line for line in draft.lines if not line.text.startswith(total)]
    draft.lines.insert(0, Line(left, tuple(draft.sources())[:1]))
    draft.computed.append(left)
    return True


def _of_some_years(each: Assessment) -> bool:
    return isinstance(each.measure.benefit, Fixed) and bool(each.measure.benefit.years)


def _had_once(inquiry: Inquiry, each: Assessment) -> bool:
    """Whether the asker says that he got the very sum of what is paid once (首次认定的20万去年拿了，今年还给吗)."""
    given = each.amount.value_yuan if each.amount and each.measure.frequency == "一次性" else None
    pieces = _PIECE.findall(inquiry.question.text)
    return given is not None and any(
        _GOT.search(piece) and any(money.yuan == given for money in find_money(piece)) for piece in pieces
    )


def _whole(inquiry: Inquiry, each: Assessment) -> Term | None:
    """The sum over all the years that the support is for, whichever of them the message names."""
    term, benefit = whole_term(inquiry, each), each.measure.benefit
    if term is None or not (isinstance(benefit, Fixed) and benefit.years):
        return term
    yearly = f"{render_yuan(benefit.amount)}/年×{benefit.years}年"
    return replace(term, text=yearly, yuan=benefit.amount * benefit.years)


def _is_open(inquiry: Inquiry, each: Assessment) -> bool:
    amount = each.amount
    return bool(amount and amount.min_yuan not in (None, amount.max_yuan)) and not is_settled(inquiry, each.measure)


def _paid(inquiry: Inquiry, measures: Sequence[Assessment], terms: Sequence[Term]) -> Decimal:
    """What was paid: the sum told, or that of the parts named (一次性的和头一年的都领了)."""
    told = inquiry.profile.get("fiscal_aid_received")
    if "fiscal_aid_received" in inquiry.told and isinstance(told, Decimal):
        return told
    text, paid = inquiry.question.text, Decimal(0)
    years = _YEARS_PAID.search(text)
    count = (
        han_to_int((years["ahead"] or years["counted"] or years["before"] or "一").replace("两", "二")) if years else 0
    )
    for each, term in zip(measures, terms, strict=True):
        benefit = each.measure.benefit
        if isinstance(benefit, Fixed) and benefit.years:
            paid += benefit.amount * min(count, benefit.years)
        elif ONCE_PAID.search(text):
            paid += term.yuan
    return paid
