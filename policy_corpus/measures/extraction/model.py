"""The shape of a proposal: what a document seems to grant, to whom, in whose words, and what a reviewer should check.

A proposal is never a measure: it binds no facts, and only a person turns it into an entry of the catalogue.
Every Located satisfies `source_text[start:end] == text`, line breaks of the source included.
"""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from policy_corpus.measures.money import render_yuan
from policy_corpus.model import Frozen, Located

ValueKind = Literal["sum", "rate"]
Bound = Literal["exact", "at_most", "at_least"]
GrantRole = Literal["amount", "rate", "cap"]

_SIGNS: dict[Bound, str] = {"exact": "", "at_most": "≤", "at_least": "≥"}


class Value(Frozen):
    """A sum in yuan or a share of one; `high` is set where the document gives a range."""

    kind: ValueKind
    low: Decimal
    high: Decimal | None = None

    def __str__(self) -> str:
        return "-".join(self._one(number) for number in (self.low, self.high) if number is not None)

    def _one(self, number: Decimal) -> str:
        return render_yuan(number) if self.kind == "sum" else f"{(number * 100).normalize():f}%"


class Grant(Frozen):
    """One value that a measure gives, at one level of the subject where the document tells levels apart.

    A `cap` bounds another grant of the same measure; a ceiling that stands alone is an `amount` that is `at_most`.
    """

    role: GrantRole
    value: Value
    bound: Bound = "exact"
    ceiling_word: str | None = None
    level: str | None = None
    base: str | None = None  # what a rate is taken of
    per: str | None = None  # what a sum is counted by, such as 亩
    evidence: Located

    def __str__(self) -> str:
        amount = f"{_SIGNS[self.bound]}{self.value}" + (f"/{self.per}" if self.per else "")
        return f"{self.level} {amount}" if self.level else amount


class ProposedMeasure(Frozen):
    """A measure that a document seems to hold; `grants` is empty where it names no amount."""

    document_id: str
    clause_id: str
    label: str
    subject: str
    subject_evidence: Located | None  # None where the subject is taken from a heading outside the clause
    conditions: tuple[Located, ...] = ()
    grants: tuple[Grant, ...] = ()
    frequency: str | None = None
    assessment: Located | None = None
    evidence: Located
    confidence: float = Field(ge=0, le=1)
    review: tuple[str, ...] = ()  # why a person should look twice, in Chinese

    @property
    def needs_review(self) -> bool:
        """Whether anything about the proposal is unsure."""
        return bool(self.review)
