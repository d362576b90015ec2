"""One update on its way to an answer, with all that answering needs."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.answering.validity import say_date
from bot.chat import Answerer, ChatService
from bot.dates import today
from bot.telegram.incoming import Incoming
from bot.telegram.outgoing import Button, Outgoing
from bot.telegram.records import Answer, Memory, Person
from bot.telegram.store import TelegramStore
from policy_corpus.corpus import Corpus
from policy_corpus.measures.model import Measure
from prompts import Replies


class PolicySource(Answerer, Protocol):
    """The assistant, as this door needs it."""

    @property
    def corpus(self) -> Corpus:
        """All documents."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The catalogue of support measures."""


@dataclass(frozen=True)
class Desk:
    """What every visit shares."""

    service: ChatService[PolicySource]
    store: TelegramStore
    replies: Replies
    timezone: str
    username: str


@dataclass(frozen=True)
class Visit:
    """A person's message or tap; `key` is the update's in the store."""

    desk: Desk
    key: int
    incoming: Incoming
    memory: Memory

    @classmethod
    def begin(cls, desk: Desk, key: int, incoming: Incoming) -> "Visit":
        """The visit, with what is kept for the person."""
        return cls(desk, key, incoming, desk.store.memory(Person(incoming.chat_id, incoming.user_id)))

    @property
    def person(self) -> Person:
        """Whose visit it is."""
        return Person(self.incoming.chat_id, self.incoming.user_id)

    @property
    def today(self) -> date:
        """Today, where the users live."""
        return today(self.desk.timezone)

    @property
    def as_of(self) -> date:
        """The day to answer for."""
        return self.memory.as_of or self.today

    @property
    def day(self) -> str:
        """That day in words."""
        return say_date(self.as_of)

    def words(self, reply_id: str, **variables: str | int) -> str:
        """Fixed wording."""
        return self.desk.replies.render(reply_id, **variables)

    def button(self, label: str, data: str, **variables: str | int) -> Button:
        """A button with fixed wording."""
        return Button(text=self.words(label, **variables), data=data)

    def say(self, reply_id: str, **variables: str | int) -> Answer:
        """An answer that is one fixed reply."""
        return Answer([Outgoing(text=self.words(reply_id, **variables))])

    def remember(self, **changes: object) -> None:
        """Change what is kept for the person."""
        self.desk.store.keep(self.person, replace(self.memory, **changes))  # type: ignore[arg-type]
