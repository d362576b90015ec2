"""What those who were paid must keep to: obligations that outlast a policy (持续经营 10 年, 退回)."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answering.candidates import serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.wanted import lacks_attribute
from bot.drafting import Draft
from policy_corpus.measures.model import Statement
from policy_corpus.measures.money import find_money, render_yuan

_HOW_MUCH_BACK = re.compile("[退吐还][^,，。;；?？]{0,6}(?:多少|几)|多少[^,，。;；?？]{0,4}[退吐还]")
_KEPT = re.compile("满(?:了)?(?:10|十)年|(?:1[0-9]|十[一二三四五])年")  # who has stayed as long as he promised
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
    if (question.asks("amount") or whether) and inquiry.told & inquiry.kit.tier_facts:
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


def _say_repaid(inquiry: Inquiry, statements: Sequence[Statement], draft: Draft) -> None:
    """What must be paid back comes to, where the asker says what he got and asks how much of it."""
    text = inquiry.question.text
    repaid = next((s for s in statements if "退回" in s.text), None)
    sums = [money.yuan for money in find_money(text)]
    if repaid is None or not sums or not _HOW_MUCH_BACK.search(text) or _KEPT.search(text):
        return
    told = "+".join(map(render_yuan, sums))
    whole = f"{told}={render_yuan(sum(sums, Decimal(0)))}" if len(sums) > 1 else told
    draft.say(
        f"无正当理由迁离的，要退回的是已获得的扶持资金，按您说的是{whole}。", whole_sentence(inquiry, repaid.evidence)
    )
    draft.computed.append(draft.lines[0].text)


def _statements(inquiry: Inquiry) -> list[Statement]:
    """Those of the place asked about; where he would move to is not where he is bound."""
    leaving = inquiry.question.facets.districts == ("outside",) or _MOVES.search(inquiry.question.text)
    found = [s for m in inquiry.kit.measures if leaving or serves(inquiry, m) for s in m.obligations]
    return list({s.text: s for s in found}.values())
