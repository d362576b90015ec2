"""Which of the areas compared no document has the number of."""

from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line
from policy_corpus.model import Figure


def name_silent(aspects: Sequence[Inquiry], answers: Sequence[Draft], draft: Draft) -> None:
    """Below what is said of the others, name the areas of which the documents hold no such figure."""
    if draft.status != "answered" or not aspects[0].question.asks("compare"):
        return
    areas = {one.question.facets.districts for one in aspects}
    refused = (one for one, answer in zip(aspects, answers, strict=True) if answer.status == "not_found")
    own = [(one, one.question.facets.districts) for one in refused if len(areas) > 1]
    silent = [area[0] for one, area in own if len(area) == 1 and not _is_written(one, area[0], draft.figures)]
    if silent:
        kit = aspects[0].kit
        draft.lines.append(Line(kit.replies.render("line_without_aspect", which=kit.place_names(silent))))


def _is_written(inquiry: Inquiry, area: str, stated: Sequence[Figure]) -> bool:
    """Whether the documents hold of an area what is stated of another, in any year; anything, where none is stated."""
    of_area = inquiry.kit.facts.figures(district=area)
    names = {figure.indicator_id or figure.indicator for figure in stated}
    return any(not names or (figure.indicator_id or figure.indicator) in names for figure in of_area)
