"""Sums and rates in a text, ranges read as one value: 500万元, 10、20、30万元, 10%—30%, 百分之二十, 二十万元."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from policy_corpus.measures.extraction.model import Value
from policy_corpus.measures.money import find_money, read_number

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百]+)"
_RATE = re.compile(
    rf"(?<![\d.])(?P<shared>(?:\d+(?:\.\d+)?[、\-—–~～至到和])*)(?:(?P<percent>\d+(?:\.\d+)?)(?P<sign>[%‰])"
    rf"|(?P<word>百分之|千分之)(?P<spelled>{_NUMBER}))"
)
_RANGE = re.compile(r"(?:[-—–~～]{1,2}|至|到)")


@dataclass(frozen=True)
class Found:
    """A value at `text[start:end]`."""

    start: int
    end: int
    value: Value


def find_values(text: str) -> list[Found]:
    """Every sum in yuan and every rate, in order; sums in other currencies are left out."""
    sums = [Found(m.start, m.end, Value(kind="sum", low=m.yuan)) for m in find_money(text) if not m.currency]
    rates = [rate for match in _RATE.finditer(text) for rate in _rates(match)]
    return list(_ranges(text, sorted([*sums, *rates], key=lambda found: found.start)))


def _rates(match: re.Match[str]) -> Iterator[Found]:
    scale = Decimal("0.001") if match["sign"] == "‰" or match["word"] == "千分之" else Decimal("0.01")
    for number in re.finditer(r"[\d.]+", match["shared"]):
        start = match.start() + number.start()
        yield Found(start, start + len(number[0]), _rate(number[0], scale))
    start = match.start("percent") if match["percent"] else match.start("word")
    yield Found(start, match.end(), _rate(match["percent"] or match["spelled"], scale))


def _rate(number: str, scale: Decimal) -> Value:
    return Value(kind="rate", low=read_number(number) * scale)


def _ranges(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Two values with a dash between them are one."""
    last: Found | None = None
    for one in found:
        if last is None:
            last = one
        elif last.value.kind == one.value.kind and _spans(text, last, one):
            last = Found(last.start, one.end, last.value.model_copy(update={"high": one.value.low}))
        else:
            yield last
            last = one
    if last:
        yield last


def _spans(text: str, low: Found, high: Found) -> bool:
    between = _RANGE.fullmatch(text, low.end, high.start)
    return between is not None and low.value.high is None and low.value.low < high.value.low
