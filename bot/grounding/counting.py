"""Numbered lists: their numbers run on, and the count that is announced is that of what follows."""

import re
import sys
from collections.abc import Sequence

from bot.drafting import Line

_NUMBERED = re.compile(r"^(\d+)\. ")
_MISNUMBERED = re.compile(r"^(?!\d+\. )([^.。：:，]{1,14})\. ")
_ANNOUNCED = re.compile(r"^[^“”]*[：:]$")
_COUNT = re.compile(r"(\d+)[项条家个份类](?!.*\d)")
_LEFT_OUT = re.compile(r"^另有(\d+)[项条家个份类]")


class Counting:
    """What the lines of one draft number and count."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.items: set[int] = set()  # places of the lines that a list numbers
        self.wrong: dict[int, str] = {}  # place of a line -> the number in it that is wrong
        self._announced, self._total, self._listed = -1, sys.maxsize, 0
        for place, line in enumerate(lines):
            self._count(place, line.text)
        if self._announced >= 0 and self._total < self._listed:
            self.wrong[self._announced] = str(self._total)

    def _count(self, place: int, text: str) -> None:
        if _ANNOUNCED.match(text):
            count = _COUNT.search(text)
            self._announced, self._total, self._listed = place, int(count[1]) if count else sys.maxsize, 0
        elif self._announced >= 0 and (number := _NUMBERED.match(text)):
            self._listed += 1
            self.items.add(place)
            if int(number[1]) != self._listed:
                self.wrong[place] = f"{number[1]}."
        elif malformed := _MISNUMBERED.match(text):
            self.wrong[place] = malformed[1]
        elif (left_out := _LEFT_OUT.match(text)) and self._announced >= 0:
            if self._total != self._listed + int(left_out[1]):
                self.wrong |= {self._announced: str(self._total), place: left_out[1]}
            self._announced = -1
