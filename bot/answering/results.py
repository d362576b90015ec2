"""What stated figures come to: computed, and in the documents' own words where they say it (自创区 … 达到8家)."""

import re

from bot.answering.comparison import asks_change, asks_sum, compare
from bot.answering.figure_lines import say_figure
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.understanding.question import Question
from policy_corpus.model import Figure

_GROWTH = re.compile("增加|增长|增幅|提高|新增|减少|下降")


def show_results(inquiry: Inquiry, draft: Draft) -> None:
    """Add what is asked of several stated figures: the computation, and the document's own figure of the result.

    Where the whole is no sum of its parts (a number per 10,000 inhabitants), only the document's own is said.
    """
    parts = draft.figures
    text = _computing(inquiry.question)
    whole = _whole(inquiry, parts) if len(parts) > 1 and asks_sum(text) else None
    if whole is None or whole.value == sum(figure.value for figure in parts):
        compare(draft, text)
    growth = _growth(inquiry, parts) if len(parts) == 2 and asks_change(text) else None
    for figure in (whole, growth):
        if figure and figure not in parts:
            say_figure(inquiry, draft, figure)


def _computing(question: Question) -> str:
    """The words that may ask for a computation: those of the message before too, where a follow-up leaves it open."""
    return question.text if question.asks_itself else f"{question.text},{question.leans_on}"


def _whole(inquiry: Inquiry, parts: list[Figure]) -> Figure | None:
    """The figure of the area that their document is about as a whole, where the parts are of areas inside it."""
    one, home = parts[0], inquiry.kit.corpus.documents[parts[0].document_id].document.districts
    if len({part.district for part in parts}) < len(parts) or not one.indicator_id:
        return None
    same = inquiry.kit.facts.figures(document=one.document_id, district=home[0] if home else None, unit=one.unit)
    return next((f for f in same if f not in parts and all(_sort(f) == _sort(part) for part in parts)), None)


def _sort(figure: Figure) -> tuple[str | None, int | None, str | None]:
    return figure.indicator_id, figure.year, figure.topic


def _growth(inquiry: Inquiry, ends: list[Figure]) -> Figure | None:
    """The figure by which the document says that the later of two years exceeds the earlier one."""
    earlier, later = sorted(ends, key=lambda figure: figure.year or 0)
    change = abs(later.value - earlier.value)
    same = inquiry.kit.facts.figures(document=later.document_id, unit=later.unit)
    return next((f for f in same if f.value == change and f.year == later.year and _grows(f, later)), None)


def _grows(figure: Figure, of: Figure) -> bool:
    """Whether a figure is the growth of another: the same thing, said to have grown."""
    thing = of.indicator.split("(")[0].removesuffix("数量").removesuffix("量")
    return figure.district == of.district and thing in figure.indicator and _GROWTH.search(figure.indicator) is not None
