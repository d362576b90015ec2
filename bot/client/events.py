"""Reads server-sent events."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class SentEvent(NamedTuple):
    """One event: its name and its data."""

    name: str
    data: str


def sent_events(lines: Iterable[str]) -> Iterator[SentEvent]:
    """The events in a stream's lines; comments, and an event that was cut off, are passed over."""
    name, data = "message", list[str]()
    for line in lines:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)
        elif not line and data:
            yield SentEvent(name, "\n".join(data))
            name, data = "message", []
