"""The answerer of a server: this process, and those beside it once they are up."""

import logging
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread

from bot.assistant import Assistant
from bot.conversation import ConversationState
from bot.listening import SILENCE, Listener
from bot.request import ChatRequest
from bot.settings import Settings
from bot.workers.worker import Answered, Line, Worker

log = logging.getLogger(__name__)

_LINES = 2  # to one worker: while one answer is on its way back, the worker is at the next
_SOON_S = 60.0  # a worker that ended sooner than this would only end again


class Workers:
    """Answers as the assistant does. A question that comes alone is answered here, where it waits for nothing.

    Whatever goes wrong with a worker costs time and never the answer, which is then given here.
    """

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self._assistant, self._settings = assistant, settings
        self._free: deque[Line] = deque()
        self._workers: list[Worker] = []
        self._here, self._lock, self._closed = 0, Lock(), False

    def start(self) -> None:
        """Start the processes and return at once; each takes part when it is up."""
        for _ in range(self._settings.beside):
            self._start_one()

    def waiting(self) -> int:
        """How many questions the processes beside this one could take now."""
        return len(self._free)

    def close(self) -> None:
        """End them; questions are answered here from then on."""
        with self._lock:
            self._closed = True
            self._free.clear()
            workers, self._workers = self._workers, []
        for worker in workers:
            worker.end()

    def answer(self, request: ChatRequest, state: ConversationState | None, listener: Listener = SILENCE) -> Answered:
        """The reply to one message, and what the conversation remembers after it."""
        line = self._free_line()
        answered = self._asked(line, request, state, listener) if line else None
        if answered is not None:
            return answered
        with self._answering_here():
            return self._assistant.answer(request, state, listener)

    def _free_line(self) -> Line | None:
        with self._lock:
            return self._free.popleft() if self._here and self._free else None

    @contextmanager
    def _answering_here(self) -> Iterator[None]:
        with self._lock:
            self._here += 1
        try:
            yield
        finally:
            with self._lock:
                self._here -= 1

    def _asked(
        self, line: Line, request: ChatRequest, state: ConversationState | None, listener: Listener
    ) -> Answered | None:
        try:
            answered = line.ask(request, state, listener)
        except (EOFError, OSError):
            self._lose(line.worker)
            return None
        with self._lock:
            self._free.append(line)
        return answered

    def _start_one(self) -> None:
        Thread(target=self._add, daemon=True).start()

    def _add(self) -> None:
        with self._lock:
            if self._closed:
                return
            worker = Worker(self._settings, _LINES)
            self._workers.append(worker)
        try:
            usable = worker.corpus() == self._assistant.corpus.digest
        except (EOFError, OSError):
            usable = False
        if usable:
            with self._lock:
                self._free.extend(worker.lines)
        else:
            self._lose(worker)

    def _lose(self, worker: Worker) -> None:
        """Do without a worker that is gone; another takes its place, unless it would be gone as soon."""
        with self._lock:
            if worker not in self._workers:
                return  # ended on purpose, or known already
            self._workers.remove(worker)
            self._free = deque(line for line in self._free if line.worker is not worker)
        worker.end()
        lasted_s = time.monotonic() - worker.started
        log.warning("a worker is gone after %d s; its questions are answered here", lasted_s)
        if lasted_s > _SOON_S:
            self._start_one()
