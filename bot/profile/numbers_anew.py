"""Numbers that a message tells anew: each in the place of the one that was told before of the same thing and year."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.profile.money_years import goes_to
from bot.profile.nothing import NOT_COUNTED
from bot.profile.one_of_several import not_counted, points_at_one, without_one
from bot.profile.reader import read_facts
from bot.profile.received import RECEIVED
from bot.profile.sums import find_sums
from bot.profile.told_numbers import numbers_told
from bot.profile.worked_sums import growth_anew
from bot.profile.years import find_years
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import read_number, render_yuan

_COUNT = re.compile(
    r"(?<![\d.第每年万亿千百十零])(?P<number>\d{1,3}|[一两二三四五六七八九十]+)\s*(?P<unit>[件项个台套家年])(?!月|点|问题|人)"
)
_LIKE = {"件": "项", "个": "项", "套": "台"}
_RECENT_YEAR = 15  # 22年 is a year, and no number of years
# Before a number that is taken back (不是5件是8件), and behind one (5件改成8件).
_NOT = re.compile(r"(?:不是|并非|而非|没有)\s*[^,;。?\d]{0,4}$")
_TURNED_INTO = re.compile(r"^\s*[元块]?(?:改成|改为|变成|变为|调成|调到|写成的?)")
_SLIP = re.compile("错|不对|有误|误|不是|应该|应为|其实|实际|改|变|说[多少]了|才")
# Of so many as were told, those that do not count (其中一件还没授权，不算).
_AMONG = re.compile(r"(?:其中|里面?|里头|当中|有|[那这](?=$))(?:的|有)*$")
_OF_THEM = re.compile("里面?有?|里头|当中|之中|中有")  # behind the number of all of them (六项里有两项没授权)
# A sum that comes on top of one told before, of which nothing else is said.
_FURTHER = re.compile(r"(?:还有|另有|另外有?|漏[了说报]?了?|少[算报说]了|忘了?[说算]?)一?笔[^,;。\d]{0,4}$")
_WITHIN = re.compile("(?:其中|里面?|里头|当中)有?$")  # before a part of a sum
_STRUCK = re.compile("不(?:能|应该?)?算|扣|剔|不认|退货|作废")  # behind a part of a sum
_ONE_MORE = re.compile("(?:还有|另有|漏了|少[算报说]了|忘了[说算])一笔")
_LATELY = re.compile("上个?月|这个?月|本月|刚|最近|前[几两]天")
_REVERSED = re.compile("[说写填搞弄记看报]?反了|颠倒|对调")
_ORDINAL = re.compile("第(?P<place>[一二三四])|(?P<first>[头前]一|头(?=[个台]))|(?P<last>[后另]外?(?:一|那))")
_PLACES = {"一": 0, "二": 1, "三": 2, "四": 3}
_PIECE = re.compile("[^,，。;；?？!！]+")
_PAIR = 2
_WORD = 2  # characters


@dataclass(frozen=True, slots=True)
class Number:
    """A sum or a count as written in a text; `topic` and `year` where it is clear what it is of."""

    words: str
    start: int
    end: int
    value: Decimal
    unit: str  # empty for a sum
    topic: str = ""
    year: int | None = None
    said: bool = True  # of whoever writes, and not of a goal or of another


@dataclass(frozen=True, slots=True)
class Anew:
    """A text with numbers told anew: which of them it now has or had before, and which have no place in it."""

    text: str
    left_out: str = ""  # what it no longer has of several things, as written
    placed: Sequence[Number] = ()
    loose: Sequence[Number] = ()


def with_numbers_anew(text: str, told: str, as_of: date) -> Anew:
    """The text with the numbers that `told` tells anew; itself where it tells none, or two of one place."""
    if (one := not_counted(told)) and (rest := without_one(text, one.name, as_of)):
        return Anew(rest, one.words)
    before, now = _numbers(text, as_of), _numbers(told, as_of)
    if moved := [each for each in now if not each.unit and goes_to(told, each.end, as_of)]:
        return _moved(text, before, told, moved[0], as_of)
    if grown := growth_anew(text, told):
        return Anew(grown, placed=now)
    further = [each for each in now if not each.unit and not each.topic and _FURTHER.search(told, 0, each.start)]
    if further and (spent := _dated(before, as_of)):
        return _on_top(text, spent, told, further[0], as_of)
    gone = [each for each in now if _is_taken_back(told, each) or _gives_way(before, told, each, now)]
    fresh = [each for each in now if each not in gone and not _OF_THEM.match(told, each.end)]
    if all(each.unit for each in now) and _REVERSED.search(told):
        return Anew(_reversed(text, [each for each in before if not each.unit]))
    places = [(_place(text, before, told, each, gone) if each.said else None, each) for each in fresh]
    pairs = [(place, each) for place, each in places if place is not None and not _is_detail(told, each)]
    if len({place.start for place, _ in pairs}) < len(pairs):
        return Anew(text, loose=fresh)
    for place, each in sorted(pairs, key=lambda pair: -pair[0].start):
        text = f"{text[: place.start]}{_written(told, each, place)}{text[place.end :]}"
    loose = [each for place, each in places if place is None or _is_detail(told, each)]
    written = [*gone, *(each for _, each in pairs)]
    return Anew(text, placed=written, loose=loose)


def _is_detail(told: str, number: Number) -> bool:
    """Whether a sum is a part of the one told before, of which nothing says that it does not count."""
    return not number.unit and bool(_WITHIN.search(told[: number.start])) and not _STRUCK.search(told[number.end :])


def part_put_right(told: str, as_of: date) -> str:
    """What a message says of one of several things or of a part of a sum, as written; empty where it says none."""
    one = not_counted(told) if points_at_one(told) else None
    sums = find_sums(told)
    is_part = any(goes_to(told, each.end, as_of) or _WITHIN.search(told[: each.start]) for each in sums)
    return one.words if one else told if is_part or (not sums and _ONE_MORE.search(told)) else ""


def put_right_within(text: str, as_of: date) -> Anew | None:
    """The text without what it says itself of one of its things or sums, put right by that; None where it says none."""
    for piece in _PIECE.finditer(text):
        sums = [each for each in find_sums(text) if piece.start() <= each.start < piece.end()]
        moved = next((each for each in sums if goes_to(text, each.end, as_of)), None)
        start = max((each.end for each in sums if moved and each.end <= moved.start), default=piece.start())
        if not (moved or (points_at_one(piece[0]) and not_counted(piece[0]))):
            continue
        rest = f"{text[:start].rstrip(',，、')}{text[piece.end() :]}"
        anew = with_numbers_anew(rest, text[start : piece.end()], as_of)
        if anew.text != rest:
            return anew
    return None


def _moved(text: str, before: Sequence[Number], told: str, part: Number, as_of: date) -> Anew:
    """The text with a part of one year's sum counted in the other year's (有300万其实是去年的)."""
    sums = _dated(before, as_of)
    to = [each for each in sums if each.year == goes_to(told, part.end, as_of)]
    of = [each for each in sums if each.year and each not in to]
    if not (len(to) == len(of) == 1 and part.value < of[0].value):
        return Anew(text, loose=[part])
    anew = {to[0]: to[0].value + part.value, of[0]: of[0].value - part.value}
    return Anew(_with_sums(text, anew), placed=[part])


def _on_top(text: str, sums: Sequence[Number], told: str, part: Number, as_of: date) -> Anew:
    """The text with one more sum counted in that of its year, or in the only one (还有一笔100万上个月才补进来)."""
    years = {year for year, *_ in find_years(told, as_of)} or {as_of.year for _ in _LATELY.finditer(told)}
    own = [each for each in sums if each.year in years] if len(sums) > 1 else sums
    if len(own) != 1:
        return Anew(text, loose=[part])
    return Anew(_with_sums(text, {own[0]: own[0].value + part.value}), placed=[part])


def _dated(before: Sequence[Number], as_of: date) -> list[Number]:
    """The sums spent on research, each with its year, where they are of years."""
    sums = [each for each in before if each.topic == "rd"]
    if len(sums) == _PAIR and not any(each.year for each in sums):
        return [replace(each, year=as_of.year - 1 + i) for i, each in enumerate(sums)]
    return sums


def _with_sums(text: str, anew: Mapping[Number, Decimal]) -> str:
    """The text with other values in the place of some of its sums."""
    for each in sorted(anew, key=lambda each: -each.start):
        text = f"{text[: each.start]}{render_yuan(anew[each])}{text[each.end :].removeprefix('元')}"
    return text


def _written(told: str, number: Number, place: Number) -> str:
    """A number told anew, or what is left where it does not count of those told before."""
    gone = NOT_COUNTED if number.unit else _STRUCK
    among = _AMONG.search(told[: number.start]) and gone.search(told[number.end :])
    if not among or number.value >= place.value:
        return number.words
    return f"{place.value - number.value}{place.unit}" if number.unit else render_yuan(place.value - number.value)


def _numbers(text: str, as_of: date) -> list[Number]:
    placed = {each.sum.start: each for each in numbers_told(text, as_of, {}).sums}
    sums = [
        Number(
            text[each.start : each.end],
            each.start,
            each.end,
            each.exact,
            "",
            placed[each.start].topic if each.start in placed else "",
            placed[each.start].year if each.start in placed else None,
        )
        for each in find_sums(text)
        if each.exact is not None
    ]
    return sorted([*sums, *_counts(text, as_of)], key=lambda each: each.start)


def _counts(text: str, as_of: date) -> Iterator[Number]:
    """How many there are of what, and over how many years."""
    read = [each for each in read_facts(text, load_facts(), as_of=as_of).found if isinstance(each.value, int)]
    for match in _COUNT.finditer(text):
        value, unit = read_number(match["number"]), _LIKE.get(match["unit"], match["unit"])
        if unit == "年" and value >= _RECENT_YEAR:
            continue
        of = [each for each in read if each.start <= match.start() < each.end and not isinstance(each.value, bool)]
        said = all(each.asserted for each in of)
        yield Number(match[0], *match.span(), value, unit, of[0].fact if of else "", said=said)


def _is_taken_back(told: str, number: Number) -> bool:
    return bool(_NOT.search(told[: number.start]) or _TURNED_INTO.match(told[number.end :]))


def _gives_way(before: Sequence[Number], told: str, number: Number, now: Sequence[Number]) -> bool:
    """Whether a number is one told before that a new one beside it puts right (800万那个不对，应该是1000万)."""
    old = {each.value for each in before if each.unit == number.unit}
    new = [each for each in now if each.unit == number.unit and each.value not in old]
    free = len(new) == 1 and number.value in old and number.year in (None, new[0].year)
    return free and _SLIP.search(told) is not None


def _place(text: str, before: Sequence[Number], told: str, number: Number, gone: Sequence[Number]) -> Number | None:
    """The number of the text that another is told in place of; None where that is not clear."""
    like = [each for each in before if each.unit == number.unit and _may_be(each, number)]
    old = [each.value for each in gone if each.unit == number.unit]
    if len(old) == 1:
        like = [each for each in like if each.value == old[0]]
    elif number.year and any(each.year for each in like):
        like = [each for each in like if each.year == number.year]
    elif len(like) > 1 and number.topic:
        like = [each for each in like if each.topic == number.topic] or like
    if len(like) > 1:
        like = _at(ordinal(told), like) or _named_alike(text, like, told, number)
    return like[0] if len(like) == 1 else None


def _may_be(old: Number, new: Number) -> bool:
    alike = any({old.topic, new.topic} <= set(topics) for topics in (("rd", "increase"), RECEIVED))
    return alike or new.topic in ("", "other", old.topic) or old.topic in ("", "other")


def _named_alike(text: str, like: Sequence[Number], told: str, number: Number) -> list[Number]:
    """Those beside which most of the words stand that stand beside the number told."""
    words = _beside(told, number)
    pairs = {words[at : at + _WORD] for at in range(len(words) - 1)}
    shared = [sum(pair in _beside(text, each) for pair in pairs) for each in like]
    return [each for each, score in zip(like, shared, strict=True) if score and score == max(shared)]


def _beside(text: str, number: Number) -> str:
    """What is said of a number: the words since the sum before it, and those right behind it."""
    before = max((each.end for each in find_sums(text) if each.end <= number.start), default=0)
    return f"{text[before : number.start]} {re.split('[,;。?!]', text[number.end :])[0]}"


def ordinal(told: str) -> int | None:
    """The place of the thing that a message is about, among several (第一台, 另外那项: -1)."""
    named = _ORDINAL.search(told)
    if named is None:
        return None
    return _PLACES[named["place"]] if named["place"] else 0 if named["first"] else -1


def _at(place: int | None, like: Sequence[Number]) -> list[Number]:
    return [like[place]] if place is not None and place < len(like) else []


def _reversed(text: str, sums: Sequence[Number]) -> str:
    if len(sums) != _PAIR:
        return text
    one, two = sums
    return f"{text[: one.start]}{two.words}{text[one.end : two.start]}{one.words}{text[two.end :]}"
