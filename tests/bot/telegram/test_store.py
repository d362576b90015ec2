"""The inbox and outbox on real databases."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.request import ChatRequest
from bot.telegram.outgoing import Button, Mark, Outgoing
from bot.telegram.records import Answer, Attempt, Memory, Person, Place, Recorded
from bot.telegram.store import TelegramStore
from tests.bot.conftest import plain_reply
from tests.bot.sessions.conftest import postgresql_url, url  # noqa: F401 -- fixtures

PERSON = Person(chat_id=-1_001_234_567_890, user_id=7_000_000_000)
MESSAGE = Outgoing(
    text="😀“引文”[1]", marks=(Mark(style="bold", start=1, end=5),), buttons=((Button(text="[1]", data="c:1:1"),),)
)


@pytest.fixture
def store(url: str) -> Iterator[TelegramStore]:  # noqa: F811
    """A store for a bot that the database has not seen."""
    opened = TelegramStore.open(url, next(BOTS))
    yield opened
    opened.close()


BOTS = iter(range(10**10, 10**11))


def update(number: int, digest: str = "d", message_id: int = 1) -> Recorded:
    return Recorded(number, PERSON.chat_id, PERSON.user_id, message_id, digest, f'{{"update_id": {number}}}')


def test_an_update_is_recorded_once_and_kept_until_it_is_finished(store: TelegramStore) -> None:
    assert [store.record(update(number)) for number in (2**40, 5, 2**40)] == [True, True, False]
    assert store.unfinished() == [update(2**40).payload, update(5).payload]
    store.finish(store.key_of(2**40))
    assert store.unfinished() == [update(5).payload]
    assert store.record(update(2**40)) is False


def test_an_answer_is_kept_until_each_message_is_ticked_off(store: TelegramStore) -> None:
    store.record(update(1))
    key = store.key_of(1)
    assert store.unsent(key) is None
    reply = plain_reply(ChatRequest(message="问")).model_copy(update={"conversation_id": "c_1", "message_id": "m_1"})
    store.keep(PERSON, Memory(as_of=date(2023, 6, 1)))
    store.answer(key, [MESSAGE, MESSAGE], Answer(reply=reply), PERSON)
    assert store.unsent(key) == {0: MESSAGE, 1: MESSAGE}
    store.tick(Place(key, 0))
    assert store.unsent(key) == {1: MESSAGE}
    store.tick(Place(key, 1, last=True))
    assert store.unsent(key) == {}
    assert store.unfinished() == []
    assert store.memory(PERSON) == Memory("c_1", key, date(2023, 6, 1))
    found = store.find_answer(key)
    assert found is not None
    assert (found.person, found.conversation_id, found.reply_id) == (PERSON, "c_1", "m_1")


def test_a_message_is_in_doubt_from_before_it_is_sent_until_its_id_is_known(store: TelegramStore) -> None:
    store.record(update(1, message_id=7))
    key = store.key_of(1)
    store.answer(key, [MESSAGE, MESSAGE], Answer(), PERSON)
    assert store.in_doubt() == {}
    for after in (5, 7):
        store.begin(Place(key, 0), Attempt(PERSON.chat_id, after))
    assert store.in_doubt() == {Place(key, 0): Attempt(PERSON.chat_id, 7)}
    store.tick(Place(key, 0), 9)
    assert store.in_doubt() == {}
    assert store.highest_ids() == {PERSON.chat_id: 9}
    assert store.taken_ids(Attempt(PERSON.chat_id, 6)) == {7, 9}
    assert store.taken_ids(Attempt(PERSON.user_id, 6)) == set()
    store.begin(Place(key, 1, last=True), Attempt(PERSON.chat_id, 9))
    store.tick(Place(key, 1, last=True))
    assert store.in_doubt() == {}


def test_an_edit_that_changes_nothing_is_known(store: TelegramStore) -> None:
    for number, changes in enumerate(({}, {"digest": "e"}, {}, {"message_id": 2}), 1):
        store.record(update(number, **changes))  # type: ignore[arg-type]
    assert [store.is_repeated(store.key_of(number)) for number in (1, 2, 3, 4)] == [False, False, True, False]


def test_bots_that_share_a_database_keep_apart(store: TelegramStore, url: str) -> None:  # noqa: F811
    other = TelegramStore.open(url, next(BOTS))
    assert store.record(update(1))
    assert other.record(update(1))
    other.finish(other.key_of(1))
    assert len(store.unfinished()) == 1
    assert other.find_answer(store.key_of(1)) is None
    other.close()


def test_answered_updates_are_forgotten_once_nobody_comes_back_to_them(store: TelegramStore) -> None:
    for number in (1, 2):
        assert store.record(update(number))
    store.finish(store.key_of(1))
    store.purge()
    assert store.key_of(1), "a fresh one stays"
    store.purge(kept_for=timedelta(0))
    assert store.unfinished() == [update(2).payload]
    assert store.record(update(1)), "an old one is forgotten"
