"""What stands behind a button: a letter for the action, and numbers. Telegram allows 64 bytes."""

import re

_DATA = re.compile(r"([a-z])((?::[0-9]{1,18}){0,4})")
_NAMED = re.compile(r"([a-z]):([a-z][a-z0-9_]{0,50})")


def pack(action: str, *numbers: int) -> str:
    """`c:17:2`."""
    return ":".join([action, *map(str, numbers)])


def unpack(data: str) -> tuple[str, tuple[int, ...]] | None:
    """The action and its numbers; None for data that this bot has not written."""
    match = _DATA.fullmatch(data)
    return (match[1], tuple(map(int, match[2].split(":")[1:]))) if match else None


def pack_name(action: str, name: str) -> str:
    """`x:district`."""
    return f"{action}:{name}"


def unpack_name(data: str) -> tuple[str, str] | None:
    """The action and the name."""
    match = _NAMED.fullmatch(data)
    return (match[1], match[2]) if match else None
