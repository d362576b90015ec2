"""Keeping a prompt within its tokens by leaving out whole items."""

import math
import re
from collections.abc import Sequence

_WIDE = re.compile(r"[^\x00-\x7f]")
_CHARACTERS_PER_TOKEN = 3  # of ASCII; a Chinese character is at most one token in every tokeniser in use


def estimate_tokens(text: str) -> int:
    """An upper estimate, which needs no tokeniser."""
    wide = len(_WIDE.findall(text))
    return wide + math.ceil((len(text) - wide) / _CHARACTERS_PER_TOKEN)


def within_budget(items: Sequence[str], tokens: int) -> int:
    """How many of the items, most important first, fit together."""
    used = 0
    for count, item in enumerate(items):
        used += estimate_tokens(item) + 1
        if used > tokens:
            return count
    return len(items)
