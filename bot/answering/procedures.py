"""How support is applied for, and whom to ask: what the measure's own document says of both."""

import re

from bot.answering.candidates import candidates, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from policy_corpus.measures.model import Statement

_SUPPORT = re.compile("补|奖|资助|扶持|支持|申报|申请|政策|兑现")


def answer_procedure(inquiry: Inquiry) -> Draft | None:
    """The administering body and the steps that the document names; None where it names neither."""
    question = inquiry.question
    asks = question.asks("procedure") or (question.asks("department") and _SUPPORT.search(question.text))
    if not asks or question.attribute:
        return None
    measures = [c.measure for c in candidates(inquiry) if serves(inquiry, c.measure)]
    if not measures and not question.subject and question.facets.districts:
        measures = [m for m in inquiry.kit.measures if serves(inquiry, m)]
    if not measures:
        return None
    body, steps = measures[0].administered_by, measures[0].procedure
    return _state(inquiry, body, steps) if body or steps else None


def _state(inquiry: Inquiry, body: Statement | None, steps: tuple[Statement, ...]) -> Draft:
    draft = Draft("answered")
    if body:
        draft.say(f"找{body.text}。", whole_sentence(inquiry, body.evidence))
    for step in steps:
        draft.say(f"{step.text}。", whole_sentence(inquiry, step.evidence))
    for source in draft.sources():
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft
