"""How a measure that is named pays: once, or year by year (院士站补助是一次性还是每年, 高企补助给几年)."""

import re

from bot.answering.candidates import whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import alone_in
from bot.drafting import Draft, Line
from bot.eligibility import Assessment

_ONCE = "(?:一次|一回|一把|一笔)"
_PARTED = "(?:每年|年年|逐年|按年|分年|分期|分批|分次|一年一[给补发次])"
_EITHER = re.compile(
    f"{_ONCE}[^,。?]{{0,8}}还是|还是[^,。?]{{0,8}}{_ONCE}|{_PARTED}[^,。?]{{0,8}}还是|频次"
    f"|(?:{_ONCE}|分[年期批次])[^,。?多几]{{0,8}}[吗么嘛不]|第二年[还也]?[有给能]|分(?:几|多少)个?[次期笔批年回]"
)
_HOW = re.compile(
    rf"{_EITHER.pattern}|(?:[给补领拿发报]|连续|支持)了?几年|{_PARTED}(?:都|能|可以)*[给补领拿发报有][^,。?多几]{{0,4}}[吗么?]"
)
_BY_YEAR = re.compile(
    "(?<![近上前后满])(?:每年|年年|逐年|一年)(?:都|能|可以|最多|最高|给|补|是|有|拿|领|奖)*(?:多少|几)(?![岁个家人名次天])"
    "|(?:[给补领拿发]|连续|^|[,，。;；])几年[?？。]*$"
)
_WAYS = re.compile(f"(?:是|全|就|还是)*(?:{_ONCE}性?|{_PARTED})[给补发拨付兑现打清完到位的]*")
_STATED = re.compile(f"{_ONCE}|{_PARTED}|[一二三四五]年|年度")


def asks_how_paid(inquiry: Inquiry) -> bool:
    """Whether it is asked of a measure that is named alone."""
    question = inquiry.question
    if not _HOW.search(question.text) or question.follow_up or question.numbers:
        return False
    return bool(alone_in(inquiry, _WAYS.sub(" ", question.text)))


def say_how_paid(inquiry: Inquiry, draft: Draft) -> None:
    """Put first how each measure of the draft pays, or that its document leaves that open."""
    if draft.status != "answered":
        return
    if not asks_how_paid(inquiry):
        _say_not_yearly(inquiry, draft)
        return
    paid = [each for each in draft.measures if each.measure.frequency]
    for each in reversed(paid):
        title = f"{each.title}：" if len(draft.measures) > 1 else ""
        draft.lines.insert(0, _line(inquiry, each, f"{title}给付方式是{each.measure.frequency}。"))
    if not paid and draft.measures and _EITHER.search(inquiry.question.text):
        _leave_open(inquiry, draft, draft.measures[0])


def _say_not_yearly(inquiry: Inquiry, draft: Draft) -> None:
    """Say of one support that it is not paid by the year, where it is asked for as if it were (孵化器一年补多少)."""
    each = draft.measures[0] if len(draft.measures) == 1 else None
    if each is None or each.measure.benefit.yearly or not _BY_YEAR.search(inquiry.question.text):
        return
    paid = each.measure.frequency
    if paid:
        draft.lines[1:1] = [] if "年" in paid else [_line(inquiry, each, f"给付方式是{paid}，不是按年给付。")]
        return
    line = _line(inquiry, each, "文件没有写按年给付，也没有写给几年：上面的数不是每年的数。")
    if not _STATED.search("".join(map(inquiry.shown, line.sources))):
        draft.lines.insert(1, line)


def _leave_open(inquiry: Inquiry, draft: Draft, each: Assessment) -> None:
    line = _line(inquiry, each, f"收录的政策文件没有写明“{each.title}”是一次性还是逐年给付。")
    if not _STATED.search("".join(map(inquiry.shown, line.sources))):
        draft.lines.insert(0, line)
        draft.status = "not_found"


def _line(inquiry: Inquiry, each: Assessment, text: str) -> Line:
    return Line(text, (whole_sentence(inquiry, each.measure.benefit.evidence),))
