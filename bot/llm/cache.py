"""Replies of a model, kept in memory by a digest of all that they depend on."""

import hashlib
import threading
from collections import OrderedDict


class ReplyCache:
    """The latest `size` replies; safe to use from several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._replies: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    @staticmethod
    def key(*parts: str) -> str:
        """A digest that no other list of parts has."""
        return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The reply kept under the key, now the latest used."""
        with self._lock:
            if key in self._replies:
                self._replies.move_to_end(key)
            return self._replies.get(key)

    def put(self, key: str, reply: str) -> None:
        """Keep a reply; the one unused for longest goes when there are too many."""
        with self._lock:
            self._replies[key] = reply
            self._replies.move_to_end(key)
            while len(self._replies) > self._size:
                self._replies.popitem(last=False)
