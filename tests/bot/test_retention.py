"""What is old is deleted at the start and every day."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from bot.retention import purge_daily
from bot.sessions import ConversationStore, Purged
from policy_corpus.errors import StoreError

DAY = timedelta(days=1)


class Watched(ConversationStore):
    """A store that only notes what it is asked to purge."""

    def __init__(self) -> None:
        self.asked: list[tuple[datetime | None, datetime | None]] = []
        self.failing = False

    def purge(self, conversations_before: datetime | None, answers_before: datetime | None) -> Purged:
        """Note it."""
        self.asked.append((conversations_before, answers_before))
        if self.failing:
            raise StoreError("坏了")
        return Purged(1, 2)


async def first_round(store: ConversationStore, told: pytest.LogCaptureFixture, *days: int) -> None:
    """Let the rounds begin, and end them once the first has been told of."""
    rounds = asyncio.create_task(purge_daily(store, *days))
    while not (told.records or rounds.done()):  # noqa: ASYNC110  (a log has no event to wait for)
        await asyncio.sleep(0.01)
    rounds.cancel()
    with suppress(asyncio.CancelledError):
        await rounds


def test_each_kind_has_its_own_time_and_none_means_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    store = Watched()
    with caplog.at_level(logging.INFO):
        asyncio.run(first_round(store, caplog, 30, 0))
    ((talks, answers),) = store.asked
    assert answers is None
    assert talks is not None
    assert timedelta(0) <= datetime.now(UTC) - 30 * DAY - talks < DAY
    assert "1 old conversations, 2 old audit records" in caplog.text


def test_a_database_that_fails_is_tried_again_the_next_day(caplog: pytest.LogCaptureFixture) -> None:
    store = Watched()
    store.failing = True
    asyncio.run(first_round(store, caplog, 1, 1))
    assert len(store.asked) == 1
    assert "trying again tomorrow" in caplog.text
