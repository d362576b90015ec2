"""The database as the event loop uses it: nothing is given up because it does not answer for a while."""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from policy_corpus.errors import StoreError

log = logging.getLogger(__name__)

T = TypeVar("T")

_PAUSE_S = 2.0
_THREADS = 1  # SQLite has one writer, and waiting for a thread costs less than waiting for its lock


class StoppingError(Exception):
    """The program ends: what is not done yet is done by the next run."""


class Storage:
    """Calls of a store; they give up waiting once `stopping` is set."""

    def __init__(self, stopping: asyncio.Event) -> None:
        self.stopping = stopping
        self._threads = CapacityLimiter(_THREADS)

    async def call(self, work: Callable[..., T], *args: object) -> T:
        """Use the database; where it does not answer, wait until it does: the update must not be lost."""
        while True:
            try:
                return await to_thread.run_sync(work, *args, limiter=self._threads)
            except StoreError as error:
                log.error("the database does not answer, trying again: %s", error)
            if self.stopping.is_set():
                raise StoppingError
            await asyncio.sleep(_PAUSE_S)

    async def note(self, work: Callable[..., None], *args: object) -> None:
        """Write a little here and now, which is over before a thread would have begun."""
        try:
            work(*args)
        except StoreError:
            # Somebody else writes for longer than everybody else here can be kept waiting.
            await self.call(work, *args)

    async def pause(self, seconds: float) -> None:
        """Wait; raises StoppingError where the program ends meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return
        raise StoppingError
