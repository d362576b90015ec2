"""A model that can be asked without fear: it answers in time or raises ModelError, whatever the endpoint does."""

import asyncio
import logging
import threading
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue

from bot.llm.background import BackgroundLoop
from bot.llm.circuit import Circuit
from bot.llm.client import ModelClient, Piece, require_whole
from bot.llm.deadline import Deadline
from bot.llm.faults import ModelError
from bot.llm.meter import Meter
from bot.llm.thinking import without_thinking
from prompts import ChatMessage

log = logging.getLogger(__name__)

_SHARE_FOR_WAITING = 0.25  # of the time left: how long to wait for another call to end
_LONGEST = 6  # times the tokens asked for, in characters: more is a server that ignores the bound

Feed = SimpleQueue[Piece | ModelError | None]


class Endpoint:
    """One model at one endpoint; safe to ask from several threads."""

    def __init__(
        self, name: str, client: ModelClient, meter: Meter, *, concurrency: int, recheck_s: float, reply_tokens: int
    ) -> None:
        self.name = name
        self._client, self._meter, self._recheck_s = client, meter, recheck_s
        self._longest = _LONGEST * reply_tokens
        self._slots = threading.BoundedSemaphore(concurrency)
        self._loop = BackgroundLoop()
        self._circuit = Circuit(on_open=self._watch)
        self._watching: Future[None] | None = None

    def stream(self, messages: Sequence[ChatMessage], deadline: Deadline) -> Generator[str, None, None]:
        """The reply's text as it comes, without what the model thinks aloud.

        Raises ModelError for everything that is not a whole reply in time.
        """
        with self._circuit.calling():
            started = time.perf_counter()
            try:
                yield from without_thinking(self._received(messages, deadline))
            finally:
                self._meter.call(time.perf_counter() - started)

    def close(self) -> None:
        """Give up what runs, and close the connections."""
        self._loop.submit(self._client.close()).result()
        self._loop.close()

    def _received(self, messages: Sequence[ChatMessage], deadline: Deadline) -> Generator[str, None, None]:
        if not self._slots.acquire(timeout=_SHARE_FOR_WAITING * deadline.left()):
            raise ModelError("busy")
        feed: Feed = SimpleQueue()
        work = self._loop.submit(self._produce(messages, deadline, feed))
        work.add_done_callback(lambda _: self._slots.release())
        try:
            yield from self._texts(feed, deadline)
        finally:
            work.cancel()

    def _texts(self, feed: Feed, deadline: Deadline) -> Generator[str, None, None]:
        text, finish, begun = "", None, False
        while (piece := _next(feed, deadline, begun)) is not None:
            begun = True
            finish = piece.finish or finish
            text += piece.text
            self._count(piece)
            yield piece.text
            if len(text) > self._longest:
                raise ModelError("endless", begun=True)
        require_whole(finish, text)

    def _count(self, piece: Piece) -> None:
        if piece.prompt_tokens or piece.reply_tokens:
            self._meter.tokens("prompt", piece.prompt_tokens)
            self._meter.tokens("reply", piece.reply_tokens)

    async def _produce(self, messages: Sequence[ChatMessage], deadline: Deadline, feed: Feed) -> None:
        try:
            async for piece in self._client.pieces(messages, deadline):
                feed.put(piece)
            feed.put(None)
        except ModelError as fault:
            feed.put(fault)

    def _watch(self) -> None:
        log.warning("the language model's endpoint fails; not asking it until it is back")
        if self._watching is None or self._watching.done():
            self._watching = self._loop.submit(self._until_back())

    async def _until_back(self) -> None:
        back = False
        while not back:
            await asyncio.sleep(self._recheck_s)
            back = await self._client.is_back()
        log.info("the language model's endpoint is back")
        self._circuit.close()


def _next(feed: Feed, deadline: Deadline, begun: bool) -> Piece | None:
    """The next piece, None at the end; raises ModelError, "late" when the time is over."""
    try:
        piece = feed.get(timeout=deadline.left())
    except Empty:
        raise ModelError("late", begun=begun) from None
    if isinstance(piece, ModelError):
        raise piece
    return piece
