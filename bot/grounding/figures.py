"""Figures of Chinese text in one canonical form, so that 20万元 is 二十万元 but not 20亿元, nor 20万家.

All functions take text without white space in half-width forms, as `bot.grounding.reading.squash` gives it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_NUMERAL = "[零〇一二两三四五六七八九十百千]"
_SPELLED = rf"{_NUMERAL}+(?:[万亿]{_NUMERAL}*)*(?:点[零〇一二三四五六七八九]+)?"
_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_MAGNITUDE = "[十百千]?(?:万亿|万|亿)|[百千](?![一-鿿]{2}(?:计划|工程))"
_MEASURES = (
    "平方公里|平方千米|平方米|平米|公里|千米|公顷|亩|个百分点|百分点|个工作日|工作日|个月|周年|年度|小时|分钟|人次|"
    "美元|欧元|日元|港元|元|英寸|家|件|项|名|人|个|套|台|倍|番|级|条|款|章|节|部|支|所|处|座|位|次|天|届|批|类|种|"
    "户|辆|艘|架|吨|千瓦|兆瓦|场|篇|期|幢|栋|间|床|只|股|卷|册|门|张|国|省|区|年|月|日|岁|点|分|核|米|度|号"
)
_FEW = (
    "美元|元|家|件|项|名|人|个百分点|个工作日|个月|个|套|台|倍|番|条|所|位|天|"
    "周年|年度|年|小时|平方米|公里|类|款|届|级|次"
)
_ARTICLE = "[家件项名人个套台条所位天类款届级次]"  # after 一 no count is meant: 一项, 一次性
_TOKEN = re.compile(
    r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日|(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})(?!\d)"
    r"|(?P<my>\d{4})年(?P<mm>\d{1,2})月|(?P<dm>\d{1,2})月(?P<dd>\d{1,2})日"
    rf"|百分之(?P<parts>{_SPELLED}|{_ARABIC})|(?P<percent>{_ARABIC})(?P<rate>[%‰])|(?P<tenths>[一二三四五六七八九])成(?![一-鿿])"
    rf"|第(?P<nth>\d+|{_NUMERAL}+)(?P<rank>[条章节项款段批届次位名期])"
    rf"|(?P<high>\d+(?:\.\d+)?)亿(?P<low>\d+(?:\.\d+)?)(?P<lowmag>[百千]?万)(?P<hunit>元)?"
    rf"|(?P<digits>{_ARABIC})(?P<vague>[余多])?(?P<mag>{_MAGNITUDE})?[余多]?(?P<unit>{_MEASURES})?"
    rf"|(?<![第那这每某同任哪])(?<!{_NUMERAL})(?!一{_ARTICLE})(?P<spelled>{_SPELLED})(?P<smag>万亿|万|亿)?[余多]?(?P<sunit>{_FEW})"
    rf"|(?<!第)(?<!{_NUMERAL})(?P<sum>{_NUMERAL}+(?:万亿|万|亿))(?![一-鿿])"
)
_THROUGH = re.compile(r"[-—–~～]+|至|到")
_SHARING = ("、", "和", "及", "或", "与")
_UNIT_FORMS = {"年度": "年", "平米": "平方米", "百分点": "个百分点"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `start:end`: value in plain digits ("5000000", "3~5", "2025-12-31") and unit ("元", "%", "日期").

    `number` and `factor` are the parts of the value: 500 and 10000; a bare number has the unit "".
    """

    start: int
    end: int
    value: str
    unit: str
    number: Decimal = Decimal(0)
    factor: int = 1

    @property
    def is_year(self) -> bool:
        """Whether it is a calendar year, with or without 年."""
        return self.unit in ("年", "") and re.fullmatch(r"(?:19|20)\d\d", self.value) is not None


def read_numeral(text: str) -> Decimal:
    """Value of a Chinese numeral: 二百五十 -> 250, 一千二百万 -> 12000000, 三点五 -> 3.5."""
    whole, _, fraction = text.partition("点")
    if not any(char in _SMALL or char in _LARGE for char in whole):
        digits = "".join(str(_DIGITS[char]) for char in whole)
    else:
        digits = str(_by_scales(whole))
    return Decimal(f"{digits}.{''.join(str(_DIGITS[char]) for char in fraction)}" if fraction else digits)


def _by_scales(text: str) -> int:
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _LARGE:
            total, section, digit = (total + section + digit) * _LARGE[char], 0, 0
        elif char in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[char], 0
        else:
            digit = _DIGITS[char]
    return total + section + digit


def figures_in(text: str) -> list[Figure]:
    """Every figure in order; 10、20、30万元 share their unit, 3-5家 is one figure."""
    found = [figure for match in _TOKEN.finditer(text) if (figure := _figure(match))]
    return list(_ranges(text, _shared(text, found)))


def _figure(match: re.Match[str]) -> Figure | None:
    part = match.groupdict()
    if dated := _date(part):
        return Figure(*match.span(), dated, "日期")
    if part["parts"] or part["percent"] or part["tenths"]:
        return Figure(*match.span(), *_percentage(part))
    if part["nth"]:
        return _made(match, _number(part["nth"]), "", f"第{part['rank']}")
    if part["high"]:
        value = Decimal(part["high"]) * 10**8 + Decimal(part["low"]) * _factor(part["lowmag"])
        return _made(match, value, "", part["hunit"] or "元")
    if part["digits"]:
        return _made(match, _number(part["digits"]), part["mag"], part["unit"])
    if part["spelled"] and set(part["spelled"]) & set("一二两三四五六七八九十"):
        return _made(match, read_numeral(part["spelled"]), part["smag"], part["sunit"])
    return _made(match, read_numeral(part["sum"]), "", "元") if part["sum"] and part["sum"][0] not in "百千" else None


def _date(part: dict[str, str | None]) -> str:
    year, month, day = (part[a] or part[b] for a, b in (("y", "iy"), ("m", "im"), ("d", "id")))
    if year and month and day:
        return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    if part["my"] and part["mm"]:
        return f"{part['my']}-{int(part['mm']):02d}"
    return f"{int(part['dm']):02d}-{int(part['dd']):02d}" if part["dm"] and part["dd"] else ""


def _percentage(part: dict[str, str | None]) -> tuple[str, str]:
    if part["tenths"]:
        return plain(Decimal(_DIGITS[part["tenths"]] * 10)), "%"
    return plain(_number(part["parts"] or part["percent"] or "")), part["rate"] or "%"


def _made(match: re.Match[str], number: Decimal, magnitude: str | None, unit: str | None) -> Figure:
    factor = _factor(magnitude or "")
    return Figure(*match.span(), plain(number * factor), _UNIT_FORMS.get(unit or "", unit or ""), number, factor)


def _factor(magnitude: str) -> int:
    return reduce(lambda product, char: product * (_SMALL.get(char) or _LARGE[char]), magnitude, 1)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text[0].isdigit() else read_numeral(text)


def plain(value: Decimal) -> str:
    """Without exponent or trailing zeros."""
    return format(value.normalize(), "f")


def _shared(text: str, figures: list[Figure]) -> list[Figure]:
    """Bare numbers of a list take unit and magnitude of the figure that ends it."""
    done: list[Figure] = []
    for figure in reversed(figures):
        after = done[-1] if done else None
        if after and after.number and _is_bare(figure) and _in_list(text, figure, after):
            factor = after.factor
            figure = replace(figure, value=plain(figure.number * factor), unit=after.unit, factor=factor)
        done.append(figure)
    return done[::-1]


def _is_bare(figure: Figure) -> bool:
    return figure.unit == "" and figure.factor == 1


def _in_list(text: str, figure: Figure, after: Figure) -> bool:
    between = text[figure.end : after.start]
    return between in _SHARING or _THROUGH.fullmatch(between) is not None


def _ranges(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Two figures of one unit joined by 至 or a dash are one."""
    pending: Figure | None = None
    for figure in figures:
        if pending and _is_range(text, pending, figure):
            yield replace(figure, start=pending.start, value=f"{pending.value}~{figure.value}")
            pending = None
            continue
        if pending:
            yield pending
        pending = figure
    if pending:
        yield pending


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    alike = (
        low.unit == high.unit
        and bool(low.number and high.number)
        and low.number * low.factor < high.number * high.factor
    )
    return alike and _THROUGH.fullmatch(text[low.end : high.start]) is not None
