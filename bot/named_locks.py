"""Locks by name, for things that come and go."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class NamedLocks:
    """One lock per name, kept only while somebody holds or awaits it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._locks: dict[str, tuple[threading.Lock, int]] = {}

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        """Hold the lock of `name` for the length of the block."""
        with self._guard:
            lock, waiting = self._locks.get(name, (threading.Lock(), 0))
            self._locks[name] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._locks[name]
                self._locks[name] = (lock, waiting - 1)
                if waiting == 1:
                    del self._locks[name]
