"""One chat's updates one after another, different chats side by side."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.incoming import chat_of

_AT_ONCE = 256


class InOrder(BaseUpdateProcessor):
    """Lets an update wait for the earlier ones of its chat; asyncio's locks are fair."""

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        self._locks: dict[int | None, asyncio.Lock] = {}
        self._waiting: Counter[int | None] = Counter()
        self.stopping = asyncio.Event()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` at the update's turn; once stopping, what has not begun is left for the next run."""
        chat = chat_of(update) if isinstance(update, Update) else None
        self._waiting[chat] += 1
        try:
            async with self._locks.setdefault(chat, asyncio.Lock()):
                if self.stopping.is_set() and isinstance(coroutine, Coroutine):
                    coroutine.close()
                else:
                    await coroutine
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat], self._locks[chat]

    async def initialize(self) -> None:
        """Nothing to allocate."""

    async def shutdown(self) -> None:
        """Nothing to free."""
