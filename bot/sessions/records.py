"""What goes into the store and comes out of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Role = Literal["user", "assistant"]
Rating = Literal["up", "down"]


class StaleConversationError(Exception):
    """Another process added a turn since the conversation was loaded: load it again and answer again."""


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation as loaded; `version` grows with every change, `state` is the assistant's memory as JSON."""

    id: str
    version: int
    state: str


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message; `payload` is the request or the reply as JSON."""

    id: str
    role: Role
    content: str
    payload: str
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """How an answer came about: who asked through which door, what was cited, and what gave the answer."""

    request_id: str
    channel: str
    client: str
    question: str
    as_of: date
    status: str
    clause_ids: tuple[str, ...]
    corpus_digest: str
    code_version: str


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One question with its answer and the memory after it; `after` is None for a conversation's first turn."""

    conversation_id: str
    after: StoredConversation | None
    state: str
    question: StoredMessage
    answer: StoredMessage
    audit: AuditEntry


@dataclass(frozen=True, slots=True)
class AuditSelection:
    """Which answers an export holds: given from `since` on and before `until`, with this status; None for any."""

    since: datetime | None = None
    until: datetime | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One answer with what was said of it; `question` is empty once its conversation has been deleted."""

    created_at: datetime
    message_id: str
    conversation_id: str
    entry: AuditEntry
    rating: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was deleted because its time was up."""

    conversations: int = 0
    answers: int = 0
