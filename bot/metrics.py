"""What is counted for Prometheus. Every label has few values, all of them known beforehand."""

from collections.abc import Callable, Mapping
from typing import Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.llm.meter import Meter

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
Update = Literal["accepted", "refused"]

_REFUSALS = {"not_found", "out_of_scope"}
_STEP_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_REQUEST_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

# When a counter began says little, and doubles the number of lines.
disable_created_metrics()  # type: ignore[no-untyped-call]


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
        self._updates = self._counter("telegram_updates", "updates that came by the webhook", "outcome")
        self.model = ModelMetrics(self._counter, self._histogram)
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

    def telegram_update(self, outcome: Update) -> None:
        """An update came by the webhook; `refused` ones did not know its secret."""
        self._updates.labels(outcome).inc()

    def exposition(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self.registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"policy_assistant_{name}", about, labels, registry=self.registry)

    def _histogram(self, name: str, about: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"policy_assistant_{name}", about, labels, registry=self.registry, buckets=buckets)


class ModelMetrics(Meter):
    """What is counted of a language model's work."""

    def __init__(self, counter: Callable[..., Counter], histogram: Callable[..., Histogram]) -> None:
        self._seconds = histogram("model_seconds", "time of a language model call", _REQUEST_BUCKETS)
        self._tokens = counter("model_tokens", "tokens of language model calls", "direction")
        self._fallbacks = counter("model_fallbacks", "steps that rules did in the model's place", "step", "reason")
        self._rejections = counter("model_rejections", "sentences of the model that the gate stopped", "kind")
        self._accepted = counter("model_accepted", "sentences of the model that passed")
        self._cached = counter("model_cached", "replies of the model taken from the cache")

    def call(self, seconds: float) -> None:
        """One call of the endpoint, whatever came of it."""
        self._seconds.observe(seconds)

    def tokens(self, direction: str, count: int) -> None:
        """Tokens that the endpoint reports."""
        self._tokens.labels(direction).inc(count)

    def fallback(self, step: str, reason: str) -> None:
        """The rules stood in for the model."""
        self._fallbacks.labels(step, reason).inc()

    def rejection(self, kind: str) -> None:
        """The gate stopped a sentence."""
        self._rejections.labels(kind).inc()

    def accepted(self, count: int) -> None:
        """So many sentences of the model passed."""
        self._accepted.inc(count)

    def cached(self) -> None:
        """A reply was taken from the cache."""
        self._cached.inc()
