"""A reply as the evaluation sees it: leniently read, so that any server's answer can be judged."""

import json

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationInfo, field_validator

from evals.text import squash


class _Lenient(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GivenCitation(_Lenient):
    """One citation of a reply; fields that a server leaves out are None."""

    clause_id: str | None = None
    clause_text: str | None = None
    quote: str | None = None
    label: JsonValue = None
    document: JsonValue = None
    heading_path: JsonValue = None
    validity: JsonValue = None

    @property
    def text(self) -> str:
        """What counts as cited: the clause, or the quote where the server sends no clause; squashed."""
        return squash(self.clause_text or self.quote)

    @property
    def about(self) -> str:
        """Everything the citation says beside the clause's words, as one string."""
        return json.dumps([self.document, self.validity, self.label, self.heading_path], ensure_ascii=False)

    @property
    def document_title(self) -> str:
        """The cited document's title, "" where unknown."""
        title = self.document.get("title") if isinstance(self.document, dict) else None
        return title if isinstance(title, str) else ""


class Given(_Lenient):
    """The reply to a case's last turn."""

    status: str | None = None
    answer: str = ""
    as_of: str | None = None
    conversation_id: str | None = None
    citations: tuple[GivenCitation, ...] = ()
    measures: JsonValue = None
    resolved_question: str | None = None
    timings_ms: dict[str, float] = Field(default_factory=dict)

    @field_validator("answer", "citations", "timings_ms", mode="before")
    @classmethod
    def _null_is_absent(cls, value: object, info: ValidationInfo) -> object:
        if value is None and info.field_name:
            return cls.model_fields[info.field_name].get_default(call_default_factory=True)
        return value
