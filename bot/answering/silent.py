"""Which of the areas compared no document has any number of."""

from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line


def name_silent(aspects: Sequence[Inquiry], answers: Sequence[Draft], draft: Draft) -> None:
    """Below what is said of the others, name the areas of which the documents hold no figure at all."""
    if draft.status != "answered" or not aspects[0].question.asks("compare"):
        return
    refused = (one for one, answer in zip(aspects, answers, strict=True) if answer.status == "not_found")
    silent = [area for one in refused for area in _area(one) if not one.kit.facts.figures(district=area)]
    if silent:
        kit = aspects[0].kit
        draft.lines.append(Line(kit.replies.render("line_without_aspect", which=kit.place_names(silent))))


def _area(inquiry: Inquiry) -> tuple[str, ...]:
    """The area that an aspect is about, of several that the question names."""
    own = inquiry.question.facets.districts
    return own if len(own) == 1 < len(inquiry.question.named.districts) else ()
