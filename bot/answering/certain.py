"""Whether a stated record is certainly the one asked for: it has every word of the thing, its unit and its year."""

from bot.answering.comparison import amount
from bot.answering.figure_lacks import GOAL
from bot.answering.figure_relations import TIMES
from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import word_covers
from bot.drafting import Draft
from policy_corpus.model import Figure
from retrieval.grams import grams


def is_certain(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether every figure stated is; questions near it that nothing answers count nothing then."""
    question = inquiry.question
    if not draft.figures or not question.subject or question.follow_up or question.attribute or draft.lack:
        return False
    return all(_is_it(inquiry, figure) for figure in draft.figures)


def _is_it(inquiry: Inquiry, figure: Figure) -> bool:
    question = inquiry.question
    dated = figure.year in question.named.years or (GOAL.search(question.text) and figure.role == "target")
    counted = question.unit is not None and (figure.unit in TIMES or question.unit.shows.search(amount(figure)))
    held = frozenset(grams(inquiry.kit.canonical(f"{figure.indicator}{figure.topic or ''}")))
    return bool(dated and counted) and all(share == 1 for _, share in word_covers(inquiry, held))
