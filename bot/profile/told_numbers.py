"""The numbers that a message tells: its sums, and how many there are of what it counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.profile.lexicon import lexicon_of
from bot.profile.message import Message
from bot.profile.money_facts import placed_sums
from bot.profile.money_years import Placed
from bot.profile.reading import Value
from bot.profile.received import RECEIVED
from bot.profile.sums import Sum
from bot.profile.worked_sums import is_on_top, says_actual
from bot.understanding.apart import NOT_PAID_FOR
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import read_number

_UNITS = "台套件项个家支款单笔份座所处块"
_IN_ONE = {"俩": "2", "仨": "3"}
_COUNT = re.compile(
    rf"(?<![\d.第每万亿千百十零])(?P<number>\d{{1,3}}|[一两二三四五六七八九十]+)\s*个?(?P<unit>[{_UNITS}])(?!{NOT_PAID_FOR})"
    rf"|(?P<both>[俩仨])(?!人|口子)"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something a message tells of: two or more, `words` as written at `start`."""

    number: int
    words: str
    unit: str
    start: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class ToldSum:
    """A sum as written, and what it is of: a fact, or rd, increase, other; empty where that is not clear."""

    sum: Sum
    topic: str
    words: str
    year: int | None
    actual: bool  # said to be the one that counts


@dataclass(frozen=True)
class ToldNumbers:
    """The sums and the counts of one message."""

    sums: Sequence[ToldSum]
    counts: Sequence[Count]
    corrected_from: int

    def standing(self) -> list[ToldSum]:
        """The sums without those that a later one of the same kind takes back, or beside which another counts."""
        later = {each.topic for each in self.sums if self._is_later(each)} if self.corrected_from else set()
        sums = [each for each in self.sums if self._is_later(each) or each.topic not in later]
        actual = {each.topic for each in sums if each.actual}
        latest = max((each.year for each in sums if each.year), default=0)
        sums = [each for each in sums if each.year is None or each.year >= latest - 1 or each.topic != "rd"]
        return [each for each in sums if each.actual or each.topic not in actual]

    def others(self, count: Count) -> int:
        """How many the other counts of the same unit come to: a first number may be that of them all."""
        return sum(each.number for each in self.counts if each.unit == count.unit) - count.number

    def _is_later(self, told: ToldSum) -> bool:
        return told.sum.start >= self.corrected_from


def numbers_told(text: str, as_of: date, known: Mapping[str, Value]) -> ToldNumbers:
    """What a message tells in numbers; those of one are counted too, for what others come to with them."""
    message = Message.of(text, lexicon_of(load_facts()), as_of, known, ())
    sums = [_sum(message, each) for each in placed_sums(message) if not _is_of_others(message, each)]
    counts = [_count(match) for match in _COUNT.finditer(message.text)]
    return ToldNumbers(sums, counts, message.corrected_from)


def _sum(message: Message, placed: Placed) -> ToldSum:
    start = placed.sum.start
    actual = says_actual(message, placed.topic, start) and not is_on_top(message, start)
    return ToldSum(placed.sum, placed.topic, message.sent[start : placed.sum.end], placed.year, actual)


def _is_of_others(message: Message, placed: Placed) -> bool:
    """Whether a sum is what somebody else has been given."""
    return placed.topic in RECEIVED and message.tells_of_others(placed.sum.start)


def _count(match: re.Match[str]) -> Count:
    if match["both"]:
        return Count(int(_IN_ONE[match["both"]]), match[0], "个", match.start())
    return Count(int(read_number(match["number"])), match[0], match["unit"], match.start())
