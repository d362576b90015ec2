"""The reply of the answer flow, in the shape that the HTTP contract promises (DESIGN §6)."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from policy_corpus.model import Document, Validity

Status = Literal["answered", "clarification", "not_found", "out_of_scope"]
Verdict = Literal["eligible", "possible", "not_eligible", "not_in_force", "not_yet_in_force"]


def _json_number(yuan: Decimal) -> int | float:
    """A JSON number: exact for whole yuan, and for parts of one as far as money goes."""
    return int(yuan) if yuan == yuan.to_integral_value() else float(yuan)


Yuan = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json-unless-none")]


class Part(BaseModel):
    """Base of all parts of a reply."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class CitedDocument(Part):
    """The document a citation comes from."""

    id: str
    title: str
    number: str | None
    issuer: str | None
    region: str

    @classmethod
    def of(cls, document: Document) -> "CitedDocument":
        """These fields of a document."""
        return cls(
            id=document.id,
            title=document.title,
            number=document.number,
            issuer=document.issuer,
            region=document.region,
        )


class Citation(Part):
    """A cited clause; `clause_text[quote_start:quote_end] == quote`, character for character."""

    marker: int
    clause_id: str
    document: CitedDocument
    label: str
    heading_path: list[str]
    clause_text: str
    quote: str
    quote_start: int
    quote_end: int
    validity: Validity


class Reason(Part):
    """Why a verdict holds, and the marker of the citation that says so."""

    text: str
    marker: int | None = None


class Amount(Part):
    """What a measure gives, in yuan; `formula` shows the computation in words and figures."""

    model_config = ConfigDict(frozen=True)  # one that depends on nothing known is shared by all replies

    kind: str
    value_yuan: Yuan | None = None
    max_yuan: Yuan | None = None
    min_yuan: Yuan | None = None
    formula: str | None = None
    text: str | None = None


class MeasureVerdict(Part):
    """One support measure judged for the asker."""

    measure_id: str
    title: str
    verdict: Verdict
    amount: Amount | None = None
    missing: list[str] = Field(default_factory=list)
    reasons: list[Reason] = Field(default_factory=list)


class OpenQuestion(Part):
    """A fact the assistant would like to know, with options to choose from."""

    fact: str
    text: str
    options: list[str] = Field(default_factory=list)


class KnownFact(Part):
    """A fact about the asker as the conversation understood it: `value` as a profile takes it, `text` in words."""

    fact: str
    value: Any
    text: str


class Reply(Part):
    """One answer: exactly one status; citations ordered by importance."""

    conversation_id: str
    message_id: str
    status: Status
    answer: str
    as_of: date
    citations: list[Citation] = Field(default_factory=list)
    measures: list[MeasureVerdict] = Field(default_factory=list)
    questions: list[OpenQuestion] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list)
    timings_ms: dict[str, float] = Field(default_factory=dict)
    resolved_question: str | None = None
    known_facts: list[KnownFact] = Field(default_factory=list)
