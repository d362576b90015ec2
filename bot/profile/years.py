"""Years in words, against the date of judging: 去年, 上年度, 2022年, 22年, 三年前."""

import re
from datetime import date

from policy_corpus.measures.money import read_number

_HAN = "一二两三四五六七八九十"
_YEAR = re.compile(
    r"(?<!\d)(20\d\d)(?![\d万亿元])年?度?|(?<!\d)([12]\d)年(?!以上|期|内|来|前|后|间|以)|(大前年|前年|再上一?年度?|再前一年度?|去年|上一?年度?|前一年度?|头一?年|今年度?|本年度?|当年|这一年)"
    rf"|(?<![\d.{_HAN}第])(\d|1[0-5]|[{_HAN}]{{1,2}})年多?以?前(?![期后])"
    rf"|(?<=[定上批到得]满)(\d|1[0-5]|[{_HAN}]{{1,2}})年"  # 认定满两年了
)
_BACK = {
    "大前年": 3,
    "前年": 2,
    "再上": 2,
    "再前": 2,
    "去年": 1,
    "上": 1,
    "前一年": 1,
    "头": 1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "这一年": 0,
}


def find_years(text: str, as_of: date) -> list[tuple[int, int, int]]:
    """The (year, start, end) of every year that the text names."""
    return [(_year(match, as_of), match.start(), match.end()) for match in _YEAR.finditer(text)]


def _year(match: re.Match[str], as_of: date) -> int:
    full, short, word, before, since = match.groups()
    ago = before or since
    if full:
        return int(full)
    if short:
        return 2000 + int(short)
    if ago:
        return as_of.year - int(read_number(ago))
    return as_of.year - next(back for start, back in _BACK.items() if word.startswith(start))
