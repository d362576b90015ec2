"""Figures that are told by others: set against one stated before, or aimed at as a multiple of what there was."""

import re

from bot.answering.figure_lacks import GOAL, REACHED
from bot.answering.figure_matching import ENOUGH
from bot.answering.inquiry import Inquiry
from bot.understanding.facets import without
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_AGAINST = re.compile("[跟和与比同较].{1,14}?(?:哪个|谁|比|[多少高低大小差])")
SHARE = re.compile(
    "(?P<part>[^,，。;；?？]{2,24}?)(?:占|在)(?:了|到)?(?P<whole>[^,，。;；?？]{2,16}?)的?(?:总数|总量|里头?|里面|中)?的?占?"
    "(?:多大|多少|几成|百分之几|百分之多少|什么|啥|比例|比重|份额)"
)
_PART_LAST = re.compile(
    "(?P<whole>[^,，。;；?？]{2,30}?)(?:当中|里[头面]?|中|,其中)的?(?P<part>[^,，。;；?？]{2,16}?)占了?"
    "(?:多大|多少|几成|百分之几|百分之多少|什么|啥|比例|比重|份额)"
)
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


def share_of(inquiry: Inquiry) -> list[Figure] | None:
    """The part and the whole whose share no record states: counted alike, of one area and year; else None.

    Of a thing that only one of them names, both are that of their own area (高新区的…占自创区几成).
    """
    asked = SHARE.search(inquiry.question.text) or _PART_LAST.search(inquiry.question.text)
    words = (asked["part"], asked["whole"]) if asked else ("", "")
    part, whole = _counted(inquiry, *words), _counted(inquiry, *reversed(words))
    if part is None or whole is None or part.value >= whole.value or part.unit == "%":
        return None
    same = {kind for kind in ("unit", "year", "document_id") if getattr(part, kind) == getattr(whole, kind)}
    alike = part.district == whole.district or (part.indicator_id and part.indicator_id == whole.indicator_id)
    return [part, whole] if len(same) == 3 and alike else None


def _counted(inquiry: Inquiry, wording: str, other: str) -> Figure | None:
    """The figure that some words name, or the others, of the year, area and document asked about."""
    facets, kit = inquiry.question.facets, inquiry.kit
    named = (
        without(text, kit.gazetteer, {"documents", "districts", "years"}).strip(" 底末初的里全")
        for text in (wording, other)
    )
    thing = next(filter(None, named), "")
    areas = tuple(str(m.value) for m in kit.gazetteer.find(wording) if m.kind == "districts")
    if not thing:
        return None
    matched = kit.facts.match_figures(
        f"{thing}多少",
        year=facets.years or None,
        district=areas or facets.districts or None,
        document=facets.documents or None,
        limit=3,
    )
    return next((m.figure for m in matched if m.score >= ENOUGH and not m.conflicts), None)


def _is_multiple(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a record counts times, is a goal, and contradicts the question in its unit alone."""
    figure, years = matched.figure, inquiry.question.named.years
    dated = not years or figure.year in years
    return figure.unit in TIMES and figure.role not in REACHED and dated and not set(matched.conflicts) - {"unit"}
