"""A question about two documents, districts or years is answered for each of them."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.understanding.facets import Facets
from bot.understanding.question import Question
from bot.understanding.told import BECAME

_CHANGES = re.compile(
    "[到至].{0,24}(?:增[加长]?|涨|升|降|减少?|[多少高低]|差)(?:了|出|到)?(?:多少|几)"
)  # 17年到19年涨了多少
_VERSUS = re.compile("(?<![a-z])vs(?![a-z])", re.IGNORECASE)
_GOAL = re.compile("目标|定的|要求|计划|争取|预计")
_CAME_OF_IT = re.compile("实有|实际|后来|已有|现有|完成|实现|达到没|达没达|够不够|超[了没过]|[年月]底有")
SPLIT_BY = ("documents", "districts", "years")
MOST = 4
MOST_YEARS = 6  # of a span
CITY = ("city",)

Periods = Mapping[str, tuple[int, int]]  # first and last year of each document that is a plan


def aspects(question: Question, periods: Periods | None = None) -> list[Question]:
    """The question once for each value of the first facet kind that has several; otherwise itself.

    A year outside the period of the document named is asked of the others. What became of something is asked of the
    document named last first.
    """
    facets, known = question.facets, periods or {}
    narrowed = _document_and_year(question, known)
    for kind in SPLIT_BY:
        values = getattr(facets, kind)
        if kind == "years" and len(values) > 2 and _CHANGES.search(question.text):
            values = (min(values), max(values))
        most = MOST_YEARS if kind == "years" else MOST
        if not narrowed and 1 < len(values) <= most:
            narrowed = [_agreeing(facets.model_copy(update={kind: (value,)}), kind, known) for value in values]
            if kind == "documents" and BECAME.search(question.text):
                narrowed.reverse()
    if len({one.districts for one in narrowed}) == len(narrowed) and 1 < len(facets.years) <= MOST // max(
        len(narrowed), 1
    ):
        narrowed = [one.model_copy(update={"years": (year,)}) for one in narrowed for year in facets.years]
    asked = [replace(question, facets=one) for one in _each_in_its_area(narrowed)]
    return _goal_first(question, asked) or [question]


def _goal_first(question: Question, asked: list[Question]) -> list[Question]:
    """Of two years, the one that set a goal is asked for that alone, and not for what it came to by the other."""
    if len(asked) != 2 or any(len(one.facets.years) != 1 for one in asked):
        return asked
    (goal, year), (came, later) = ((one, str(one.facets.years[0])) for one in asked)
    first, year_named, second = question.text.partition(later)
    if year not in first or not year_named or not _GOAL.search(first) or not _CAME_OF_IT.search(second):
        return asked
    return [replace(goal, text=_CAME_OF_IT.sub("", first).rstrip("、,，跟和与到至")), came]


def _each_in_its_area(narrowed: list[Facets]) -> list[Facets]:
    """Of a plan held against something else, the plan's own area: 全市 is said of the other side."""
    plans = [bool(one.documents) for one in narrowed]
    if all(plans) or not any(plans):
        return narrowed
    return [o.model_copy(update={"districts": ()}) if o.documents and o.districts == CITY else o for o in narrowed]


def _document_and_year(question: Question, periods: Periods) -> list[Facets]:
    """Where a plan is held against a year that it does not reach (2018那份比2019的高): of the plan, and of the year."""
    facets = question.facets
    strays = [year for year in facets.years if not _reaches(facets.documents, year, periods)]
    against = question.asks("compare") or _VERSUS.search(question.text)
    if len(facets.documents) != 1 or not strays or not against or len(facets.years) > 1:
        return []
    return [facets.model_copy(update={"years": ()}), facets.model_copy(update={"documents": (), "years": facets.years})]


def _agreeing(facets: Facets, kind: str, periods: Periods) -> Facets:
    """The facets of one aspect, without what does not go with the value of `kind` that it is of."""
    dropped = {"documents": "years", "years": "documents"}.get(kind)
    if not dropped or not facets.years or any(_reaches(facets.documents, year, periods) for year in facets.years):
        return facets
    return facets.model_copy(update={dropped: ()})


def _reaches(documents: tuple[str, ...], year: int, periods: Periods) -> bool:
    """Whether a plan says something of the year."""
    return not documents or documents[0] not in periods or year <= periods[documents[0]][1]
