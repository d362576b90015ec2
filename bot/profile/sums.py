"""Sums of money in a message, and what each is the sum of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policy_corpus.measures.money import Money, find_money, read_number

_NUMERAL = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
_YEAR_WORD = r"(?:20\d\d年?度?|[12]\d年|大前年|前年|去年|上一?年度?|今年度?|本年度?|当年)"
_VERB = r"(?:研发(?:费用?|投入|经费)?|投入?了?|花了?|是|为|约|大概|大约|差不多|有|了|的|就|才|已经|:|\s)"
_RISE = (
    r"(?:一下|直接|一路)?(?:涨|增长?|增加|升|提高|提升|提|加|长|变|上升|扩大|降|减少?|下降|下滑|做)?(?:到|至|成|为)了?"
)
_CHANGE = re.compile(rf"^[元块]?\s*(?:{_RISE}|(?:涨|增|升|降|减|->|→|变)+到?了?)(?:{_YEAR_WORD}|{_VERB})*+$")
_BARE = re.compile(
    rf"(?<![\d.一二两三四五六七八九十百千之成倍])(?P<number>{_NUMERAL})(?P<between>\s*(?:[、,和与及跟;]|{_RISE}|->|→|~|(?!\d)(?={_YEAR_WORD}))\s*(?:{_YEAR_WORD}|{_VERB})*+)$"
)
_OR_MORE_OF = re.compile("(?<![一二两三四五六七八九十百千第])[一二两三四五六七八]$")  # 五六百万
_ONE_OF_A_KIND = re.compile("[二三四五六七八九](?=[十百千万亿])[十百千]?[万亿]元?")
_SCALE = re.compile(r"([十百千]?[万亿]|千|百)\s*(?:元|块钱?)?$")
_SCALES = {
    unit: Decimal(value)
    for unit, value in {
        "百": 100,
        "千": 1000,
        "万": 10**4,
        "十万": 10**5,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
        "十亿": 10**9,
        "百亿": 10**10,
        "千亿": 10**11,
    }.items()
}
_NEGATIVE = re.compile(r"(?:(?<![\d元万亿年])[-–]|负)\s*$")
_AT_LEAST = re.compile(r"(?:超过|超|不低于|不少于|至少|起码|突破|高于|多于|大于)了?\s*$")
_AT_MOST = re.compile(r"(?:不到|不足|低于|少于|不超过|最多|小于|未达)\s*$")
_ABOUT_BEFORE = re.compile(r"(?:大概|大约|约|差不多|近|接近|估计|左右)\s*(?:是|有)?\s*$")
_ABOUT_AFTER = re.compile(r"^\s*(?:左右|上下|吧|来着|以上|多)")
_OR_MORE = re.compile(r"^\s*(?:以上|多|余|出头)")
_SOME = re.compile("(?<![以网线早晚会])上(?=[十百千]?[万亿])")  # 上千万, as 一千万 and more
_NEXT = re.compile(
    rf"[元块]?\s*[,、;和]?\s*(?:{_VERB})*+(?:{_YEAR_WORD}|另外?一|还有一|第[二三]|[后一][一个]?)[个单笔份台项]?(?:{_VERB})*+"
    rf"(?P<number>{_NUMERAL})(?!\s*[\d.%年月日倍成番分季半个家人名项件台套种次期代号级等十百千万亿元多几])"
)
_HUNDRED = 100
_LONG = 3  # characters of a numeral whose last one stands for the next lower unit (两千三百五)
_RANGE = re.compile(r"^\s*[元块]?\s*(?:到|至|-|~|–)\s*$")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum at `start` to `end`: exact, or bounded on one side, or a range; `foreign` names a currency."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    foreign: str | None = None
    approximate: bool = False
    risen_to: bool = False  # the sum before it is what it was

    @property
    def exact(self) -> Decimal | None:
        """The sum, where it is one."""
        return self.low if self.low == self.high else None


def find_sums(text: str) -> list[Sum]:
    """The sums of a folded message, those that borrow the unit of the next one included: 去年800、今年1200万."""
    found: list[Sum] = []
    sums = find_money(_SOME.sub("一", text))
    for i, money in enumerate(sums):
        borrowed = _borrowing(text, money, found[-1].end if found else 0)
        ceiling = sums[i + 1].start if i + 1 < len(sums) else len(text)
        for start, end, yuan in [*borrowed, (money.start, money.end, money.yuan), *_lending(text, money, ceiling)]:
            found = _append(text, found, _sum(text, start, end, yuan, money))
    return found


def _append(text: str, found: list[Sum], new: Sum) -> list[Sum]:
    between = text[found[-1].end : new.start] if found else ""
    if not found or "\n" in between:
        return [*found, new]
    last = found[-1]
    if _RANGE.match(between) and not re.search(r"[从由]\D{0,6}$", text[: last.start]):
        return [*found[:-1], Sum(last.start, new.end, last.low, new.high, new.foreign, approximate=True)]
    if between and _CHANGE.match(between):
        return [*found, Sum(new.start, new.end, new.low, new.high, new.foreign, new.approximate, risen_to=True)]
    return [*found, new]


def _sum(text: str, start: int, end: int, yuan: Decimal, money: Money) -> Sum:
    before, after = text[max(0, start - 6) : start], text[end : end + 4]
    sign = _NEGATIVE.search(before)
    low: Decimal | None = -yuan if sign else yuan
    high = low
    if _AT_MOST.search(before):
        low = None
    elif _AT_LEAST.search(before) or text[start] == "上" or _OR_MORE.search(after) or _is_more(money, end):
        high = None
    either = _OR_MORE_OF.search(text[:start]) is not None and _ONE_OF_A_KIND.fullmatch(money.text) is not None
    start -= either
    about = (
        either or _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.search(after) or low != high or "来" in text[start:end]
    )
    first = start - len(sign[0]) if sign else start
    return Sum(first, end, low, high, money.currency if end == money.end else None, approximate=bool(about))


def _borrowing(text: str, money: Money, after: int) -> Iterator[tuple[int, int, Decimal]]:
    """Bare numbers in front that share the sum's unit."""
    scale = _SCALE.search(money.text)
    if not scale or money.currency:
        return
    numbers: list[tuple[int, int, Decimal]] = []
    edge = money.start
    while match := _BARE.search(text[after:edge]):
        start, end = after + match.start("number"), after + match.end("number")
        if re.fullmatch(r"20[0-4]\d", match["number"]) or not _readable(match["number"]):
            break
        numbers.append((start, end, _scaled(match["number"], scale[1])))
        edge = start
        break
    yield from reversed(numbers)


def _lending(text: str, money: Money, ceiling: int) -> Iterator[tuple[int, int, Decimal]]:
    """The bare number behind a sum that has its unit too: 去年1000万，今年两千三百五."""
    scale, match = _SCALE.search(money.text), _NEXT.match(text, money.end)
    if scale and match and match.end() <= ceiling and not money.currency:
        number = match["number"]
        if not re.fullmatch(r"20[0-4]\d", number) and _readable(number):
            yield match.start("number"), match.end("number"), _scaled(number, scale[1])


def _scaled(number: str, scale: str) -> Decimal:
    """A bare number in the unit of the sum beside it: 八百 beside 一千万 is in 万, as 2 beside 3千万 is not."""
    value = read_number(number)
    if len(number) >= _LONG - 1 and number[-2] in "百千" and number[-1] in "一二两三四五六七八九":
        value += read_number(number[-1]) * (9 if number[-2] == "百" else 99)
    if value >= _HUNDRED:
        return value * _SCALES["万"]
    return value * _SCALES[scale]


def _is_more(money: Money, end: int) -> bool:
    return money.approximate and end == money.end and "来" not in money.text


def _readable(number: str) -> bool:
    return number[0].isdigit() or number[0] in "一二两三四五六七八九十"
