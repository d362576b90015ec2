"""A strict reader of iCalendar text (RFC 5545), written apart from the writer, to hold that to the format."""

import re
from dataclasses import dataclass, field

_NAME = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:,\"\x00-\x1f]+)*):(.*)", re.DOTALL)
_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f\x7f]|\\[\\;,nN])*")
_ONCE = {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"}


@dataclass
class Component:
    """A component: its properties as (name, parameters, raw value), and the components in it."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def raw(self, name: str) -> str:
        """The one value of a property."""
        (value,) = [value for each, _, value in self.properties if each == name]
        return value

    def text(self, name: str) -> str:
        """The one TEXT value of a property, unescaped."""
        return unescape(self.raw(name))

    def texts(self, name: str) -> list[str]:
        """The values of a list of TEXT."""
        values = re.findall(r"((?:[^\\,]|\\.)*)(?:,|$)", self.raw(name))
        return [unescape(value) for value in values[:-1]]


def unescape(value: str) -> str:
    assert _TEXT.fullmatch(value), f"not a TEXT value: {value!r}"
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def read_calendar(data: bytes) -> Component:
    """The VCALENDAR; AssertionError for anything that the format does not allow."""
    component, rest = _component(_unfolded(data))
    assert rest == []
    assert component.name == "VCALENDAR"
    assert component.raw("VERSION") == "2.0"
    assert component.raw("PRODID")
    for event in component.parts:
        _check_event(event)
    uids = [event.raw("UID") for event in component.parts]
    assert len(set(uids)) == len(uids)
    return component


def _unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in physical:
        assert 0 < len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode("utf-8")  # a character broken by folding would not decode
    assert not physical[0].startswith((b" ", b"\t"))
    return b"\r\n".join(physical).replace(b"\r\n ", b"").replace(b"\r\n\t", b"").decode("utf-8").split("\r\n")


def _component(lines: list[str]) -> tuple[Component, list[str]]:
    name, _, value = _property(lines[0])
    assert name == "BEGIN"
    component, rest = Component(value), lines[1:]
    while not rest[0].startswith("END:"):
        if rest[0].startswith("BEGIN:"):
            part, rest = _component(rest)
            component.parts.append(part)
        else:
            component.properties.append(_property(rest[0]))
            rest = rest[1:]
    assert rest[0] == f"END:{component.name}"
    return component, rest[1:]


def _property(line: str) -> tuple[str, str, str]:
    match = _NAME.fullmatch(line)
    assert match, f"not a property: {line!r}"
    return match[1], match[2], match[3]


def _check_event(event: Component) -> None:
    assert event.name == "VEVENT"
    names = [name for name, _, _ in event.properties]
    assert all(names.count(name) == 1 for name in _ONCE)
    assert re.fullmatch(r"\d{8}T\d{6}Z", event.raw("DTSTAMP"))
    (parameters,) = [parameters for name, parameters, _ in event.properties if name == "DTSTART"]
    assert parameters == ";VALUE=DATE"
    assert re.fullmatch(r"\d{8}", event.raw("DTSTART"))
    for name in ("UID", "SUMMARY", "DESCRIPTION"):
        event.text(name)
