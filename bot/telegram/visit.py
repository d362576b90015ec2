"""One update on its way to an answer, with all that answering needs."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.answering.validity import say_date
from bot.chat import Answerer, ChatService
from bot.dates import today
from bot.reply import Reply
from bot.telegram.buttons import NotYoursError, StaleButtonError
from bot.telegram.incoming import Incoming
from bot.telegram.outgoing import Button, Outgoing
from bot.telegram.pace import Pace
from bot.telegram.records import Answer, Answered, Memory, Person
from bot.telegram.store import TelegramStore
from policy_corpus.corpus import Corpus
from policy_corpus.errors import NotFoundError
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
    pace: Pace
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

    def find_answer(self, key: int, own: bool = False) -> Answered:
        """The answer that a button belongs to; raises StaleButtonError, or for another's question NotYoursError."""
        found = self.desk.store.find_answer(key)
        if found is None or found.person.chat_id != self.person.chat_id:
            raise StaleButtonError
        if own and found.person != self.person:
            raise NotYoursError
        return found

    def find_reply(self, key: int, own: bool = False) -> Reply:
        """The reply that a button belongs to; errors are those of `find_answer`."""
        found = self.find_answer(key, own)
        try:
            return self.desk.service.find_reply(found.conversation_id, found.reply_id)
        except NotFoundError:
            raise StaleButtonError from None

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
