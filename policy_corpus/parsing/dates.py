"""Dates and year spans as official documents write them."""

import re
from datetime import date, timedelta

from policy_corpus.parsing.numbering import han_to_int

_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DAY = "[一二三四五六七八九十\\d]{1,3}"
DATE = rf"(?:\d{{4}}|[一二三四五六七八九〇零○]{{4}}) ?年 ?{_DAY} ?月 ?{_DAY} ?日"
_PARTS = re.compile(r"(\S{4})\s*年\s*(\S{1,3}?)\s*月\s*(\S{1,3}?)\s*日")


def parse_date(text: str) -> date | None:
    """The date in `text` ("2017年9月26日", "二○一○年六月八日"); None when there is none or it cannot be."""
    match = _PARTS.search(text)
    if not match:
        return None
    try:
        return date(int(match[1].translate(_HAN_DIGITS)), han_to_int(match[2]), han_to_int(match[3]))
    except ValueError:
        return None


def last_day_of(first: date, years: int) -> date:
    """Last day of a validity of so many years that begins on `first`."""
    try:
        return first.replace(year=first.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(first.year + years, 2, 28)
