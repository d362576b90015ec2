"""A follow-up that asks another number of the very passage just cited (规划面积多少 … 占全区几成)."""

from bot.answering.inquiry import Inquiry
from bot.answering.wanted import lacks_attribute
from bot.drafting import Draft, Source

NEAR = 0.9  # share of the best sentence's score that the sentence of the earlier passage must reach


def answer_from_same_passage(inquiry: Inquiry) -> Draft | None:
    """The sentence of the clause just cited that has the kind of number asked for; None where none has it."""
    question = inquiry.question
    shows = question.shows_number
    if not question.follow_up or question.named_subject or shows is None or not inquiry.earlier_clauses:
        return None
    best = inquiry.ranked[0].score if inquiry.ranked else 0.0
    near = [r for r in inquiry.ranked if r.score >= NEAR * best and r.sentence.clause_id == inquiry.earlier_clauses[0]]
    found = next((r.sentence for r in near if shows.search(r.sentence.text)), None)
    if found is None or lacks_attribute(question, found.text):
        return None
    source = Source.of_sentence(found)
    return Draft("answered").say(inquiry.shown(source), source)
