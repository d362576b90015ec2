"""How often somebody may come, counted in memory."""

import time
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.strategies import SlidingWindowCounterRateLimiter

OFF = "off"


class Rate:
    """At most so many requests in a time, such as `300/minute`; `off` counts nothing."""

    def __init__(self, rate: str) -> None:
        self._rate = rate

    def wait(self, caller: str) -> float:
        """Count a request of `caller`: 0 where it may pass, else the seconds until it is worth trying again."""
        if self._rate == OFF:
            return 0.0
        item, limiter = self._counter
        if limiter.hit(item, caller):
            return 0.0
        return max(limiter.get_window_stats(item, caller).reset_time - time.time(), 1.0)

    @cached_property
    def _counter(self) -> "tuple[RateLimitItem, SlidingWindowCounterRateLimiter]":
        from limits import parse  # slow to import, and a server on this machine counts nobody
        from limits.storage import MemoryStorage
        from limits.strategies import SlidingWindowCounterRateLimiter

        # Two counters a caller, dropped when they are over: a moving window keeps a caller's entry for good.
        return parse(self._rate), SlidingWindowCounterRateLimiter(MemoryStorage())
