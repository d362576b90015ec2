"""Character pairs: what short Chinese texts are compared by."""

import re
from operator import add

_TOKEN = re.compile(r"[a-z0-9.+]+|[\u3400-\u9fffπ]+")


def grams(text: str) -> list[str]:
    """Distinct character pairs of Chinese runs and whole Latin or digit runs, in order of appearance."""
    found: dict[str, None] = {}
    for run in _TOKEN.findall(text.lower()):
        if run[0].isascii():
            found[run] = None
        else:
            found |= dict.fromkeys(map(add, run, run[1:]))
    return list(found)
