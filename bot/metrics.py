"""What is counted for Prometheus. Every label has few values, all of them known beforehand."""

from collections.abc import Mapping
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
Fallback = Literal["unreachable", "too_slow", "unusable", "circuit_open", "rejected"]
Update = Literal["answered", "failed", "ignored", "repeated", "throttled"]

_REFUSALS = {"not_found", "out_of_scope"}
_STEP_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_REQUEST_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = self._counter("requests", "HTTP requests", "method", "route", "status")
        self._request_seconds = self._histogram(
            "request_seconds", "time to answer a request", _REQUEST_BUCKETS, "route"
        )
        self._replies = self._counter("replies", "replies by status", "channel", "status")
        self._refusals = self._counter("refusals", "replies that say no", "status")
        self._steps = self._histogram("step_seconds", "time of each step of the answer flow", _STEP_BUCKETS, "step")
        self._feedback = self._counter("feedback", "ratings of answers", "rating")
        self._model_seconds = self._histogram("model_seconds", "time of a language model call", _REQUEST_BUCKETS)
        self._model_tokens = self._counter("model_tokens", "tokens of language model calls", "kind")
        self._model_fallbacks = self._counter("model_fallbacks", "answers worded without the model", "reason")
        self._updates = self._counter("telegram_updates", "updates from Telegram", "outcome")
        ProcessCollector(registry=self.registry)

    def requested(self, method: str, route: str, status: int, seconds: float) -> None:
        """An HTTP request to `route`, the template of an address, was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def replied(self, channel: str, status: str, timings_ms: Mapping[str, float]) -> None:
        """A question was answered; `timings_ms` are its steps."""
        self._replies.labels(channel, status).inc()
        if status in _REFUSALS:
            self._refusals.labels(status).inc()
        for step, elapsed in timings_ms.items():
            self._steps.labels(step).observe(elapsed / 1e3)

    def rated(self, rating: str) -> None:
        """An answer was rated."""
        self._feedback.labels(rating).inc()

    def model_called(self, seconds: float, prompt_tokens: int = 0, completion_tokens: int = 0) -> None:
        """A language model answered, whether its answer was of use or not."""
        self._model_seconds.observe(seconds)
        self._model_tokens.labels("prompt").inc(prompt_tokens)
        self._model_tokens.labels("completion").inc(completion_tokens)

    def model_fell_back(self, reason: Fallback) -> None:
        """An answer went out as the flow worded it; `rejected` is the gate's doing."""
        self._model_fallbacks.labels(reason).inc()

    def telegram_update(self, outcome: Update) -> None:
        """An update from Telegram was dealt with."""
        self._updates.labels(outcome).inc()

    def exposition(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"policy_assistant_{name}", about, labels, registry=self.registry)

    def _histogram(self, name: str, about: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"policy_assistant_{name}", about, labels, registry=self.registry, buckets=buckets)
