"""A figure asked of several fields at once (清洁能源和集成电路的收入哪个大): each field's, side by side."""

from dataclasses import replace

from bot.answering.figures import answer_figures
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft

MOST = 4


def compare_fields(inquiry: Inquiry) -> Draft | None:
    """The figure of each field that the question sets against another; None where one of them has none."""
    question = inquiry.question
    if not question.asks("compare") or question.follow_up:
        return None
    topics = {mention.id for mention in inquiry.kit.vocabulary.topics.find(question.message)}
    if not 1 < len(topics) <= MOST:
        return None
    drafts = [answer_figures(_of_field(inquiry, topic)) for topic in sorted(topics)]
    if not all(draft and draft.status == "answered" and len(draft.figures) == 1 for draft in drafts):
        return None
    stated = [draft for draft in drafts if draft]
    merged = Draft("answered").joined(stated)
    merged.figures = [figure for draft in stated for figure in draft.figures]
    return merged if len(set(merged.figures)) == len(topics) else None


def _of_field(inquiry: Inquiry, topic: str) -> Inquiry:
    """The inquiry without the other fields."""
    question, message = inquiry.question, inquiry.question.message
    for mention in reversed(inquiry.kit.vocabulary.topics.find(message)):
        if mention.id != topic:
            message = f"{message[: mention.start]} {message[mention.end :]}"
    return replace(inquiry, question=replace(question, message=message))
