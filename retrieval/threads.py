"""How many threads the model may use for one question."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CROWDED_S = 0.25


class Threads:
    """All processors for a question that is embedded alone, one for each of several at the same time.

    The threads of one question wait for each other at each layer. That halves the time of a single one, and among
    several wastes a quarter of the processors. `limit` sets the number for the calling thread, as OpenMP does; the
    vector does not depend on it.
    """

    def __init__(self, limit: Callable[[int], None]) -> None:
        self._limit = limit
        self._all = _allowed()
        self._lock, self._under_way, self._crowded_at = threading.Lock(), 0, -_CROWDED_S

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Embed one question in the block."""
        self._limit(1 if self._begin() else self._all)
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1

    def _begin(self) -> bool:
        """Whether others are embedded now, or were a moment ago."""
        now = time.monotonic()
        with self._lock:
            self._under_way += 1
            if self._under_way > 1:
                self._crowded_at = now
            return now - self._crowded_at < _CROWDED_S


def _allowed() -> int:
    """The number that OpenMP would take: what the environment allows it, or one for each processor."""
    allowed = os.environ.get("OMP_NUM_THREADS", "")
    return int(allowed) if allowed.isdigit() and int(allowed) else os.cpu_count() or 1
