"""Whether a record of a figure has each word of what is asked for: then nothing else need be looked at."""

from bot.answering.comparison import amount
from bot.answering.figure_lacks import GOAL
from bot.answering.figure_matching import match
from bot.answering.figure_relations import TIMES
from bot.answering.inquiry import Inquiry, found_once
from bot.answering.sufficiency import word_covers
from policy_corpus.model import Figure
from retrieval.grams import grams


def is_it(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure has every word of the thing asked about, its unit and its year."""
    question = inquiry.question
    goal, years = GOAL.search(question.text), inquiry.years
    dated = figure.year in years if years else question.unit or (goal and figure.role == "target")
    counted = question.unit is not None and (figure.unit in TIMES or question.unit.shows.search(amount(figure)))
    named = inquiry.kit.canonical(figure.indicator) == inquiry.kit.canonical(question.subject.replace(" ", ""))
    counted = counted or (question.unit is None and (goal or named))
    held = frozenset(grams(inquiry.kit.canonical(f"{figure.indicator}{figure.topic or ''}")))
    return bool(dated and counted) and all(share == 1 for _, share in word_covers(inquiry, held))


@found_once
def is_recorded(inquiry: Inquiry) -> bool:
    """Whether the figure that fits best is the one asked for."""
    question = inquiry.question
    if not question.subject or question.follow_up or question.attribute or question.unit is None:
        return False
    best = match(inquiry)[:1] if question.named.years or GOAL.search(question.text) else []
    return any(not one.conflicts and is_it(inquiry, one.figure) for one in best)
