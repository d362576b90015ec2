"""What goes into the tables of the Telegram door and comes out of them."""

from dataclasses import dataclass, field
from datetime import date

from bot.reply import Reply
from bot.telegram.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one chat, whom the bot keeps a conversation for."""

    chat_id: int
    user_id: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """An update as it is written down; `digest` is that of its message's text, `payload` the update as JSON."""

    update_id: int
    chat_id: int | None
    user_id: int | None
    message_id: int | None
    digest: str
    payload: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept for a person: the conversation, the update that was answered last, the day to answer for."""

    conversation_id: str | None = None
    last_key: int | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Where the reply to an update is stored, and whose question it answers."""

    person: Person
    conversation_id: str
    reply_id: str


@dataclass(frozen=True, slots=True)
class Place:
    """Which message of an answer: the update's key, and its number; `last` where the update ends with it."""

    key: int
    ordinal: int
    last: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A message given to Telegram for a chat, when `after` was the highest message id met in that chat's sequence."""

    chat_id: int
    after: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send back, in order; `reply` where it came from the assistant. `toast` shows up at a tapped button."""

    messages: list[Outgoing] = field(default_factory=list)
    reply: Reply | None = None
    toast: str | None = None
