"""Character bigrams weighted by rarity: how much of a question a record covers, and of itself."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from typing import NamedTuple

_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z&+]+")
_FUNCTION = set(
    "的了吗呢啊吧呀嘛是有要到达把被给里和与跟及谁咱我你他这那个家些哪几多少年底末么怎都就还也会能可以得去来说"
)


def grams_of(text: str) -> set[str]:
    """Bigrams of Chinese runs (a lone character stands for itself) and whole Latin words, lower case."""
    found: set[str] = set()
    for run in _RUN.findall(text.lower()):
        if run[0] < "\u4e00" or len(run) == 1:
            found.add(run)
        else:
            found.update(map(add, run, run[1:]))
    return found


class Overlap(NamedTuple):
    """How far a question and a record cover each other, both from 0 to 1."""

    of_question: float
    of_record: float


class GramIndex:
    """Records as weighted bigrams: {gram: how much it counts in this record}; weight 1 marks a record's own grams."""

    def __init__(self, records: Sequence[Mapping[str, float]]) -> None:
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, record in enumerate(records):
            for gram, weight in record.items():
                found[gram].append((number, weight))
        count = max(len(records), 1)
        self._rarity = {gram: math.log(1 + count / len(posting)) for gram, posting in found.items()}
        self._unknown = 0.4 * math.log(1 + count)
        self._covers = {
            gram: [(number, weight * self._rarity[gram]) for number, weight in posting]
            for gram, posting in found.items()
        }
        self._owners = {gram: [number for number, weight in posting if weight >= 1] for gram, posting in found.items()}
        self._size = [
            math.fsum(self._rarity[gram] for gram, w in record.items() if w >= 1) or 1.0 for record in records
        ]

    def overlaps(self, grams: Iterable[str]) -> dict[int, Overlap]:
        """Overlap of each record that shares a gram of its own, or a good part of the question."""
        asked = {gram for gram in grams if gram in self._covers or not _FUNCTION & set(gram)}
        total = math.fsum(self._rarity.get(gram, self._unknown) for gram in asked) or 1.0
        covered: dict[int, float] = defaultdict(float)
        own: dict[int, float] = defaultdict(float)
        for gram in sorted(asked & self._covers.keys()):  # sums in one order, whatever the hash seed
            for number, value in self._covers[gram]:
                covered[number] += value
            for number in self._owners[gram]:
                own[number] += self._rarity[gram]
        return {
            number: Overlap(value / total, own.get(number, 0.0) / self._size[number])
            for number, value in covered.items()
            if number in own or value > total / 4
        }
