"""The shape of a deadline."""

from datetime import date
from typing import Literal

from policy_corpus.model import Evidence, Frozen

DeadlineKind = Literal["validity_end", "plan_period_end", "target_year", "payment_run", "obligation"]


class Deadline(Frozen):
    """Something that ends or falls due on the last moment of the day `on`.

    `on` is None where the count starts with each beneficiary, or the document names no end; `years` is how many years
    such a count takes, its first year included. `units` answer for it: those its clause names, failing these whoever
    administers the measure, or explains or issued the document. `basis` is what else `note` and `units` rest on.
    """

    id: str  # stable across re-parsing of unchanged text
    kind: DeadlineKind
    on: date | None = None
    document_id: str
    clause_id: str | None  # None where the quote stands in a heading
    title: str
    units: tuple[str, ...] = ()
    quote: str
    note: str
    years: int | None = None
    basis: tuple[Evidence, ...] = ()
