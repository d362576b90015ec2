"""Which of the areas or years asked about no document has the number of."""

from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line
from bot.understanding.facets import Facets
from policy_corpus.model import Figure


def name_silent(aspects: Sequence[Inquiry], answers: Sequence[Draft], draft: Draft) -> None:
    """Below what is said of the others, name the areas and years of which the documents hold no such figure."""
    if draft.status != "answered" or not (aspects[0].question.asks("compare") or draft.figures):
        return
    asked = [one.question.facets for one in aspects]
    refused = [facets for facets, answer in zip(asked, answers, strict=True) if answer.status == "not_found"]
    kit, silent = aspects[0].kit, list[str]()
    if len({facets.districts for facets in asked}) > 1:
        areas = (facets for facets in refused if len(facets.districts) == 1)
        silent += [
            kit.place_names(f.districts) for f in areas if not _is_written(aspects[0], f.districts, draft.figures)
        ]
    if len({facets.years for facets in asked}) > 1 and draft.figures:
        silent += [
            f"{f.years[0]}年" for f in refused if len(f.years) == 1 and not _is_dated(aspects[0], f, draft.figures)
        ]
        silent = [year for year in silent if not any(year in line.text for line in draft.lines)]
    if silent:
        named = "、".join(dict.fromkeys(silent))
        draft.lines.append(Line(kit.replies.render("line_without_aspect", which=named)))


def _is_written(inquiry: Inquiry, area: tuple[str, ...], stated: Sequence[Figure]) -> bool:
    """Whether the documents hold of an area what is stated of another, in any year; anything, where none is stated."""
    names = {figure.indicator_id or figure.indicator for figure in stated}
    of_area = inquiry.kit.facts.figures(district=area)
    return any(not names or (figure.indicator_id or figure.indicator) in names for figure in of_area)


def _is_dated(inquiry: Inquiry, facets: Facets, stated: Sequence[Figure]) -> bool:
    """Whether the documents hold of a year and its areas what is stated of another year, or set that against it."""
    if any(f"{facets.years[0]}年" in figure.quote for figure in stated):
        return True
    names = {figure.indicator_id or figure.indicator for figure in stated}
    of_year = inquiry.kit.facts.figures(year=facets.years, district=facets.districts)
    return any((figure.indicator_id or figure.indicator) in names for figure in of_year)
