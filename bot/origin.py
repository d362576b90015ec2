"""Where a question comes from: set by the door it came through, read by the log and the audit record."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """The door (`http`, `telegram`, `cli`), the name of the API key if there was one, and the request's id."""

    channel: str = "python"
    client: str = ""
    request_id: str = "-"
    said: list[str] = field(default_factory=list, compare=False)  # what no log line may repeat in full


_current: ContextVar[Origin | None] = ContextVar("origin", default=None)


def current_origin() -> Origin:
    """Where the question that is being answered comes from."""
    return _current.get() or Origin()


def keep_out_of_the_log(text: str) -> None:
    """Let no log line of this request repeat `text` in full."""
    current_origin().said.append(text)


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
