"""What is known of one fact: never more than was said, so that unknown stays unknown."""

from dataclasses import dataclass
from decimal import Decimal

from policy_corpus.measures.model import Fact
from policy_corpus.measures.money import render_yuan


@dataclass(frozen=True, slots=True)
class Choice:
    """Of an enum: the options that are still possible."""

    possible: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holdings:
    """Of a set: the options that the asker has, and those it is known to lack."""

    has: frozenset[str]
    lacks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Interval:
    """Of a number: the bounds it lies between, both included; None where there is no bound."""

    low: Decimal | None
    high: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        """The number itself, where the bounds meet."""
        return self.low if self.low == self.high else None

    def minus(self, other: "Interval") -> "Interval":
        """All the differences that the two allow."""
        return Interval(_minus(self.low, other.high), _minus(self.high, other.low))


Known = bool | Choice | Holdings | Interval


def combine(first: Known, second: Known) -> Known | None:
    """What holds when both hold; None when they contradict each other."""
    match first, second:
        case bool(), bool():
            return first if first is second else None
        case Choice(a), Choice(b):
            return Choice(a & b) if a & b else None
        case Holdings(has, lacks), Holdings(has_2, lacks_2):
            both = Holdings(has | has_2, lacks | lacks_2)
            return None if both.has & both.lacks else both
        case Interval(), Interval():
            return _overlap(first, second)
    return None


def describe(fact: Fact, known: Known) -> str:
    """The fact in Chinese, such as "创新平台级别：省级"."""
    return f"{fact.name}：{_value_text(fact, known)}"


def _value_text(fact: Fact, known: Known) -> str:
    match known:
        case bool():
            return "是" if known else "否"
        case Choice(possible):
            return "或".join(option.label for option in fact.options if option.id in possible)
        case Holdings(has, lacks):
            held = "、".join(option.label for option in fact.options if option.id in has)
            lacking = "、".join(f"不是{option.label}" for option in fact.options if option.id in lacks)
            return "，".join(part for part in (held, lacking) if part) or "未说明"
        case Interval(low, high):
            return number_range(fact, low, high)


def number_range(fact: Fact, low: Decimal | None, high: Decimal | None) -> str:
    """Bounds in Chinese, in the fact's unit."""
    if low is not None and low == high:
        return number_text(fact, low)
    if low is None or high is None:
        bound = low if high is None else high
        return "未说明" if bound is None else f"{'不少于' if high is None else '不超过'}{number_text(fact, bound)}"
    return f"{number_text(fact, low)}至{number_text(fact, high)}"


def number_text(fact: Fact, value: Decimal) -> str:
    """One number in the fact's unit."""
    return (
        render_yuan(value) if fact.type == "money" else f"{value.normalize():f}" + ("年" if fact.type == "year" else "")
    )


def _minus(minuend: Decimal | None, subtrahend: Decimal | None) -> Decimal | None:
    return None if minuend is None or subtrahend is None else minuend - subtrahend


def _overlap(first: Interval, second: Interval) -> Interval | None:
    lows = [bound for bound in (first.low, second.low) if bound is not None]
    highs = [bound for bound in (first.high, second.high) if bound is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return None if low is not None and high is not None and low > high else Interval(low, high)
