"""How often one person may ask."""

from typing import Literal

from limits import RateLimitItem, RateLimitItemPerMinute, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

Verdict = Literal["admitted", "refused", "ignored"]

_NO_LIMIT = "off"


class Pace:
    """Counts each person's messages and taps against `rate` ("20/minute", or "off"). Safe from several threads."""

    def __init__(self, rate: str) -> None:
        self._rate: RateLimitItem | None = None if rate == _NO_LIMIT else parse(rate)
        self._once = RateLimitItemPerMinute(1, namespace="once")
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def judge(self, user_id: int) -> Verdict:
        """Whether to answer; of those who ask too often, each is told so once a minute."""
        if self._rate is None or self._limiter.hit(self._rate, str(user_id)):
            return "admitted"
        return "refused" if self.is_first(str(user_id)) else "ignored"

    def is_first(self, what: str) -> bool:
        """Whether this is met for the first time in a minute."""
        return self._limiter.hit(self._once, what)
