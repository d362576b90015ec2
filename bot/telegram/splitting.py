"""Splits texts at Telegram's limit, never inside a quotation that fits, a source mark or a character."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate

from bot.telegram.outgoing import Mark, Outgoing

MESSAGE_LIMIT = 4096  # UTF-16 units, as Telegram counts a message
_CLOSING = {"“": "”", "「": "」", "『": "』", "《": "》"}
_SOURCE_MARK = re.compile(r"\[\d{1,3}\]")
# Where a text is best parted, best first: between paragraphs, lines, sentences, clauses, words.
_SEAMS = [re.compile(seam) for seam in (r"\n\s*\n", r"\n", r"[。！？；]+", r"[，、：]", r"\s")]
_FILLED = 0.5  # a part that a better seam would leave emptier than this is parted at the next one
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def split(message: Outgoing, limit: int = MESSAGE_LIMIT) -> list[Outgoing]:
    """The message as one or more that keep to `limit` UTF-16 units; the buttons go with the last."""
    pieces = list(stretches(message.text, limit))
    parts = [
        Outgoing(text=message.text[start:end], marks=clip(message.marks, start, end), replaces=message.replaces)
        for start, end in pieces
    ]
    parts[1:] = [part.model_copy(update={"replaces": False}) for part in parts[1:]]
    return [*parts[:-1], parts[-1].model_copy(update={"buttons": message.buttons})] if parts else []


def clip(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """The marks as they fall on `text[start:end]`."""
    return tuple(
        Mark(style=mark.style, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marks
        if mark.start < end and start < mark.end
    )


def stretches(text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Where to part the text: only white space falls between the stretches."""
    units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]
    kept_whole = _kept_whole(text, units, limit)
    start, end = _skip_space(text, 0), len(text.rstrip())
    while start < end:
        furthest = start + 1
        while furthest < end and units[furthest + 1] - units[start] <= limit:
            furthest += 1
        stop = end if furthest >= end else _best_seam(text, start, furthest, kept_whole)
        last = start + len(text[start:stop].rstrip())
        yield start, last
        start = _skip_space(text, stop)


def _best_seam(text: str, start: int, furthest: int, kept_whole: list[tuple[int, int]]) -> int:
    """The last good place to part `text[start:furthest]`."""
    inside = {place for first, last in kept_whole for place in range(max(first + 1, start), min(last, furthest + 1))}
    enough = start + (furthest - start) * _FILLED
    for seam in _SEAMS:
        ends = [match.end() for match in seam.finditer(text, start, furthest) if match.end() not in inside]
        if ends and ends[-1] >= enough:
            return ends[-1]
    places = [place for place in range(furthest, start, -1) if place not in inside]
    return next((p for p in places if not _joined(text, p)), places[0] if places else _outside_marks(text, furthest))


def _outside_marks(text: str, furthest: int) -> int:
    """The last place that is not within a source mark, for where a quotation has to be parted."""
    torn = (mark.start() for mark in _SOURCE_MARK.finditer(text) if mark.start() < furthest < mark.end())
    return next(torn, furthest)


def _joined(text: str, place: int) -> bool:
    """Whether the characters on both sides are seen as one."""
    if place >= len(text):
        return False
    return bool(unicodedata.combining(text[place])) or text[place] in _JOINERS or text[place - 1] == "\u200d"


def _kept_whole(text: str, units: list[int], limit: int) -> list[tuple[int, int]]:
    """Quotations and source marks that fit into one message; a mark holds on to what it stands behind."""
    marks = [(max(match.start() - 1, 0), match.end()) for match in _SOURCE_MARK.finditer(text)]
    spans = sorted([*_quotations(text), *marks])
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first < merged[-1][1] and units[max(last, merged[-1][1])] - units[merged[-1][0]] <= limit:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return [(first, last) for first, last in merged if units[last] - units[first] <= limit]


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Every quotation with its marks, the inner ones too."""
    open_at: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if character in _CLOSING:
            open_at.append((_CLOSING[character], place))
        elif open_at and character == open_at[-1][0]:
            yield open_at.pop()[1], place + 1


def _skip_space(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())
