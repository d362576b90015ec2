"""Sums told in a row, each with its giver, its year or its turn (国家500万、省里200万都到账了), or part by part."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.profile.message import Message
from bot.profile.money_years import Placed
from bot.profile.received import BUDGET, RECEIVED, aid_received, has_come, is_about_investment
from bot.profile.sums import Sum

_TURN = (
    r"(?:(?:20)?\d\d年|大?前年|去年|今年|上年|头一年|第[一二三四]年|[上下]半年"
    r"|分?[两三]次|第?[一二三四](?:次|回|笔|批)|[前后]一(?:次|回|笔|批))"
)
_GAVE = (
    "(?:给|拨|补|批|配套|资助|支持|奖|发|拿|领|收到|到[账位手]?|下达|分别|各|前后|先后|又|再|还|也|都|已经?|了|过|的|那|共|约|是|有|为|:"
    "|补助|补贴|资金|款|里|级|上)"
)
_HEAD = re.compile(rf"(?:(?P<giver>{BUDGET})|{_TURN}){_GAVE}*{_TURN}?{_GAVE}*$")
_NEXT = re.compile(
    rf"[元块钱]*{_GAVE}*[、,;和跟及与]?(?:另外?|还有|再有|然后|后来|和|跟|加上?)*(?:{BUDGET}|{_TURN}){{1,2}}{_GAVE}*"
)
_GOT_ALL = re.compile(r"(?:拿|领|收|得|获)(?:到|了|过|得)+[^,;。\d]{0,6}$")
_NOT_COME = re.compile(r"[元块钱]*(?:还|都|也|的|一直|暂时)*[没未]")
_PROMISED = re.compile(r"(?:说|答应|承诺|要|打算|准备|会|将|可能|申请|申报)[^,;。\d]{0,3}$")
# Of what a year's spending is the sum.
_PART = re.compile(
    r"(?:[上下]半年|第?[一二三四]季度|前[两三]季度|\d{1,2}月|设备|材料|人工|人员|工资|薪酬|委外|委托|外协|外包|试制|试验|折旧|软件|检测|其[他它]|自筹|自己)"
    r"(?:方面|费用?|支出|开支|研发|投入|花|出|了|是|约|大概|估计|预计|又|有|为|成本|\s)*$"
)
_ALL_OF_IT = re.compile(r"[元块]?[、,;和及与](?:另外?|还有|再|加上?|今年|去年)*")
_OF_WHICH = re.compile("其中|里面|包括|含|当中")
_UNPLACED = ("", "other", "rd")
_SPENT = {"rd", "investment", "other", ""}
_TWO = 2


def in_rows(message: Message, told: list[Placed]) -> list[Placed]:
    """The sums, those of a row all received where one of them is; what is told of a year in parts as one."""
    for row in _rows(message, told):
        topic = _received(message, row)
        for each in row if topic else ():
            own = "other" if _is_open(message, each) else topic
            told[told.index(each)] = replace(each, topic=own) if each.topic in _UNPLACED else each
    return _whole_years(message, told)


def _rows(message: Message, told: Sequence[Placed]) -> list[list[Placed]]:
    rows: list[list[Placed]] = []
    for i, each in enumerate(told):
        last = rows[-1][-1] if rows else None
        if last and last is told[i - 1] and _NEXT.fullmatch(message.text, last.sum.end, each.sum.start):
            rows[-1].append(each)
        elif _head(message, each):
            rows.append([each])
    return [row for row in rows if len(row) >= _TWO]


def _head(message: Message, item: Placed) -> re.Match[str] | None:
    """The giver or the time of a sum, and how it was given, right before it."""
    return _HEAD.search(message.text, item.start, item.sum.start)


def _received(message: Message, row: Sequence[Placed]) -> str:
    """The fact of money received that a row tells; empty where it tells of other sums."""
    topics = [each.topic for each in row if each.topic in RECEIVED]
    if topics:
        return topics[0]
    first, last = row[0], row[-1]
    if any(each.topic not in _UNPLACED for each in row):
        return ""
    heads = [_head(message, each) for each in row]
    given = sum(bool(head and head["giver"]) for head in heads) >= _TWO and is_about_investment(message)
    got = heads[0] and _GOT_ALL.search(message.text[first.start : heads[0].start()])
    if given or got or has_come(message, last.sum):
        return aid_received(message, message.segment_at(last.sum.start))
    return ""


def _is_open(message: Message, item: Placed) -> bool:
    """Whether a sum of a row has not come, or is only promised (市里说给100万还没到账)."""
    before = message.text[item.start : item.sum.start]
    return bool(_NOT_COME.match(message.text, item.sum.end) or _PROMISED.search(before))


def _whole_years(message: Message, told: list[Placed]) -> list[Placed]:
    """The sums, those that a year's spending is told in as one (今年上半年300万，下半年500万; 设备500万、人工700万)."""
    whole: list[Placed] = []
    for each in told:
        last = whole[-1] if whole else None
        if last and _goes_on(message, last, each):
            low, high = _sum(last.sum.low, each.sum.low), _sum(last.sum.high, each.sum.high)
            about = last.sum.approximate or each.sum.approximate
            whole[-1] = replace(last, topic="rd", sum=Sum(last.sum.start, each.sum.end, low, high, approximate=about))
        else:
            whole.append(each)
    return whole


def _goes_on(message: Message, last: Placed, each: Placed) -> bool:
    """Whether a sum is another part of the year whose part was told right before it."""
    between = message.text[last.sum.end : each.sum.start]
    before, part = _PART.search(message.text, last.start, last.sum.start), _PART.search(between)
    if not (before and part) or last.year is None or each.year not in (None, last.year):
        return False
    of_spending = "rd" in (last.topic, each.topic) and {last.topic, each.topic} <= _SPENT
    listed = _ALL_OF_IT.fullmatch(between[: part.start()]) and not _OF_WHICH.search(message.text[: last.sum.start])
    return of_spending and bool(listed)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
