"""Sums that a message gives by a computation of its own: by what share one grew, by the price of each of several."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.sums import find_sums
from policy_corpus.measures.money import read_number

_HAN = "一二三四五六七八九十"
_SHARE = (
    rf"(?:(?P<percent>\d+(?:\.\d+)?)\s*%|(?P<whole>\d{{1,3}}|[{_HAN}百]{{1,3}})分之(?P<parts>\d+(?:\.\d+)?|[{_HAN}]+)|(?P<a_half>一半)"
    rf"|(?P<tenths>[\d{_HAN}两])成(?P<half>[半{_HAN}])?|(?P<times>[\d.{_HAN}两]+)个?倍(?P<and_half>半)?|(?P<doublings>[1-9{_HAN}两])个?番(?!半))"
)
_GROWN = re.compile(
    rf"(?P<verb>涨|增长|增加|增|多|提高|提升|上升|升|翻|扩大|降|减少|下降|少)(?:了|约|大概|差不多|投|花|出)*{_SHARE}|翻了?个?(?:番|倍)"
)
_FALLEN = re.compile("降|减|少")
_OF_IT = re.compile(
    r"(?:是|为|有|到了?|达到?了?|相当于)(?:(?P<of>[去上前]年|前一年|上一年|(?:20)?\d\d年)的)?(?P<times>\d+(?:\.\d+)?|[一二两三四五六])倍(?P<and_half>半)?"
)
# What there is besides, on top of a share or short of it (翻了一番还多60万, 是去年的两倍少100万).
_AND_MORE = re.compile(
    "了?(?:还要?|又|再|并且?|外加|[,、])*(?:(?P<more>多|加)|少|差|欠|缺|不到)(?:出|了|个|约|大概|整整|来)*$"
)
_PRICE = re.compile(
    r"(?:单价|每[台套单份笔]|(?<![另有第])一[台套]|单[台套])(?:合同)?(?:是|为|卖|要|售价|报价|价格|合同价?|约|\s|:)*$"
)
_ITEMS = re.compile(
    r"(?:签|卖|订|买|共|采购|交付)[^,;。\d]{0,4}?(?P<count>[2-9]|[1-9]\d+|[二两三四五六七八九十]+)\s*[台套](?!重大)"
    r"|(?<![第\d.])(?P<many>[2-9]|[1-9]\d+|[二两三四五六七八九十]+)\s*[台套单份笔],?(?=每|单价)"
)
# Equal sums, so many times or from so many: 先后三次各拿2万; 省里市里各拿50万.
_TIMES = re.compile(
    r"(?<!第)(?P<count>[2-9二两三四五])(?:次|回|笔|批|年)[^;。?\d]{0,8}(?:各|每[次回笔批年]|都是?|均)(?:是|为|有|拿|领|给|得|到|补|发|了|过)*$"
)
_GIVERS = re.compile(
    r"(?P<givers>(?:(?:国家|中央|省|市|区|县)(?:里|级|上)?(?:财政)?[、和及跟与]?){2,})(?:财政|也|都|已经?)*(?:各自?|分别|都)(?:给|拿|补|拨|领|得|到|批|支持|资助|了|过)*$"
)
_LISTED = re.compile(r"[\d.一二两三四五六七八九十百千]+[万亿]?元?[、,和及]\s*[\d.一二两三四五六七八九]+[百千]?[万亿]")
_GIVER = re.compile("国家|中央|省|市|区|县")
_ON_TOP = re.compile(
    "追加|补签|增补|加签|加购|[又再还][加增][了购]?|加了|增加了(?![到至为])|(?:还有|另有|漏了|少[算报]了)一笔$"
)
_TAKEN_OFF = re.compile("(?:(?:减|砍|扣|减少|少|退)掉?了|[核审调]减(?:掉|了)*)(?:约|大概|整整)?$")
_NOT_AGREED = re.compile("口头|意向|[没未]签|[没未]定|[没未]落实|可能|打算|准备|商量|在谈|谈着")
_LONG_BEFORE = 24
_BEFORE = 12  # characters before a sum in which the words stand that say which sum it is


@dataclass(frozen=True, slots=True)
class _Growth:
    """By what share a sum grew, and what it is besides that; where it is said."""

    share: Fraction
    besides: Decimal
    start: int
    end: int


def worked_out(message: Message, found: Sequence[Found]) -> list[Found]:
    """The sums found, with those that follow from them; of two for one thing, the one that counts."""
    if (grown := _growth(message.text)) and grown.besides:
        found = [item for item in found if not grown.start <= item.start < grown.end]
    priced = [_times_paid(message, _times_items(message, item)) for item in found]
    return _that_count(message, _with_added(message, [*priced, *_grown(message, priced)]))


def _with_added(message: Message, found: Sequence[Found]) -> list[Found]:
    """合同1500万，后来追加了300万: the two together; 合同总额减了500万: so much less than was told before."""
    whole: list[Found] = []
    for item in found:
        on = next((each for each in whole if each.fact == item.fact), None)
        added = is_on_top(message, item.start)
        less = item.fact in message.lexicon.wording["actual"] and is_taken_off(message, item.start)
        if on and added and _is_not_agreed(message, item):
            continue
        base = on.value if on else message.known.get(item.fact) if less else None
        if (added or less) and isinstance(base, Decimal) and isinstance(item.value, Decimal):
            item = replace(on or item, value=base - item.value if less else base + item.value, end=item.end)
            whole = [each for each in whole if each is not on]
        whole.append(item)
    return whole


def is_taken_off(message: Message, place: int) -> bool:
    """Whether the sum at a place comes off one told before."""
    return _TAKEN_OFF.search(words_before(message, place)) is not None


def _is_not_agreed(message: Message, item: Found) -> bool:
    """Whether what would come on top is only spoken of (口头说还要追加600万但没签)."""
    around = f"{words_before(message, item.start)}|{message.text[item.end : item.end + _BEFORE]}"
    return _NOT_AGREED.search(around) is not None


def is_on_top(message: Message, place: int) -> bool:
    """Whether the sum at a place comes on top of one told before."""
    return _ON_TOP.search(words_before(message, place)) is not None


def _times_items(message: Message, item: Found) -> Found:
    """单价700万，签了3台: the sum of all of them."""
    count = _ITEMS.search(message.text)
    if item.fact != "contract_amount" or not isinstance(item.value, Decimal) or count is None:
        return item
    if not _PRICE.search(message.text[max(0, item.start - _BEFORE) : item.start]):
        return item
    return replace(item, value=item.value * read_number(count["count"] or count["many"]))


def _times_paid(message: Message, item: Found) -> Found:
    """What was received by equal sums: all of them."""
    if not (message.lexicon.facts[item.fact].adds_up and isinstance(item.value, Decimal)):
        return item
    return replace(item, value=item.value * times_paid(message.text, item.start))


def times_paid(text: str, place: int) -> int:
    """How often the sum at a place of a text was paid, by what stands before it."""
    before = text[max(0, place - _LONG_BEFORE) : place]
    times, givers = _TIMES.search(before), None if _LISTED.match(text, place) else _GIVERS.search(before)
    return int(read_number(times["count"])) if times else len(_GIVER.findall(givers["givers"])) if givers else 1


def _grown(message: Message, found: Sequence[Found]) -> Iterator[Found]:
    """去年2000万，今年涨了四成: the sum of the other year, from which the increase follows."""
    pair = next((fact.difference for fact in message.lexicon.facts.values() if fact.difference), None)
    grown = _growth(message.text)
    told = [item for item in found if pair and item.fact in pair]
    if pair is None or grown is None or len(told) != 1 or any(_is_rise(message, item) for item in found):
        return
    (this, last), base = pair, told[0].value
    if not isinstance(base, Decimal) or grown.share <= -1:
        return
    if told[0].fact == this:
        other, value = last, Fraction(base - grown.besides) / (1 + grown.share)
    else:
        other, value = this, Fraction(base) * (1 + grown.share) + Fraction(grown.besides)
    if value == round(value, 2) and value >= 0:
        yuan = Decimal(value.numerator) / value.denominator
        yield Found(other, yuan, message.sent[grown.start : grown.end], grown.start, grown.end, told[0].asserted)


def _is_rise(message: Message, item: Found) -> bool:
    return message.lexicon.facts[item.fact].difference is not None


def _growth(text: str) -> _Growth | None:
    """By what share a sum grew, 0.4 for 四成, and what it is besides; None where it is not said, or not once."""
    grown, times = list(_GROWN.finditer(text)), _OF_IT.search(text)
    if len(grown) + (times is not None and not grown) != 1:
        return None
    match = grown[0] if grown else times
    assert match is not None
    share = _number(match) * (-1 if _FALLEN.search(match[0]) else 1) if grown else _times(match) - 1
    for sum_ in find_sums(text):
        more = _AND_MORE.fullmatch(text, match.end(), sum_.start)
        if more and sum_.exact:
            return _Growth(share, sum_.exact if more["more"] else -sum_.exact, match.start(), sum_.end)
    return _Growth(share, Decimal(0), *match.span())


def growth_anew(text: str, told: str) -> str:
    """The text with the growth, or only the share, that is told in the place of its own; empty where none is."""
    old, new = _growth(text), _growth(told)
    if old and new:
        return f"{text[: old.start]}{told[new.start : new.end]}{text[old.end :]}"
    shares, own = list(re.finditer(_SHARE, told)), re.search(_SHARE, text[old.start : old.end]) if old else None
    if old is None or own is None or len(shares) != 1:
        return ""
    return f"{text[: old.start + own.start()]}{shares[0][0]}{text[old.start + own.end() :]}"


def _number(match: re.Match[str]) -> Fraction:
    if not match["verb"]:
        return Fraction(1)
    if match["a_half"]:
        return Fraction(1, 2)
    if match["percent"] or match["parts"]:
        whole = "100" if match["percent"] or match["whole"] == "百" else match["whole"]
        return Fraction(read_number(match["percent"] or match["parts"])) / Fraction(read_number(whole))
    if match["tenths"]:
        return Fraction(read_number(match["tenths"]) + _tenth(match["half"])) / 10
    return Fraction(2) ** int(read_number(match["doublings"])) - 1 if match["doublings"] else _times(match)


def _tenth(written: str | None) -> Decimal:
    """The rest of so many tenths: 0.5 of 三成半 and 三成五."""
    return Decimal("0.5") if written == "半" else read_number(written) / 10 if written else Decimal(0)


def _times(match: re.Match[str]) -> Fraction:
    return Fraction(read_number(match["times"])) + (Fraction(1, 2) if match["and_half"] else 0)


def _that_count(message: Message, found: Sequence[Found]) -> list[Found]:
    """Without sums of a kind of which another is said to be what counts (登记1500万，实际成交600万)."""
    chosen: list[Found] = list(found)
    for fact in message.lexicon.wording["actual"]:
        own = [item for item in chosen if item.fact == fact]
        actual = [item for item in own if says_actual(message, fact, item.start)]
        if 0 < len(actual) < len(own):
            chosen = [item for item in chosen if item.fact != fact or item in actual]
    return chosen


def says_actual(message: Message, topic: str, place: int) -> bool:
    """Whether the sum of a topic at a place is said to be the one that counts."""
    words = message.lexicon.wording["actual"].get(topic)
    return bool(words and re.search(words, words_before(message, place)))


def words_before(message: Message, place: int) -> str:
    """The words of the same stretch right before a sum."""
    return message.text[max(message.segment_at(place).start, place - _BEFORE) : place]
