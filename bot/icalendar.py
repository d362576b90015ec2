"""Calendars as text (RFC 5545): whole-day events, escaped and folded so that any calendar program reads them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_FOLD_AT = 75  # octets, the line break not counted
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # what the format forbids; tab and line feed stay
_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x85]")


@dataclass(frozen=True)
class Event:
    """Something on a whole day; events keep their `uid` from one calendar to the next."""

    uid: str
    on: date
    summary: str
    description: str
    categories: tuple[str, ...] = ()


def calendar(events: Iterable[Event], name: str, made_on: date) -> str:
    """An iCalendar file, complete with its line ends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//policy-assistant//deadlines//ZH",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(name)}",
        *(line for event in events for line in _event(event, made_on)),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def escape(text: str) -> str:
    """A TEXT value: separators and line breaks escaped, control characters dropped."""
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", text)).translate(_ESCAPED)


def fold(line: str) -> str:
    """The line broken before it exceeds 75 octets, never inside a character."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _FOLD_AT:
            parts.append(part)
            part, size = "", 1  # the space that continues a line counts
        part += character
        size += octets
    return "\r\n ".join([*parts, part])


def _event(event: Event, made_on: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.uid)}"
    # From the day asked for, not the clock: the same request gives the same file.
    yield f"DTSTAMP:{made_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"SUMMARY:{escape(event.summary)}"
    yield f"DESCRIPTION:{escape(event.description)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(map(escape, event.categories))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
