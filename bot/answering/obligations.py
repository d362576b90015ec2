"""What those who were paid must keep to: obligations that outlast a policy (持续经营 10 年, 退回)."""

import re

from bot.answering.candidates import serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.wanted import lacks_attribute
from bot.drafting import Draft
from policy_corpus.measures.model import Statement

_MOVES = re.compile("(搬|迁|挪|转)(到|去|往|进|至)")


def answer_obligations(inquiry: Inquiry) -> Draft | None:
    """The obligations of the district or document asked about; None where none are asked for or written down."""
    question = inquiry.question
    if not question.asks("obligation") or question.asks("department"):
        return None
    if question.asks("amount") and inquiry.told & inquiry.kit.tier_facts:
        return None  # 纳税也在片区，省级独角兽，能拿多少: what is kept to is told, not asked for
    statements = _statements(inquiry)
    if not statements or lacks_attribute(question, "".join(statement.text for statement in statements)):
        return None
    draft = Draft("answered")
    sources = {whole_sentence(inquiry, s.evidence): None for s in statements}
    draft.say("；".join(s.text for s in statements) + "。", *sources)
    for source in sources:
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft


def _statements(inquiry: Inquiry) -> list[Statement]:
    """Those of the place asked about; where he would move to is not where he is bound."""
    leaving = inquiry.question.facets.districts == ("outside",) or _MOVES.search(inquiry.question.text)
    found = [s for m in inquiry.kit.measures if leaving or serves(inquiry, m) for s in m.obligations]
    return list({s.text: s for s in found}.values())
