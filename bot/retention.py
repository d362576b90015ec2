"""Deleting what has been kept long enough."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import anyio
import anyio.to_thread

from bot.sessions import ConversationStore, Purged
from policy_corpus.errors import StoreError

log = logging.getLogger(__name__)

_DAY_S = 24 * 3600


def purge(store: ConversationStore, conversation_days: int, audit_days: int) -> Purged:
    """Delete conversations and audit records older than so many days; 0 keeps them."""
    now = datetime.now(UTC)

    def before(days: int) -> datetime | None:
        return now - timedelta(days=days) if days else None

    return store.purge(before(conversation_days), before(audit_days))


async def purge_daily(store: ConversationStore, conversation_days: int, audit_days: int) -> None:
    """Purge now and once a day, as `daily` does."""

    def work() -> None:
        purged = purge(store, conversation_days, audit_days)
        if purged != Purged():
            log.info("deleted %d old conversations, %d old audit records", purged.conversations, purged.answers)

    await daily(work)


async def daily(delete: Callable[[], None]) -> None:
    """Delete what is old now and once a day, beside the threads that answer; a failure waits for the next day."""
    own_thread = anyio.CapacityLimiter(1)
    while True:
        try:
            await anyio.to_thread.run_sync(delete, limiter=own_thread)
        except StoreError:
            log.warning("could not delete what is old; trying again tomorrow")
        await anyio.sleep(_DAY_S)
