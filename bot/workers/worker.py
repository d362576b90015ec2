"""One process beside this one, and the pipes to it."""

import subprocess
import sys
import time
from multiprocessing import Pipe
from multiprocessing.connection import Connection

from bot.conversation import ConversationState
from bot.listening import Listener, is_heard
from bot.reply import Reply
from bot.request import ChatRequest
from bot.settings import Settings

Answered = tuple[Reply, ConversationState]

_LONGEST_STOP_S = 5.0


class Worker:
    """A process that answers as many questions at a time as it has lines."""

    def __init__(self, settings: Settings, lines: int) -> None:
        self.started = time.monotonic()
        pairs = [Pipe() for _ in range(lines)]
        theirs = [their.fileno() for _, their in pairs]
        # Not multiprocessing's own way to start one, which would run this program's main module again.
        command = [sys.executable, "-P", "-m", "bot.workers.process", *map(str, theirs)]
        self.process = subprocess.Popen(command, pass_fds=theirs, stdin=subprocess.DEVNULL)  # noqa: S603 – our own
        for _, their in pairs:
            their.close()
        self.lines = [Line(self, own) for own, _ in pairs]
        self.lines[0].pipe.send(settings)

    def corpus(self) -> str:
        """The digest of the corpus that it has, once it is up; raises EOFError or OSError where it did not come up."""
        digest: str = self.lines[0].pipe.recv()
        return digest

    def end(self) -> None:
        """End the process; who waits for an answer of it has an EOFError or OSError."""
        self.process.terminate()
        try:
            self.process.wait(_LONGEST_STOP_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Line:
    """A pipe to a worker, on which one question is answered at a time."""

    def __init__(self, worker: Worker, pipe: Connection) -> None:
        self.worker, self.pipe = worker, pipe

    def ask(self, request: ChatRequest, state: ConversationState | None, listener: Listener) -> Answered | None:
        """The worker's answer, None where it could give none; raises EOFError or OSError where it is gone."""
        self.pipe.send((request, state, is_heard(listener)))
        while isinstance(told := self.pipe.recv(), str):
            listener.step(told)
        answered: Answered | None = told
        return answered
