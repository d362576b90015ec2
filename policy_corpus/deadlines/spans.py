"""A document's last year, and counting years from it."""

from dataclasses import dataclass
from datetime import date

from policy_corpus.model import Document


@dataclass(frozen=True)
class Span:
    """The calendar years in which a document can be made use of."""

    first_year: int | None
    last_year: int

    def holds(self, year: int) -> bool:
        """Whether a benefit can date from that year."""
        return (self.first_year or year) <= year <= self.last_year


def span_of(document: Document) -> Span | None:
    """From the document's days or, failing these, its plan period; None where it states no end."""
    period = document.plan_period
    first, last = document.effective_from, document.effective_to
    if last:
        return Span(first.year if first else None, last.year)
    return Span(period.first_year, period.last_year) if period else None


def last_day(first_year: int, years: int) -> date:
    """The last day of a count of years that includes its first."""
    return date(first_year + years - 1, 12, 31)


def say_count(first_year: int, years: int) -> str:
    """The sum, shown: 2025＋10－1＝2034年."""
    return f"{first_year}＋{years}－1＝{first_year + years - 1}年"
