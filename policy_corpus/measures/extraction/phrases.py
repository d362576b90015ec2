"""Sentences of a flow, divided at commas and semicolons into phrases that each carry one statement."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from policy_corpus.measures.extraction.values import Found, find_values

_SENTENCE = re.compile(r"[^。！？\n]+")
_BRACKETED = re.compile(r"（[^（）]*）")
_STATES = re.compile(r"[，；：。]|[\d%]+.{0,3}元")
_SEPARATOR = re.compile(r"[，；：]")
_HAN = "一二三四五六七八九十百"
_ITEM_NUMBER = re.compile(rf"(?:第[\d{_HAN}]+条|（[\d{_HAN}]+）|[{_HAN}]+、|\d+[.、．])")


@dataclass(frozen=True)
class Phrase:
    """`text` stands at `start` of the flow, as do its values; `bracketed` inside a bracket that states something."""

    start: int
    text: str
    values: tuple[Found, ...]
    bracketed: bool = False
    opens_part: bool = False  # the first after a full stop or semicolon

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)


def split_sentences(flow: str) -> Iterator[tuple[Phrase, ...]]:
    """The phrases of each sentence, in order; sentences without any are left out."""
    for match in _SENTENCE.finditer(flow):
        if phrases := tuple(_phrases(match[0], match.start())):
            yield phrases


def _phrases(sentence: str, offset: int) -> Iterator[Phrase]:
    values = find_values(sentence)
    starts = [value.start for value in values]
    brackets = [m.span() for m in _BRACKETED.finditer(sentence) if _STATES.search(m[0])]
    bracketed = _inside(brackets)
    start = after_number(sentence)
    opens = True
    for cut in [*_cuts(sentence, brackets, start), len(sentence)]:
        if cut > start:
            own = values[bisect_left(starts, start) : bisect_left(starts, cut)]
            shifted = tuple(_shift(value, offset) for value in own if value.end <= cut)
            yield Phrase(offset + start, sentence[start:cut], shifted, start in bracketed, opens)
            opens = False
        opens = opens or sentence[cut : cut + 1] == "；"
        start = cut + 1


def after_number(sentence: str) -> int:
    """Where the text begins after an item number, such as 第三条 or （二）."""
    number = _ITEM_NUMBER.match(sentence)
    return number.end() if number and number.end() < len(sentence) else 0


def _cuts(sentence: str, brackets: list[tuple[int, int]], after: int) -> list[int]:
    """Separators, and the ends of brackets that state something; what other brackets hold stays with its phrase."""
    stating = set(brackets)
    kept = _inside([span for m in _BRACKETED.finditer(sentence) if (span := m.span()) not in stating])
    inner = {m.start() for m in _SEPARATOR.finditer(sentence)} - kept
    outer = {edge for opening, closing in brackets for edge in (opening, closing - 1)}
    return sorted(cut for cut in inner | outer if cut >= after)


def _inside(brackets: list[tuple[int, int]]) -> set[int]:
    return {index for opening, closing in brackets for index in range(opening + 1, closing)}


def _shift(found: Found, by: int) -> Found:
    return Found(found.start + by, found.end + by, found.value)
