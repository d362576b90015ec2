"""The vectors of the questions asked last: many people ask the same, and a client that resends a conversation does."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import Lock

from retrieval.encoder import Vector

_KEPT = 1024  # vectors of 384 float32: 2 MiB


class RememberedVectors:
    """Embeds a question unless it was among the last; keeps digests, so that no question stays in memory in words."""

    def __init__(self, embed: Callable[[str], Vector], kept: int = _KEPT) -> None:
        self._embed, self._kept = embed, kept
        self._vectors: OrderedDict[bytes, Vector] = OrderedDict()
        self._lock = Lock()

    def __call__(self, question: str) -> Vector:
        """The unit vector of a question, not to be written to; safe from several threads."""
        key = blake2b(question.encode(), digest_size=16).digest()
        with self._lock:
            if key in self._vectors:
                self._vectors.move_to_end(key)
                return self._vectors[key]
        vector = self._embed(question)
        with self._lock:
            self._vectors[key] = vector
            if len(self._vectors) > self._kept:
                self._vectors.popitem(last=False)
        return vector
