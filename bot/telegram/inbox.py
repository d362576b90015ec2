"""The queue between Telegram and the answers: an update enters it only once it is on disk."""

import asyncio
import hashlib
import logging

from anyio import CapacityLimiter, to_thread
from telegram import Message, Update
from telegram.error import NetworkError

from bot.telegram.incoming import chat_of
from bot.telegram.message_ids import MessageIds
from bot.telegram.records import Recorded
from bot.telegram.store import TelegramStore
from policy_corpus.errors import StoreError

log = logging.getLogger(__name__)


class Inbox(asyncio.Queue[object]):
    """An update queue for python-telegram-bot that outlives the process."""

    def __init__(self, store: TelegramStore, ids: MessageIds) -> None:
        super().__init__()
        self._store, self._ids = store, ids
        # One writer at a time keeps the order of arrival.
        self._writers = CapacityLimiter(1)

    async def put(self, item: object) -> None:
        """Called by the poller, which confirms an update to Telegram only after this has returned."""
        if not isinstance(item, Update):
            return await super().put(item)
        try:
            await self.accept(item)
        except StoreError as error:
            # The poller knows how to wait and fetch again after an error of the network, and after no other.
            raise NetworkError(str(error)) from error

    async def accept(self, update: Update) -> None:
        """Record an update and queue it, unless it is known already; raises StoreError."""
        message = update.effective_message
        self._ids.hear(chat_of(update), message.message_id if message else None)
        if await to_thread.run_sync(self._record, update, limiter=self._writers):
            await super().put(update)
        else:
            log.info("update %d came again", update.update_id)

    async def resume(self, updates: list[Update]) -> None:
        """Queue updates that an earlier run recorded and did not answer to the end."""
        for update in updates:
            await super().put(update)

    def _record(self, update: Update) -> bool:
        message = update.message or update.edited_message
        recorded = Recorded(
            update_id=update.update_id,
            chat_id=chat_of(update),
            user_id=update.effective_user.id if update.effective_user else None,
            message_id=message.message_id if message else None,
            digest=_digest(message) if message else "",
            payload=update.to_json(),
        )
        return self._store.record(recorded)


def _digest(message: Message) -> str:
    return hashlib.sha256((message.text or message.caption or "").encode(errors="replace")).hexdigest()
