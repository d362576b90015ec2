"""What goes into the store and comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["user", "assistant"]
Rating = Literal["up", "down"]


class StaleConversationError(Exception):
    """Another process added a turn since the conversation was loaded: load it again and answer again."""


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation as loaded; `version` counts its turns, `state` is the assistant's memory as JSON."""

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
class TurnRecord:
    """One question with its answer and the memory after it; `after` is None for a conversation's first turn."""

    conversation_id: str
    after: StoredConversation | None
    state: str
    question: StoredMessage
    answer: StoredMessage
