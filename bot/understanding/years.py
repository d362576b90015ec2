"""Years that are named by another: 去年 by the day of asking, 比上一年 by the year that is spoken of."""

import re
from collections.abc import Sequence
from datetime import date

_AWAY = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE = re.compile("|".join(_AWAY))
_AGAINST_YEAR_BEFORE = re.compile(
    r"(?:比|较|相比|跟|和|同|与|对比)(?:它的?)?(?P<before>上一?年度?|前一年|头一年|去年)"
    r"[^。;?\d]{0,12}?(?:[多少高低增减涨降差]|提高|变化)[^。;?\d]{0,6}(?:多少|几|吗|没|了)"
)


def relative_years(text: str, as_of: date) -> list[int]:
    """The years that are named by the day of asking, in the order of the text."""
    return [as_of.year + _AWAY[match[0]] for match in _RELATIVE.finditer(text)]


def with_year_before(text: str, years: Sequence[int], as_of: date) -> str:
    """The text with both years by their numbers, where one is set against the one before it (比上一年多几家).

    `years` are those that it names by their numbers.
    """
    against = _AGAINST_YEAR_BEFORE.search(text)
    if against is None or len(years) > 1:
        return text
    spoken_of = _RELATIVE.search(text, 0, against.start())
    year = years[0] if years else as_of.year + _AWAY[spoken_of[0]] if spoken_of else as_of.year
    start, end = against.span("before")
    text = f"{text[:start]}{year - 1}年{text[end:]}"
    if years:
        return text
    start, end = spoken_of.span() if spoken_of else (0, 0)
    return f"{text[:start]}{year}年{text[end:]}"
