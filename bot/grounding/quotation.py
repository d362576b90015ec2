"""Words presented as the document's own: exact to the character, or not shown."""

import re
from collections.abc import Sequence

SHORTEST = 5  # characters of a source below which standing in a line proves no quotation
HELD = "□"
_QUOTED = re.compile(r"[：:]“(.+)”", re.DOTALL)
_GRAM = 6  # characters of agreement that show where copied words stand
_CHANGED = 16  # longest stretch that counts as changed inside copied words
_AHEAD = 60  # how far on in the source the words after a change are looked for first
_COPIED = 0.7  # share of a line that stands in its source at which the rest counts as changed, not as wording
_LEAST = 14  # characters of a line that can be a copy
_FIGURE = re.compile(r"\d")  # what stands before the copied words may be wording, unless it has a figure
_WORDS = re.compile(r"[\w%‰]")


def without_quotations(text: str, quotations: Sequence[str]) -> str:
    """The line without what it copies exactly; a place holder keeps its words apart."""
    for quotation in sorted(quotations, key=len, reverse=True):
        if len(quotation) >= SHORTEST:
            text = text.replace(quotation, HELD)
    return text


def misquoted(rest: str, quotations: Sequence[str]) -> list[str]:
    """What a line without its exact quotations and known names still presents as quoted."""
    quoted = [match[1] for match in _QUOTED.finditer(rest)]
    return [words for words in quoted if words != HELD and not any(words in quotation for quotation in quotations)]


def altered(rest: str, quotations: Sequence[str]) -> list[str]:
    """What a line without its exact quotations has changed in words that it copied."""
    return [change for quotation in quotations if _is_copy(rest, quotation) for change in changed(rest, quotation)]


def _is_copy(text: str, original: str) -> bool:
    grams = [text[i : i + _GRAM] for i in range(0, len(text) - _GRAM + 1, 3)]
    return len(text) >= _LEAST and sum(gram in original for gram in grams) >= _COPIED * len(grams)


def changed(text: str, original: str) -> list[str]:
    """Short stretches where `text` adds to, drops or replaces words of `original` between words copied from it."""
    found: list[str] = []
    at, last_text, last_original = 0, 0, 0
    while at <= len(text) - _GRAM:
        place = original.find(text[at : at + _GRAM], last_original, last_original + _AHEAD)
        if place < 0 and at - last_text > _CHANGED:
            place = original.find(text[at : at + _GRAM], last_original)
        if place < 0:
            at += 1
            continue
        if last_text and _near(at - last_text, place - last_original):
            found.append(text[last_text:at] or original[last_original:place])
        elif _replaced(at - last_text, place - last_original) and _FIGURE.search(text[:at]):
            found.append(text[last_text:at])
        length = _run(text, at, original, place)
        at, last_text, last_original = at + length, at + length, place + length
    if last_text and _replaced(len(text) - last_text, len(original) - last_original):
        found.append(text[last_text:])
    return [words for words in found if _WORDS.search(words)]


def _near(in_text: int, in_original: int) -> bool:
    return in_text <= _CHANGED and in_original <= _CHANGED


def _replaced(in_text: int, in_original: int) -> bool:
    return 0 < in_text <= _CHANGED and 0 < in_original <= _CHANGED


def _run(text: str, at: int, original: str, place: int) -> int:
    length = 0
    while at + length < len(text) and place + length < len(original) and text[at + length] == original[place + length]:
        length += 1
    return length
