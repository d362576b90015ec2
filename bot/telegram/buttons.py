"""What stands behind a button: a letter for the action, and what it works on. Telegram allows 64 bytes."""

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_DATA = re.compile(r"([a-z])((?::[0-9]{1,18})*)|([a-z]):([a-z][a-z0-9_]{0,50})")


class StaleButtonError(Exception):
    """A button whose answer is gone, or that another version has written."""


class NotYoursError(Exception):
    """A button that answers for somebody else in a group."""


def pack(action: str, *arguments: int | str) -> str:
    """`c:17:2`, `x:district`."""
    return ":".join([action, *map(str, arguments)])


def unpack(data: str) -> tuple[str, tuple[int | str, ...]]:
    """The action and what it works on; raises StaleButtonError for data that this bot does not write."""
    match = _DATA.fullmatch(data)
    if match is None:
        raise StaleButtonError
    if match[3]:
        return match[3], (match[4],)
    return match[1], tuple(map(int, match[2].split(":")[1:]))


def pick(items: Sequence[T], number: int) -> T:
    """The item of that number; raises StaleButtonError where there is none."""
    if not 0 <= number < len(items):
        raise StaleButtonError
    return items[number]
