"""One turn answered in a worker thread, heard of in the event loop while it is being answered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Literal

import anyio
import anyio.to_thread

from bot.api.models import Delta, Problem, StepBegun
from bot.api.problems import problem_of
from bot.listening import Listener
from bot.reply import Reply

Event = StepBegun | Delta | Reply | Problem
EventName = Literal["step", "delta", "reply", "error"]
NAMES: dict[type[Event], EventName] = {StepBegun: "step", Delta: "delta", Reply: "reply", Problem: "error"}


class Turn:
    """The events of one turn in order; a reply or a problem is the last of them."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._loop = asyncio.get_running_loop()
        # Unbounded, so that a client that reads slowly, or no more, never holds up the thread that answers.
        self._events: asyncio.Queue[Event] = asyncio.Queue()

    async def run(self, chat: Callable[[Listener], Reply]) -> None:
        """Answer; a turn that has begun is finished even where nobody listens any more. Raises nothing."""
        try:
            self._events.put_nowait(await anyio.to_thread.run_sync(chat, self))
        except Exception as error:
            self._events.put_nowait(problem_of(error, self._path))

    def step(self, name: str) -> None:
        """Hear of a step (from the answering thread)."""
        self._put(StepBegun(step=name))

    def text(self, piece: str) -> None:
        """Hear a piece of the answer (from the answering thread)."""
        self._put(Delta(text=piece))

    def _put(self, event: Event) -> None:
        self._loop.call_soon_threadsafe(self._events.put_nowait, event)

    async def events(self) -> AsyncIterator[Event]:
        """Every event up to the last."""
        while True:
            event = await self._events.get()
            yield event
            if isinstance(event, Reply | Problem):
                return

    async def last(self) -> Reply | Problem:
        """How the turn ended."""
        while True:
            event = await self._events.get()
            if isinstance(event, Reply | Problem):
                return event


@asynccontextmanager
async def begun(path: str, chat: Callable[[Listener], Reply]) -> AsyncIterator[Turn]:
    """A turn that is being answered, for the request to `path`."""
    turn = Turn(path)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(turn.run, chat)
        yield turn
        # Of a client that left: a turn that still waits for a thread is dropped, one that has begun is finished.
        tasks.cancel_scope.cancel()
