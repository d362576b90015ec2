"""How often one person may ask."""

from typing import Literal

from bot.rates import Rate
from bot.telegram.recent import Recent

Verdict = Literal["admitted", "refused", "ignored"]

_MINUTE_S = 60.0


class Pace:
    """Counts each person's messages and taps against `rate` ("20/minute", or "off"). Safe from several threads."""

    def __init__(self, rate: str) -> None:
        self._rate, self._recent = Rate(rate), Recent(_MINUTE_S)

    def judge(self, user_id: int) -> Verdict:
        """Whether to answer; of those who ask too often, each is told so once a minute."""
        if not self._rate.wait(str(user_id)):
            return "admitted"
        return "refused" if self.is_first(str(user_id)) else "ignored"

    def is_first(self, what: str) -> bool:
        """Whether this is met for the first time in a minute."""
        return self._recent.is_new(what)
