"""Numbers that count or measure something: value, unit, and how they bind (以上, 不超过, 左右 …)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from policy_corpus.model import Comparator

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALE = r"(?:万亿|千亿|百亿|千万|百万|亿|万)?"
_COUNTED = (
    r"平方公里|平方千米|平方米|公里|千米|公顷|亩|美元|日元|欧元|元|人次|人|名|位|家|个百分点|个|项|件|套|场|条|支|次"
    r"|所|座|处|种|只|辆|台|艘|倍|番|户|款|笔|批|幢|栋|间|床|单|%|‰"
)
_UNIT = rf"{_SCALE}(?:{_COUNTED})"
_RANGE = re.compile(
    rf"(?<![\d.,A-Za-z第前])(?P<low>{_DIGITS})(?P<low_unit>{_UNIT})?[-—–~～至到](?P<high>{_DIGITS})(?P<unit>{_UNIT})"
)
_SINGLE = re.compile(
    rf"(?<![\d.,A-Za-z第前+])(?P<value>{_DIGITS})[余多]?(?P<unit>{_SCALE}[余多]?(?:{_COUNTED})|[万亿](?![一-鿿]))"
)
_HAN = re.compile(
    r"(?<![第十百千万亿一二三四五六七八九两])(?P<value>[一二三四五六七八九两][十百千]?|十)"
    r"(?P<unit>[万亿]{1,2}元)"
)
_DOUBLED = re.compile(r"翻(?P<value>[一两三])?番(?!，达到)")
_HAN_VALUES = {"两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}

# A count of time, a name such as “高新20条”, and a place in an order are not quantities of anything.
_NOT_COUNTED = re.compile(r"^(?:(?:会计|纳税)年度|月|工作日|自然日|年度|小时|学期|星期|周|季度|百分(?!点)|[”》])")
_IN_A_NAME = re.compile(r"[“《][^”》“《]{0,6}$|（含$|第[\d、和至-]+$")

_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (r"(?:不超过|不高于|不多于|不大于|最高|至多|最多)[^\d，；。、]{0,24}$|上限[为是]?$", "<="),
    (r"(?:不低于|不少于|不小于|至少|最低)[^\d，；。]{0,6}$", ">="),
    (r"(?:超过|突破|大于|多于|高于|超)$", ">"),
    (r"(?:低于|少于|小于|不到|不足)$", "<"),
    (r"(?:约|大约|近|接近|将近)$|^约占.*的$|[，；]约占.*的$", "~"),
)
_AFTER: tuple[tuple[str, Comparator], ...] = (
    (r"(?:及|（含）)?以上", ">="),
    (r"(?:及|（含）)?(?:以下|以内|之内|限额内|额度内)", "<="),
    (r"(?:左右|上下|余|多[^种家个项])", "~"),
)


_MAY_COUNT = re.compile(rf"\d\s*[余多]?\s*{_SCALE}[余多]?\s*(?:{_COUNTED}|[％万亿])|番|[万亿]\s*元")


def may_count(source: str) -> bool:
    """Whether raw text can hold a quantity at all; much cheaper than looking for them."""
    return _MAY_COUNT.search(source) is not None


@dataclass(frozen=True)
class Quantity:
    """A value at `start:end` of a flow, its 以上/左右 included in `end`."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    comparator: Comparator

    @property
    def is_money(self) -> bool:
        """Counts yuan or a foreign currency."""
        return self.unit.endswith("元")


def find_quantities(text: str) -> list[Quantity]:
    """All quantities in order; those in a run such as 500万元、300万元 share the first one's comparator."""
    ranges = [quantity for match in _RANGE.finditer(text) if (quantity := _range(text, match))]
    singles = [quantity for match in _SINGLE.finditer(text) if (quantity := _single(text, match))]
    spelled = [_spelled(text, match, match["unit"]) for match in _HAN.finditer(text)]
    spelled += [_spelled(text, match, "番") for match in _DOUBLED.finditer(text)]
    taken = [(quantity.start, quantity.end) for quantity in ranges]
    free = [one for one in singles + spelled if not any(start <= one.start < end for start, end in taken)]
    return list(_share_comparators(text, sorted(ranges + free, key=lambda quantity: quantity.start)))


def _single(text: str, match: re.Match[str]) -> Quantity | None:
    unit = re.sub("[余多]", "", match["unit"])
    if _NOT_COUNTED.match(text[match.end() :]) or _IN_A_NAME.search(text[max(0, match.start() - 8) : match.start()]):
        return None
    vague = "余" in match[0] or "多" in match[0]
    return _make(text, match, Decimal(match["value"].replace(",", "")), None, unit, vague=vague)


def _range(text: str, match: re.Match[str]) -> Quantity | None:
    if _NOT_COUNTED.match(text[match.end() :]):
        return None
    low, high = (Decimal(match[name].replace(",", "")) for name in ("low", "high"))
    return _make(text, match, low, high, match["unit"], vague=False) if low < high else None


def _spelled(text: str, match: re.Match[str], unit: str) -> Quantity:
    numeral = match["value"] or "一"
    digit, power = numeral[0], numeral[-1]
    value = _HAN_VALUES.get(digit, 1) * {"十": 10, "百": 100, "千": 1000}.get(power, 1)
    return _make(text, match, Decimal(value), None, unit, vague=False)


def _make(
    text: str, match: re.Match[str], value: Decimal, upper: Decimal | None, unit: str, *, vague: bool
) -> Quantity:
    before, after = text[max(0, match.start() - 32) : match.start()], text[match.end() :]
    comparator: Comparator = next((sign for pattern, sign in _BEFORE if re.search(pattern, before)), "=")
    end = match.end()
    for pattern, sign in _AFTER:
        if found := re.match(pattern, after):
            comparator, end = sign, end + len(found[0].rstrip("种家个项"))
            break
    if vague and comparator == "=":
        comparator = "~"
    unit = unit + "元" if unit in ("万", "亿") else unit
    return Quantity(match.start(), end, value, upper, unit, comparator)


def _share_comparators(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    previous: Quantity | None = None
    for quantity in quantities:
        in_run = previous and text[previous.end : quantity.start] in ("、", "和", "或")
        capped = in_run and previous and previous.comparator == "<=" and quantity.comparator == "="
        previous = replace(quantity, comparator="<=") if capped else quantity
        yield previous
