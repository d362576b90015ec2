"""What has been met a moment ago."""

import threading
import time
from collections.abc import Hashable


class Recent:
    """Tells what comes anew from what came within `seconds`, and forgets it after. Safe from several threads."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._met = seconds, dict[Hashable, float]()
        self._lock = threading.Lock()

    def is_new(self, what: Hashable) -> bool:
        """Whether this is met for the first time in `seconds`; it then counts as met."""
        now = time.monotonic()
        with self._lock:
            self._met = {each: at for each, at in self._met.items() if now - at < self._seconds}
            if what in self._met:
                return False
            self._met[what] = now
            return True
