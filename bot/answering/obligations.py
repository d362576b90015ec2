"""What those who were paid must keep to: obligations that outlast a policy (持续经营 10 年, 退回)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answering.candidates import serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.repaid import asks_how_much_back, sums_got, whether_back
from bot.answering.wanted import lacks_attribute
from bot.drafting import Draft, Line
from policy_corpus.measures.model import Statement
from policy_corpus.measures.money import render_yuan

_LEAVES = re.compile("搬|迁|[挪转]走|离开|退")
_PAPERWORK = re.compile(  # of the promise itself the documents say no more than that it is made in writing
    "承诺书?[^,。;?]{0,6}(?:[交递送报寄签写][^,。;?]{0,4}(?:谁|哪|什么时候|何时|啥时候|几号|几份)|模板|范本|样本|格式)"
    "|承诺书?[^,。;?]{0,4}(?:什么时候|啥时候|何时|哪天|几号|在哪|向谁|找谁|跟谁|和谁)[^,。;?]{0,3}[交递送报签写盖]"
)
_MOVES = re.compile("(搬|迁|挪|转)(到|去|往|进|至)")


def answer_obligations(inquiry: Inquiry) -> Draft | None:
    """The obligations of the district or document asked about; None where none are asked for or written down."""
    question = inquiry.question
    if not question.asks("obligation") or question.asks("department"):
        return None
    whether = question.asks("eligibility") and not _LEAVES.search(question.text)
    back = asks_how_much_back(question.text)
    if not back and (question.asks("amount") or whether) and inquiry.told & inquiry.kit.tier_facts:
        return None  # 纳税也在片区，省级独角兽，能拿多少: what is kept to is told, not asked for
    statements = _statements(inquiry)
    if not statements or lacks_attribute(question, "".join(statement.text for statement in statements)):
        return None
    draft = Draft("answered")
    if _PAPERWORK.search(question.text):
        draft.status = "not_found"
        draft.say(inquiry.kit.replies.render("not_found_attribute", attribute="承诺书的签订和提交办法"))
    _say_repaid(inquiry, statements, draft)
    sources = {whole_sentence(inquiry, s.evidence): None for s in statements}
    draft.say("；".join(s.text for s in statements) + "。", *sources)
    for source in sources:
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft


def say_bound(inquiry: Inquiry, asked: str, draft: Draft) -> None:
    """Say before a total of what was got to what those are bound who were paid, where it is asked what to pay back."""
    stated = {each.measure.id for each in draft.measures}
    statements = {s.text: s for m in inquiry.kit.measures if m.id in stated for s in m.obligations}
    if asks_how_much_back(asked) and statements:
        sources = {whole_sentence(inquiry, s.evidence): None for s in statements.values()}
        draft.lines.insert(0, Line("；".join(statements) + "；您已获得的各项如下。", tuple(sources)))


def _say_repaid(inquiry: Inquiry, statements: Sequence[Statement], draft: Draft) -> None:
    """What must be paid back comes to, where the asker says what he got and asks how much of it."""
    text, stays, repaid = inquiry.question.text, *(_of(statements, word) for word in ("年以上", "退回"))
    if repaid is None:
        return
    if stays and (whether := whether_back(text, stays.text)):
        draft.say(whether, whole_sentence(inquiry, stays.evidence), whole_sentence(inquiry, repaid.evidence))
    if not asks_how_much_back(text) or (draft.lines and draft.lines[0].text.startswith("不用")):
        return
    bound = [m for m in inquiry.kit.measures if any(s.text == repaid.text for s in m.obligations)]
    got = sums_got(inquiry, bound)
    if not got:
        return
    whole = render_yuan(sum((each.yuan for each in got), Decimal(0)))
    told = "+".join(each.text for each in got)
    told = told if told == whole else f"{told}={whole}"
    sources = [whole_sentence(inquiry, repaid.evidence), *(each.source for each in got if each.source)]
    draft.say(f"无正当理由迁离的，要退回的是已获得的扶持资金，按您说的是{told}。", *dict.fromkeys(sources))
    draft.computed.append(draft.lines[-1].text)


def _of(statements: Sequence[Statement], word: str) -> Statement | None:
    return next((each for each in statements if word in each.text), None)


def _statements(inquiry: Inquiry) -> list[Statement]:
    """Those of the place asked about; where he would move to is not where he is bound."""
    leaving = inquiry.question.facets.districts == ("outside",) or _MOVES.search(inquiry.question.text)
    found = [s for m in inquiry.kit.measures if leaving or serves(inquiry, m) for s in m.obligations]
    return list({s.text: s for s in found}.values())
