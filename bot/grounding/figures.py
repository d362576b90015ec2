"""Figures, percentages and dates in Chinese text, in one canonical form, so that 20万元 is 二十万元 but not 20亿元."""

import re
from decimal import Decimal

_CHINESE = "零〇一二三四五六七八九十百千两"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MAGNITUDES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_UNITS = (
    "美元|元|平方公里|平方米|公里|家|件|项|名|人|个|套|台|倍|期|级|条|款|章|节|部|支|所|处|座|位|次|天|届|批|类|种|"
    "周年|个月|工作日|年度|年|月|日|岁|吨|英寸"
)
_DATE = re.compile(r"(\d{4})\s*(?:年|-)\s*(\d{1,2})\s*(?:月|-)\s*(\d{1,2})\s*日?")
_PERCENT = re.compile(rf"百分之([{_CHINESE}]+|\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*[%％]")
_NUMBER = re.compile(
    rf"(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<mag>百万|千万|万亿|[百千万亿])?\s*(?P<unit>{_UNITS})?"
    rf"|(?P<chinese>[{_CHINESE}]+)(?P<cmag>万亿|[万亿])?(?P<cunit>美元|元|{_UNITS})"
)

Figure = tuple[str, str]
"""(canonical value, unit): ("200000", "元"), ("30", "%"), ("2025-12-31", "date")."""


def chinese_number(text: str) -> int:
    """Value of a Chinese numeral below ten thousand ("二百五十" -> 250)."""
    if not any(c in _SCALES for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _SCALES:
            total, digit = total + (digit or 1) * _SCALES[char], 0
        else:
            digit = _DIGITS[char]
    return total + digit


def figures_in(text: str) -> list[tuple[Figure, int, int]]:
    """Every figure of `text` with where it stands; bare numbers have the unit ""."""
    found: list[tuple[Figure, int, int]] = []
    taken = [False] * len(text)
    for match in _DATE.finditer(text):
        year, month, day = (int(g) for g in match.groups())
        _take(found, taken, match, (f"{year:04d}-{month:02d}-{day:02d}", "date"))
    for match in _PERCENT.finditer(text):
        raw = match[1] or match[2]
        value = Decimal(raw) if raw[0].isdigit() else Decimal(chinese_number(raw))
        _take(found, taken, match, (_plain(value), "%"))
    for match in _NUMBER.finditer(text):
        if not any(taken[match.start() : match.end()]):
            _take(found, taken, match, _number(match))
    return found


def _take(found: list[tuple[Figure, int, int]], taken: list[bool], match: re.Match[str], figure: Figure) -> None:
    found.append((figure, match.start(), match.end()))
    taken[match.start() : match.end()] = [True] * (match.end() - match.start())


def _number(match: re.Match[str]) -> Figure:
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", "").rstrip("."))
        magnitude, unit = match["mag"] or "", match["unit"] or ""
    else:
        value = Decimal(chinese_number(match["chinese"]))
        magnitude, unit = match["cmag"] or "", match["cunit"]
    return _plain(value * _MAGNITUDES[magnitude]), unit


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
