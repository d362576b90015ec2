"""How often somebody may come, counted in memory."""

import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

OFF = "off"


class Rate:
    """At most so many requests in a time, such as `300/minute`; `off` counts nothing."""

    def __init__(self, rate: str) -> None:
        self._item: RateLimitItem | None = None if rate == OFF else parse(rate)
        # Two counters a caller, dropped when they are over: a moving window keeps a caller's entry for good.
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage()) if self._item else None

    def wait(self, caller: str) -> float:
        """Count a request of `caller`: 0 where it may pass, else the seconds until it is worth trying again."""
        if self._item is None or self._limiter is None or self._limiter.hit(self._item, caller):
            return 0.0
        reset = self._limiter.get_window_stats(self._item, caller).reset_time
        return max(reset - time.time(), 1.0)
