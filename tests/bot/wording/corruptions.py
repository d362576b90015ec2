"""What goes wrong in a model's wording: a figure, date, unit, department or mark, and the words around them."""

import random
import re
from collections.abc import Callable

from bot.grounding.reading import squash
from tests.bot.grounding.mutations import Mutator

_NUMBER = re.compile(r"(?<![\d.\[])\d+(?:\.\d+)?[万亿]?(?=[元家件项名人个套年%％倍])")
_TURNS = re.compile(r"每年|一次性|经综合评估后?，?|最高不超过|不超过|最高|以上|连续|累计|上年度|首次|力争|择优")
_PARTS = re.compile(r"[^，。；：、（）\d\[\]]{4,}")
_CLAIMS = ("，由市海洋局兑付", "，逾期不予受理", "，另可免费使用厂房", "，租房补贴每月500元", "，无需申报即可享受")


class Corruptor:
    """Corrupts lines that carry marks; the same seed makes the same corruptions."""

    def __init__(self, mutator: Mutator, rng: random.Random) -> None:
        self._mutator, self._rng = mutator, rng
        self._ways: tuple[Callable[[str], str | None], ...] = (
            *[self._mutated] * 3, self._mark, self._swapped, self._turned, self._moved, self._claim,
        )  # fmt: skip

    def __call__(self, line: str) -> str:
        """The line with something wrong in it."""
        while True:
            wrong = self._rng.choice(self._ways)(line)
            if wrong and squash(wrong) != squash(line):
                return wrong

    def _mutated(self, line: str) -> str | None:
        mutation = self._mutator.mutate(line, ())
        # A mark's own number is the business of `_mark`.
        same_marks = mutation and re.findall(r"\[\d+\]", mutation.text) == re.findall(r"\[\d+\]", line)
        return mutation.text if mutation and same_marks else None

    def _mark(self, line: str) -> str:
        return f"{line}[{self._rng.randint(30, 99)}]"

    def _swapped(self, line: str) -> str | None:
        found = list(_NUMBER.finditer(line))
        if len(found) < 2:
            return None
        first, second = sorted(self._rng.sample(found, 2), key=lambda match: match.start())
        return _exchange(line, first, second)

    def _turned(self, line: str) -> str | None:
        found = list(_TURNS.finditer(line))
        match = self._rng.choice(found) if found else None
        return line[: match.start()] + line[match.end() :] if match else None

    def _moved(self, line: str) -> str | None:
        """Two stretches of words in each other's place: the sums go to the wrong ones."""
        found = list(_PARTS.finditer(line))
        if len(found) < 2 or not _NUMBER.search(line):
            return None
        first, second = sorted(self._rng.sample(found, 2), key=lambda match: match.start())
        if first[0] in second[0] or second[0] in first[0]:
            return None  # 瞪羚企业补助 for 瞪羚企业: each sum keeps the words of its own
        return _exchange(line, first, second)

    def _claim(self, line: str) -> str:
        return line.rstrip("。；") + self._rng.choice(_CLAIMS) + "。"


def _exchange(text: str, first: re.Match[str], second: re.Match[str]) -> str:
    between = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
