"""Stops calling an endpoint that fails, and finds out in the background when it is back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pybreaker import CircuitBreaker, CircuitBreakerError, CircuitBreakerListener, CircuitBreakerState

from bot.llm.faults import ModelError

FAILURES = 3  # in a row, of an endpoint that answers at all
_NEVER_S = 10**9  # an asker must not pay for the trial call: the background check closes the circuit


class Circuit:
    """Open after repeated failures, or at once where the endpoint is dead; `on_open` is to see to its closing."""

    def __init__(self, on_open: Callable[[], None]) -> None:
        self._breaker = CircuitBreaker(
            fail_max=FAILURES,
            reset_timeout=_NEVER_S,
            exclude=[lambda error: not (isinstance(error, ModelError) and error.of_endpoint)],
            listeners=[_Opening(on_open)],
            throw_new_error_on_trip=False,
        )

    @contextmanager
    def calling(self) -> Iterator[None]:
        """Around a call; raises ModelError "stopped" where the circuit is open."""
        try:
            with self._breaker.calling():
                yield
        except CircuitBreakerError:
            raise ModelError("stopped") from None
        except ModelError as fault:
            if fault.means_dead:
                self._breaker.open()
            raise

    def close(self) -> None:
        """The endpoint is back."""
        self._breaker.close()


class _Opening(CircuitBreakerListener):
    def __init__(self, on_open: Callable[[], None]) -> None:
        self._on_open = on_open

    def state_change(
        self, _breaker: CircuitBreaker, _old: CircuitBreakerState | None, new: CircuitBreakerState
    ) -> None:
        if new.name == "open":
            self._on_open()
