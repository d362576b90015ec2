"""How texts are compared: white space and case never matter, figures also ignore separators and width."""

import re

_BLANK = re.compile(r"\s+")


def squash(text: str | None) -> str:
    """The text without white space, in lower case."""
    return _BLANK.sub("", text or "").lower()


def fold(text: str | None) -> str:
    """`squash`, with ％ as % and without thousands separators, so that figures compare by value as written."""
    return squash(text).replace("％", "%").replace(",", "")
