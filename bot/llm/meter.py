"""What is counted of a model's work."""

import threading
from collections import Counter
from typing import Literal

Step = Literal["understanding", "wording"]


class Meter:
    """Where the counts go; safe to call from several threads. This one keeps nothing."""

    def call(self, seconds: float) -> None:
        """One call of the endpoint, whatever came of it."""

    def tokens(self, direction: Literal["prompt", "reply"], count: int) -> None:
        """Tokens that the endpoint reports."""

    def fallback(self, step: Step, reason: str) -> None:
        """The rules stood in for the model."""

    def rejection(self, kind: str) -> None:
        """The gate stopped a sentence."""

    def accepted(self, count: int) -> None:
        """So many sentences of the model passed."""

    def cached(self) -> None:
        """A reply was taken from the cache."""


class Tally(Meter):
    """Counts in memory, for an evaluation to report."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.seconds: list[float] = []
        self._lock = threading.Lock()

    def call(self, seconds: float) -> None:
        """Keep how long each call took."""
        self.seconds.append(seconds)

    def tokens(self, direction: Literal["prompt", "reply"], count: int) -> None:
        """Add the tokens."""
        self._add(f"{direction}_tokens", count)

    def fallback(self, step: Step, reason: str) -> None:
        """Count by step and reason."""
        self._add(f"fallback:{step}:{reason}")

    def rejection(self, kind: str) -> None:
        """Count by kind."""
        self._add(f"rejected:{kind}")

    def accepted(self, count: int) -> None:
        """Count them."""
        self._add("accepted", count)

    def cached(self) -> None:
        """Count it."""
        self._add("cached")

    def _add(self, name: str, count: int = 1) -> None:
        if count:
            with self._lock:
                self.counts[name] += count
