"""How a door hears of an answer while it is being made."""

import logging
import re
from collections.abc import Iterator
from typing import Protocol

log = logging.getLogger(__name__)

_PIECE = re.compile(r"[^。！？\n]*[。！？\n]+|[^。！？\n]+")


class Listener(Protocol):
    """Told of a turn's progress, in the thread that answers; neither method may block or raise."""

    def step(self, name: str) -> None:
        """A named step of the flow begins."""

    def text(self, piece: str) -> None:
        """The next piece of the answer, checked and final: pieces are only ever added, never taken back."""


class Silence:
    """A listener for those who only want the reply."""

    def step(self, name: str) -> None:
        """Nothing."""

    def text(self, piece: str) -> None:
        """Nothing."""


SILENCE = Silence()


class Told:
    """Passes everything on to a listener, and knows what of the answer it has been told already."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.said = ""

    @property
    def heard(self) -> bool:
        """Whether anybody is behind it."""
        return self._listener is not SILENCE

    def step(self, name: str) -> None:
        """Pass it on."""
        self._listener.step(name)

    def text(self, piece: str) -> None:
        """Pass it on."""
        self.said += piece
        self._listener.text(piece)

    def rest(self, answer: str) -> None:
        """Tell what of the whole answer has not been told, sentence by sentence."""
        if not answer.startswith(self.said):
            # The reply that follows holds the answer; more pieces would only add to the muddle.
            log.error("pieces of an answer were sent that the answer does not begin with")
            return
        for piece in pieces(answer[len(self.said) :]):
            self.text(piece)


def is_heard(listener: Listener) -> bool:
    """Whether anybody hears what the listener is told."""
    return listener.heard if isinstance(listener, Told) else listener is not SILENCE


def pieces(answer: str) -> Iterator[str]:
    """The sentences and lines of an answer; joined, they are the answer."""
    return (found[0] for found in _PIECE.finditer(answer))
