"""The time that a question speaks of, other than the day on which it is asked: 下个月, 明年初, 2026年3月, 半年后."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.numerals import chinese_to_int

_NUMBER = {word: number for number, words in enumerate(("", "一", "二两", "三", "四", "五", "六")) for word in words}
_AWAY = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
_PARTS = {
    "年?初|开年|开春|元旦|春节": (1, 3),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "年?[底末]": (12, 12),
    "第?(?:一|1)季度": (1, 3),
    "第?(?:二|2)季度": (4, 6),
    "第?(?:三|3)季度": (7, 9),
    "第?(?:四|4)季度": (10, 12),
}
_YEAR = r"(?P<year>(?<!\d)20\d\d(?![\d.万亿元件家个人项%％])|(?<!\d)[12]\d(?=年)|大前年|前年|去年|今年|明年|后年)年?的?"
_THIRDS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "底": (21, 31), "末": (21, 31)}
_ON_DAY = re.compile(
    rf"(?:{_YEAR})?(?<!\d)(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号]|(?P<third>{'|'.join(_THIRDS)}))?(?!以?内)"
)
_IN_PART = re.compile(rf"(?:{_YEAR}|(?<![年中月]))(?P<part>{'|'.join(_PARTS)})(?!次|期|步|始|创|衷)")
_IN_YEAR = re.compile(rf"{_YEAR}(?!以[上内]|期|内|来|前|后|间|[-—~～至到]\d)")
_NEXT = re.compile(
    r"(?P<which>上|下+)个?月|(?P<day>明天|后天|下个?(?:周|星期|礼拜))|(?P<new>过完年|过了年|(?<![半几\d一二两三四五六])年后|春节后|翻过年)"
)
_AFTER = re.compile(
    r"(?P<ahead>再过)?(?<![第\d])(?P<number>\d{1,3}|[一二两三四五六半])个?(?P<unit>天|周|星期|月|年)(?P<half>半)?"
    r"(?(ahead)(?:之?后|以后)?|(?:之后|以后|过后|后))"
)
_NOW = re.compile("现在|目前|如今|眼下|这会儿?|当前|眼前|今天")
_STILL = re.compile("还(?:能|可以)")  # now, unless it follows the time that is named (2022年5月还能用吗)
_HELD = re.compile(
    "[^。;?我咱俺]{0,30}?(?:生效|有效|实施|执行|管用|算数|启用|赶得?上|算不算|能套|适用)|[^,。;?我咱俺]{0,14}?(?:开始|能|可以|还)"
)
_DONE = re.compile("[^,。;?]{0,8}(?:评|认定|获|拿|建|注册|成立|批|上市|出台|印发|通过)")
_APPLIED = re.compile("[^,，。;；?？评获认批拿]{0,6}?(?:申请|申报)(?!认定|成功|下来|到|了|上|(?:国家|省|市|区)级?)")
_GIVEN = re.compile(
    "(?!认定|再|首次|第|我|咱)[^,。;?我咱评获拿批了过的]{2,16}(?:[给补奖]|补[助贴]|奖励|资助)(?:是|标准|金额)*(?:多少|几)[万钱]*[?]?$"
)  # what was given then


Days = tuple[date, date]  # the first and the last of a stretch


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days, the words that name it in the question, and where they end there."""

    first: date
    last: date
    words: str
    end: int


def moment_asked(text: str, as_of: date) -> Moment | None:
    """The time for which a normalised question wants to know what holds; None where that is the day of asking.

    What is to come is asked about wherever it is named. Of what is over, only what the document itself is asked about:
    19年认定的高企 tells when something was done.
    """
    named = moments_of(text, as_of)
    ahead = [moment for moment in named if moment.first > as_of]
    if ahead:
        return max(ahead, key=lambda moment: moment.first)
    past = [moment for moment in named if moment.last < as_of]
    if len(past) != len(named) or not past or _NOW.search(text):
        return None
    latest = max(past, key=lambda moment: moment.last)
    if _STILL.search(text) and not _STILL.match(text, latest.end):
        return None
    held = _HELD.match(text, latest.end) and not _DONE.match(text, latest.end)
    return latest if held or _GIVEN.match(text, latest.end) else None


def time_applied(text: str, as_of: date) -> date:
    """The day on which the asker says that he applies, or applied (2021年评上，2024年才去申请); that of asking else."""
    named = (moment for moment in moments_of(text, as_of) if _APPLIED.match(text, moment.end))
    moment = max(named, key=lambda one: one.first, default=None)
    return moment.last if moment and moment.first.year != as_of.year else as_of


def moments_of(text: str, as_of: date) -> list[Moment]:
    """Every time that the text names, in the order of kinds: the narrowest first, none inside another."""
    found: list[Moment] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_ON_DAY, _AFTER, _NEXT, _IN_PART, _IN_YEAR):
        for match in pattern.finditer(text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                days = _days(match, as_of)
                taken.append(match.span())
                found += [Moment(*days, match[0].rstrip("的"), match.end())] if days else []
    return found


def _days(match: re.Match[str], as_of: date) -> Days | None:
    """The first and the last day that a match stands for; None where the calendar has no such day."""
    named = match.groupdict()
    if match.re is _NEXT:
        return _next(match, as_of)
    if match.re is _AFTER:
        return _after(match, as_of)
    year = _year(named["year"], as_of)
    if match.re is _ON_DAY:
        month = int(chinese_to_int(named["month"]))
        return _on_day(year or as_of.year + (month < as_of.month), month, named["day"], _THIRDS.get(named["third"]))
    if match.re is _IN_YEAR:
        return _months(year or as_of.year, 1, 12)
    first, last = next(months for words, months in _PARTS.items() if re.fullmatch(words, named["part"]))
    over = last < as_of.month and named["part"] not in ("年初", "初")  # 年初 is mostly told of
    return _months(year or as_of.year + over, first, last)


def _year(word: str | None, as_of: date) -> int | None:
    if word is None:
        return None
    return as_of.year + _AWAY[word] if word in _AWAY else int(word) if len(word) == 4 else 2000 + int(word)


def _on_day(year: int, month: int, day: str | None, third: tuple[int, int] | None) -> Days | None:
    last = calendar.monthrange(year, month)[1]
    if third:
        return date(year, month, third[0]), date(year, month, min(third[1], last))
    if day is None:
        return _months(year, month, month)
    return (date(year, month, int(day)),) * 2 if int(day) <= last else None


def _next(match: re.Match[str], as_of: date) -> Days:
    if match["new"]:
        return _months(as_of.year + 1, 1, 3)
    if match["which"]:
        return _month_away(as_of, -1 if match["which"] == "上" else len(match["which"]))
    return (as_of + timedelta(days={"明": 1, "后": 2}.get(match["day"][0], 7)),) * 2


def _after(match: re.Match[str], as_of: date) -> Days | None:
    """So many days, weeks, months or years from now; a half is one of the smaller unit (一年半)."""
    word, unit, half = match["number"], match["unit"], match["half"] is not None
    if word == "半":
        return _month_away(as_of, 6) if unit == "年" else None
    number = int(word) if word.isdigit() else _NUMBER[word]
    if unit in ("月", "年"):
        return _month_away(as_of, number * 12 + 6 * half if unit == "年" else number)
    return (as_of + timedelta(days=number * (1 if unit == "天" else 7)),) * 2


def _month_away(as_of: date, away: int) -> Days:
    months = as_of.year * 12 + as_of.month - 1 + away
    return _months(months // 12, months % 12 + 1, months % 12 + 1)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
