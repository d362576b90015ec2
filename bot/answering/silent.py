"""Which of the areas, years or documents compared says nothing of what is asked."""

from collections.abc import Sequence

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line
from bot.understanding.aspects import SPLIT_BY


def name_silent(aspects: Sequence[Inquiry], answers: Sequence[Draft], draft: Draft) -> None:
    """Below what the others say, name those of which nothing is said."""
    silent = [one for one, answer in zip(aspects, answers, strict=True) if answer.status == "not_found"]
    if draft.status != "answered" or not silent or not aspects[0].question.asks("compare"):
        return
    names = list(filter(None, map(_name, silent)))
    if names:
        text = aspects[0].kit.replies.render("line_without_aspect", which="、".join(names))
        draft.lines.append(Line(text))


def _name(inquiry: Inquiry) -> str:
    """The area, year or document that an aspect is about, of several that the question names."""
    question = inquiry.question
    kind = next((k for k in SPLIT_BY if len(getattr(question.named, k)) > len(getattr(question.facets, k)) == 1), "")
    if kind == "documents":
        return f"《{inquiry.kit.corpus.documents[question.facets.documents[0]].document.short_title}》"
    if kind == "districts":
        return inquiry.kit.place_by_id[question.facets.districts[0]]
    return f"{question.facets.years[0]}年" if kind else ""
