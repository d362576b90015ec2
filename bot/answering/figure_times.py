"""Of which years figures are asked, and whether one can be of them."""

from bot.answering.comparison import amount
from bot.answering.figure_lacks import REACHED
from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import in_period
from policy_corpus.model import Figure


def can_be_of_then(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure without a year can be of the year asked for: what a plan found reached is of no later year,
    and what it aims at of its last.

    What a document without a period found is of the last year that it speaks of.
    """
    period = inquiry.kit.corpus.documents[figure.document_id].document.plan_period
    years = inquiry.years
    if years and figure.role in REACHED and period is None:
        own = (one.year for one in inquiry.kit.facts.figures(document=figure.document_id) if one.year)
        return max(own, default=years[0]) in years
    later = period is not None and bool(years) and min(years) > period.first_year
    before_end = period is not None and bool(years) and max(years) < period.last_year
    aimed = before_end and figure.role not in REACHED and "每年" not in figure.quote
    return in_period(inquiry, figure.document_id) and not (later and figure.role in REACHED) and not aimed


def of_other_years(inquiry: Inquiry, figures: list[Figure]) -> bool:
    """Whether all of figures that are counted as is asked are of other years than those asked about."""
    years, unit = inquiry.years, inquiry.question.unit
    counted = [
        figure for figure in figures if unit is None or figure.unit == unit.unit or unit.shows.search(amount(figure))
    ]
    may_be = (f.year in years if f.year else can_be_of_then(inquiry, f) for f in counted)
    return bool(years and counted) and not any(may_be)
