"""A message that asks several things: what leans on the part before it is a question of its own."""

import re

_BREAK = re.compile("[,，;；。?？!！]+")
_LEANING = re.compile(r"(那么?|其中|再|还有|另外|然后)?.{1,12}(呢|咧)")  # 2018年新增多少家, 三年总共呢
_STATES = re.compile(r"\d[\d.]*\s*(?:[万亿]?元|[万亿家个项人件套%％])[^\d]{0,3}$")
_ASKS = re.compile("[谁哪啥几吗么呢]|多少|什么|怎|如何|何时")
MOST = 3


def parts_of(text: str) -> list[str]:
    """The questions of a normalised message, in order, after what it states first; the message itself where it is one.

    What states a number (省级给50万) comes before questions that lean on it (国家级呢).
    """
    pieces = [piece for piece in _BREAK.split(text) if piece.strip()]
    parts = pieces[:1]
    for piece in pieces[1:]:
        if _LEANING.fullmatch(piece) and (asks(parts[0]) or _STATES.search(parts[0])):
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]},{piece}"
    return parts if 1 < len(parts) <= MOST else [text]


def asks(part: str) -> bool:
    """Whether a part of a message asks anything."""
    return _ASKS.search(part) is not None
