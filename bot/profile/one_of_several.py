"""One of several things told, named as one that does not count (欧洲那项还在审, 国家级那家证没下来, 另外那份归别人)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.profile.nothing import NOT_COUNTED
from bot.profile.reader import read_facts
from bot.understanding.apart import told_apart
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import find_money, read_number

_UNIT = "[台套件项个家份单笔本所支条款座处]"
_NUMBER = r"(?:\d{1,3}|[一两二三四五六七八九十]+)"
_JOINS = r"[,，、;；:：（）()和跟及与]"
_PIECES = re.compile("[,，;；。?？!！]")
_LEAD = re.compile(
    "^(?:但是?|可是?|不过|哦|啊|对了|其实|说错了|错了|不对|更正|忘了说|补充|其中|里面|里头|当中|刚才|前面|上面|有|的|说|是)+"
)
_POINTED = re.compile(rf"的?[那这][一1]?{_UNIT}")
_TAIL = re.compile(
    r"(?:的?[那这](?:边|里|儿)?)?(?:的|合同|单子|订单|专利|授权|证书?|牌子|认定|申请)*"
    "(?:因为|我们?|咱们?|目前|现在|实际上?|其实|好像|今年|后来|最后|结果|只是|还|也|都|才|又|已经?|根本|压根|是|正|被|就|都|并)*$"
)
# The last one, or the one at a place among those told.
_LAST = re.compile("(?:另|后|末)外?(?:一|那|$)|最后")
_PLACE = re.compile("第(?P<place>[一二三四])|(?P<first>[头前]一)")
_POINTS = re.compile(f"[那这][一]?{_UNIT}|另外?[一那]|第[一二三四]{_UNIT}|其中|里面|里头")
_COUNT = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})")
_TOTAL = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})[^,，:：;；、（(\d]{{0,10}}[,，:：;；（(]")
_COUNTED_BEFORE = re.compile(rf"(?P<number>{_NUMBER}){_UNIT}的?$")
_REST_OF_ITEM = re.compile(
    rf"[^,，、;；。?？:：和跟及与各都均\d一两二三四五六七八九十]{{0,8}}?(?:(?P<number>{_NUMBER}){_UNIT}|(?={_JOINS}))"
)
_LISTS = re.compile("[、和跟及与]")
_NO_NAME = re.compile(rf"{_NUMBER}{_UNIT}|[去今前上当]年|\d+年")
_TWO = 2
_SHORT, _LONG = 1, 10  # characters of a name


@dataclass(frozen=True, slots=True)
class NotCounted:
    """What a message says does not count, as written, and the name of which of the things told it is."""

    words: str
    name: str


def not_counted(told: str) -> NotCounted | None:
    """What a message says of one thing that it points at or names; None where it takes none out."""
    pieces = [each for each in _PIECES.split(told) if each]
    for i, piece in enumerate(pieces):
        reason = NOT_COUNTED.search(piece)
        words = piece
        if reason is None and i + 1 < len(pieces) and _POINTS.search(piece) and NOT_COUNTED.search(pieces[i + 1]):
            reason, words = re.compile("$").search(piece), f"{piece}，{pieces[i + 1]}"
        if reason is None:
            continue
        head = _LEAD.sub("", piece[: reason.start()])
        if _LAST.match(head) or _PLACE.match(head):
            return NotCounted(words, head)
        name = _TAIL.sub("", _POINTED.split(head)[0])
        if _SHORT < len(name) <= _LONG and not _NO_NAME.match(name):  # 6件里有2件还在审
            return NotCounted(words, name)
    return None


def points_at_one(told: str) -> bool:
    """Whether a message points at one of several things (欧洲那项)."""
    return _POINTS.search(told) is not None


def names_another(told: str) -> bool:
    """Whether a message is about another one than the first (另外那台还没评)."""
    return _LAST.match(told) is not None


def without_one(text: str, name: str, as_of: date) -> str:
    """The text without the one of the things told in it that a name is of; empty where it is not clear which."""
    things = told_apart(text)
    own = _of_name(things, name)
    if len(own) == 1 and len(things) == _TWO:
        return next(thing for thing in things if thing is not own[0])
    words = next((name[:end] for end in range(len(name), _SHORT, -1) if name[:end] in text), "")
    items = [each for each in _items(text, words) if each] if words else []
    return items[0] if len(items) == 1 and _told(items[0], as_of) != _told(text, as_of) else ""


def _told(text: str, as_of: date) -> list[tuple[str, str]]:
    return sorted((each.fact, str(each.value)) for each in read_facts(text, load_facts(), as_of=as_of).found)


def _of_name(things: list[str], name: str) -> list[str]:
    """The things that a name is of: by its words, by its sum, or by its place among them."""
    place = _PLACE.match(name)
    if _LAST.match(name):
        return things[-1:]
    if place:
        at = "一二三四".index(place["place"]) if place["place"] else 0
        return things[at : at + 1]
    sums = [money.yuan for money in find_money(name)]
    if sums:
        return [thing for thing in things if sums[0] in [money.yuan for money in find_money(thing)]]
    return [thing for thing in things if name in thing]


def _items(text: str, name: str) -> Iterator[str]:
    """The text without each item of a list in it that bears the name."""
    for at in re.finditer(re.escape(name), text):
        before, after = _COUNTED_BEFORE.search(text[: at.start()]), _REST_OF_ITEM.match(text, at.end())
        told = before or (after if after and after["number"] else None)
        start, end = before.start() if before else at.start(), after.end() if after else at.end()
        listed = _LISTS.match(text, end) or _LISTS.search(text[:start][-1:])
        yield _cut(text, start, end, _count(told) if told else 1) if told or listed else ""


def _cut(text: str, start: int, end: int, number: int) -> str:
    """The text without a stretch that is an item of a list, and with a total before the list that much less."""
    behind = re.match(_JOINS, text[end:])
    ahead = re.search(f"{_JOINS}$", text[:start])
    if not (behind or ahead):
        return ""
    if (ahead and ahead[0] in "、和跟及与") or not behind:
        start -= 1
    else:
        end += 1
    return _less(text[:start], number, text[start:end] + text[end:]) + text[end:]


def _less(before: str, number: int, rest: str) -> str:
    """What stands before a list, the number of all that it lists less by so many (三家孵化器，…)."""
    total = _TOTAL.search(before)
    listed = sum(map(_count, _COUNT.finditer(before, total.end()))) if total else 0
    value = _count(total) if total else 0
    if not total or value != listed + sum(map(_count, _COUNT.finditer(rest))) or value <= number:
        return before
    left = f"{value - number}{total['unit']}" if value - number > 1 else ""
    return f"{before[: total.start()]}{left}{before[total.end('unit') :]}"


def _count(match: re.Match[str]) -> int:
    return int(read_number(match["number"]))
