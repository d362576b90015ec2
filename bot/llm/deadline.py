"""The time that one reply may take."""

import time


class Deadline:
    """Runs from its making; all waiting for one reply's sake shares it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that remain; 0 when there are none."""
        return max(0.0, self._end - time.monotonic())
