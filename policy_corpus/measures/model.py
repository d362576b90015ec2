"""The shape of a support measure: conditions over named facts, a benefit in exact yuan, and a quote beside each rule.

Every `evidence` holds the words of the document, character for character, and the clause that they stand in.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from policy_corpus.errors import InputError
from policy_corpus.measures.money import parse_money
from policy_corpus.model import DistrictId, Evidence, Frozen

FactType = Literal["enum", "bool", "money", "integer", "year", "set"]
FactValue = str | bool | int | Decimal


def _yuan(value: object) -> object:
    """Sums are written as in the documents ("500万元"); anything else is left to pydantic to refuse."""
    if not isinstance(value, str):
        return value
    try:
        return parse_money(value)
    except InputError as error:
        raise ValueError(str(error)) from error


Yuan = Annotated[Decimal, BeforeValidator(_yuan), Field(ge=0)]
Share = Annotated[Decimal, Field(gt=0, le=1)]


class Option(Frozen):
    """One value that a fact may take."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()
    implies: dict[str, FactValue] = Field(default_factory=dict)  # what else is then known of the asker


class Fact(Frozen):
    """Something to know about the asker; `options` is empty unless the type is enum or set.

    A `set` says what the asker has: an option that is not named is unknown, not absent.
    """

    id: str
    name: str
    type: FactType
    question: str
    description: str
    synonyms: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    implies: dict[str, FactValue] = Field(default_factory=dict)  # of a bool that is true
    maximum: Decimal | None = None  # a larger value is taken for a slip
    difference: tuple[str, str] | None = None  # the two facts whose difference it is, where both are known
    titles: bool = False  # who says that he is not one of the options, and names no other, is none (不是瞪羚)
    adds_up: bool = False  # several sums in one message are parts of it (国家给了200万，省给了50万)
    of_each: bool = False  # several sums in one message are of several things, each reckoned by itself

    @property
    def short_name(self) -> str:
        """The name of what holds or does not, without the 是否 that asks."""
        return self.name.removeprefix("是否")

    def option(self, option_id: str) -> Option | None:
        """The option of that id."""
        return next((option for option in self.options if option.id == option_id), None)


class Leaf(Frozen):
    """One condition on one fact; exactly one of the tests is set.

    `among` holds option ids: an enum must be one of them, a set must hold one of them.
    """

    fact: str
    text: str  # the condition in plain Chinese
    among: tuple[str, ...] = ()
    equals: bool | None = None
    more_than: Yuan | None = None
    years_ago: int | None = None  # the fact is a year, and the judging date lies this many years later
    evidence: Evidence


class AllOf(Frozen):
    """Holds when each of its parts holds."""

    all: tuple[Condition, ...]


class AnyOf(Frozen):
    """Holds when one of its parts holds."""

    any: tuple[Condition, ...]


class NoneOf(Frozen):
    """Holds when its part does not."""

    negate: Condition


Condition = Leaf | AllOf | AnyOf | NoneOf


class Terms(Frozen):
    """What all benefits share.

    `ceiling_word` is set where the document promises no more than an upper bound (最高, 不超过).
    `years` is how many years a yearly payment runs; None where the document does not say.
    """

    evidence: Evidence
    ceiling_word: str | None = None
    yearly: bool = False
    years: int | None = None


class Fixed(Terms):
    """One sum."""

    kind: Literal["fixed"] = "fixed"
    amount: Yuan


class Tiered(Terms):
    """A sum for each option of one fact; an option without a tier gets nothing."""

    kind: Literal["tiered"] = "tiered"
    fact: str
    tiers: dict[str, Yuan]


class InvestmentLimit(Frozen):
    """What all public money together may not exceed: a share of an investment."""

    share: Share
    investment: str
    received: str
    text: str
    evidence: Evidence


class SharedTiers(Terms):
    """Tiers that also stay within a share of the asker's investment, less what others have paid."""

    kind: Literal["within_share"] = "within_share"
    fact: str
    tiers: dict[str, Yuan]
    limit: InvestmentLimit


class Cap(Frozen):
    """An upper bound for those of whom the bool fact `when` is true; for all others where `when` is None."""

    when: str | None = None
    label: str
    amount: Yuan
    evidence: Evidence


class Rate(Terms):
    """A share of the sum `base`; of the caps, the first whose `when` holds applies."""

    kind: Literal["rate"] = "rate"
    base: str
    rate: Share
    per: str | None = None  # what base and cap are counted by, such as 单项
    caps: tuple[Cap, ...] = ()


class ItemTotal(Frozen):
    """The most that all items together may bring, counting what has been received before."""

    cap: Yuan
    received: str
    evidence: Evidence


class PerItem(Terms):
    """A sum for each item."""

    kind: Literal["per_item"] = "per_item"
    count: str
    each: Yuan
    unit: str
    total: ItemTotal | None = None


class InKind(Terms):
    """Rooms, land, services, loans: support that is not a sum of money."""

    kind: Literal["in_kind"] = "in_kind"
    text: str


class Tax(Terms):
    """A tax rule in the asker's favour."""

    kind: Literal["tax"] = "tax"
    text: str


class Unstated(Terms):
    """Money is promised, but the document names no sum."""

    kind: Literal["unstated"] = "unstated"
    text: str


Benefit = Annotated[
    Fixed | Tiered | SharedTiers | Rate | PerItem | InKind | Tax | Unstated, Field(discriminator="kind")
]


class Statement(Frozen):
    """Something the document says about a measure, in plain Chinese, with its words."""

    text: str
    evidence: Evidence


class Measure(Frozen):
    """One support measure (支持措施) of one document."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()  # colloquial names of the subject
    document_id: str
    clause_id: str
    district: DistrictId  # whom the measure serves
    scope: Leaf  # the condition of place
    conditions: Condition
    conditions_complete: bool = True  # False where the document leaves conditions to rules that it does not contain
    benefit: Benefit
    frequency: str | None = None  # 一次性, 每年, 连续三年 …
    assessment: Statement | None = None  # 经综合评估, 择优 …: nobody is entitled before it
    obligations: tuple[Statement, ...] = ()
    administered_by: Statement | None = None
    sought: Statement | None = None  # the document only seeks or explores it: nobody has it yet
    units: tuple[str, ...] = ()  # responsible units, where the clause names them
    procedure: tuple[Statement, ...] = ()
    notes: str | None = None


for _model in (AllOf, AnyOf, NoneOf):
    _model.model_rebuild()
