"""`python -m bot.workers.process HANDLE…`: a process that answers for the one that started it, a pipe to a thread.

It needs no stopping: it ends when the pipes do, however the other process ended.
"""

import logging
import os
import signal
import sys
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING

from bot.starting import quick_start, share_heaps

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.conversation import ConversationState
    from bot.reply import Reply
    from bot.request import ChatRequest

log = logging.getLogger(__name__)


class Steps:
    """A listener that passes the names of the steps on; pieces of text are told from the reply."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def step(self, name: str) -> None:
        """Pass it on."""
        self._pipe.send(name)

    def text(self, piece: str) -> None:
        """Nothing."""


def main(handles: list[str]) -> None:
    """Read the settings, open the assistant, say what corpus it has, and answer until the pipes end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal reaches this process as well
    # Asked only while the other process is answering too, so that no question here has all processors for itself.
    os.environ["OMP_NUM_THREADS"] = "1"
    share_heaps()
    pipes: list[Connection] = [Connection(int(handle)) for handle in handles]
    with quick_start():
        assistant = _opened(pipes[0])
    pipes[0].send(assistant.corpus.digest)
    threads = [Thread(target=_answer, args=(assistant, pipe)) for pipe in pipes]
    for thread in threads:
        thread.start()


def _opened(pipe: Connection) -> "Assistant":
    from bot.assistant import Assistant
    from bot.logs import configure_logging
    from bot.opening import open_kit

    settings = pipe.recv()
    configure_logging(settings.log_level, settings.log_format)
    return Assistant(open_kit(settings), settings)


def _answer(assistant: "Assistant", pipe: Connection) -> None:
    try:
        while True:
            request, state, heard = pipe.recv()
            pipe.send(_answered(assistant, request, state, Steps(pipe) if heard else None))
    except (EOFError, OSError):
        return


def _answered(
    assistant: "Assistant", request: "ChatRequest", state: "ConversationState | None", steps: Steps | None
) -> "tuple[Reply, ConversationState] | None":
    from bot.listening import SILENCE
    from bot.origin import Origin, coming_from

    with coming_from(Origin("worker", said=[request.message])):
        try:
            return assistant.answer(request, state, steps or SILENCE)
        except OSError:
            raise
        except Exception as error:
            # Whoever asked answers it again, and tells of the error at the door that the question came through.
            log.warning("a worker could not answer: %s", type(error).__name__)
            return None


if __name__ == "__main__":
    main(sys.argv[1:])
