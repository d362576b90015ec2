"""Where a question comes from: set by the door it came through, read by the log and the audit record."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """The door (`http`, `telegram`, `cli`), the name of the API key if there was one, and the request's id."""

    channel: str = "python"
    client: str = ""
    request_id: str = "-"


_UNKNOWN = Origin()
_current: ContextVar[Origin] = ContextVar("origin", default=_UNKNOWN)


def current_origin() -> Origin:
    """Where the question that is being answered comes from."""
    return _current.get()


def set_origin(origin: Origin) -> None:
    """Let what follows in this task or thread come from `origin`."""
    _current.set(origin)


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Let what happens inside come from `origin`."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)
