"""Figures that are told by others: set against one stated before, or aimed at as a multiple of what there was."""

import re

from bot.answering.figure_lacks import GOAL, REACHED
from bot.answering.inquiry import Inquiry
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_AGAINST = re.compile("[跟和与比同较].{1,14}?(?:哪个|谁|比|[多少高低大小差])")
TIMES = ("番", "倍")
NAMED = 0.3  # score from which a record is of what the question names


def beside_earlier(inquiry: Inquiry, figures: list[Figure]) -> list[Figure]:
    """With the last figure stated before, where a follow-up sets the one it wants against it (跟担保公司哪个多)."""
    question = inquiry.question
    compares = question.follow_up and question.named_subject and _AGAINST.search(question.text)
    if len(figures) != 1 or not compares or not inquiry.earlier_figures:
        return figures
    before = [f for f in inquiry.kit.facts.figures() if f.id == inquiry.earlier_figures[-1]]
    return [f for f in before if f.unit == figures[0].unit and f != figures[0]] + figures


def multiple_aimed_at(inquiry: Inquiry, matched: list[ScoredFigure]) -> Figure | None:
    """The goal of the year asked about that is set as a multiple (翻一番), where a number is asked for."""
    question = inquiry.question
    if not (question.named.years or GOAL.search(question.text)) or not question.unit:
        return None
    return next((m.figure for m in matched if m.score >= NAMED and _is_multiple(inquiry, m)), None)


def _is_multiple(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a record counts times, is a goal, and contradicts the question in its unit alone."""
    figure, years = matched.figure, inquiry.question.named.years
    dated = not years or figure.year in years
    return figure.unit in TIMES and figure.role not in REACHED and dated and not set(matched.conflicts) - {"unit"}
