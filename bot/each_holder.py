"""A message that tells of several holders, each with facts of his own, is answered for each of those it asks about.

Each is asked for by himself, with what is said of all and of him alone, so that nobody's facts are another's.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.answering.by_holder import Answered, merge_holders
from bot.profile import Reading, read_facts
from bot.telling_apart import each_named
from bot.understanding.apart import Thing
from bot.understanding.holders import (
    OWN,
    Holder,
    Holders,
    asked_in,
    has_nothing,
    holders_told,
    names_holder,
    speaks_of_each,
    stated_in,
    tells_of_several,
)
from policy_corpus.measures.facts import load_facts

_LEVEL = re.compile("国家级?|省级?|市级?|国际|国内|行业|地方|首次|再次|重新")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COUNTED = re.compile(r"\d[\d.,]*[十百千]?[万亿家件项个台年成]")
_ANEW = re.compile(
    "^(?:其实|实际上?|应该|的?数?(?:搞|数|记|说|写|弄|看)?错了?|更正|准确说|改成|哦|不对){1,3}(?:是|为)?"
)
_TELLS_ANEW = re.compile("错|不对|更正|其实|实际|应该是|改成")
_NOT_SO = re.compile("(?:并)?不是(.{2,8})")
_LIKEWISE = re.compile("(?:也|同样?)(?:是|一样|有|同样)?(?:的|啊|呢)?")  # 乙公司也是
_IDLE = set("是有的也为个只才家件项万")  # characters beside a number that say nothing of what it is
_REMEMBERED = 4  # turns back to which a message may speak of the holders that were told of
_OF_ANYBODY = {"district", "registered", "applicant"}
_OWN = re.compile("[我咱俺]们?")
_COUNTED_HOLDER = re.compile("(?:另外?|其中|还有|剩下|第)?[一二三四]家")

if TYPE_CHECKING:
    from bot.flow import Exchange


def answer_for_each(exchange: "Exchange", run: Callable[["Exchange"], object]) -> None:
    """Settle the draft where several holders are told of, now or before; `run` answers one who asks by himself."""
    text = _told_so_far(exchange)
    told = holders_told(text)
    texts = _messages(exchange, told) if told else {}
    if not told or not texts:
        exchange.mixed = bool(told and len(told.asked) > 1 and not any(map(_is_counted, told.all)))
        return
    alone = [_alone(exchange, texts[holder], holder.own) for holder in told.asked]
    for one in alone:
        run(one)
    names = [_called(told, holder) for holder in told.asked]
    answered = [
        Answered(name, holder.own, one.inquiries[0], one.draft)
        for name, holder, one in zip(names, told.asked, alone, strict=True)
        if one.draft
    ]
    if len(answered) < len(alone) or not any(each.draft.status == "answered" for each in answered):
        return
    exchange.draft = merge_holders(answered, told.together, told.weighed)
    exchange.question, exchange.inquiries = alone[0].question, alone[0].inquiries
    exchange.things, exchange.text = [Thing(text)], text
    exchange.supposed = {
        f"{n}：{fact}": v for n, one in zip(names, alone, strict=True) for fact, v in one.supposed.items()
    }
    own = next((one for holder, one in zip(told.asked, alone, strict=True) if holder.own), None)
    if own:
        exchange.reading, exchange.profile = own.reading, own.profile


def _is_counted(holder: Holder) -> bool:
    """Whether a holder may be a thing of the asker's as well (一家国家级，另一家省级)."""
    return _COUNTED_HOLDER.match(holder.name) is not None


def _alone(exchange: "Exchange", text: str, own: bool) -> "Exchange":
    """The exchange that one of several holders would have; what is known of the asker is known of nobody else."""
    request = exchange.request.model_copy(update={"message": text})
    state = exchange.state.model_copy(update={"turns": [], "profile": exchange.known if own else {}})
    return type(exchange)(exchange.kit, request, state, exchange.as_of)


def _told_so_far(exchange: "Exchange") -> str:
    """The message, behind what those before told of several holders where it tells or asks more of these.

    Who has told only of himself so far is one of them (我公司首次认定…能拿多少; 客户是再次认定，谁拿得多).
    """
    text = exchange.kit.normalise(exchange.request.message)
    if tells_of_several(text):
        return text
    story = [stated_in(text)]
    for turn in reversed(exchange.state.turns[-_REMEMBERED:]):
        before = exchange.kit.normalise(turn.message)
        told = stated_in(before)
        story.insert(0, told if names_holder(before) or not told else f"{OWN}{told}")
        if tells_of_several("，".join(filter(None, story))):
            return _asked_of_story("，".join(filter(None, story)), text, before)
    return text


def _asked_of_story(story: str, text: str, first: str) -> str:
    """What holders are told of, with what the message asks of them; the message where it asks of something else."""
    asked = asked_in(text) or (asked_in(first) if names_holder(text) else "")
    whole = f"{story}，{asked}"
    told = holders_told(whole) if asked else None
    of_these = told and (told.together or told.weighed or names_holder(text) or speaks_of_each(text))
    return whole if of_these else text


def _messages(exchange: "Exchange", told: Holders) -> dict[Holder, str]:
    """What each would ask; none where it is not known of each what is told of him."""
    as_of = exchange.as_of
    said = [_said(told, holder, exchange) for holder in told.all]
    if not all(said):
        return {}
    texts = [told.message_of(own) for own in said]
    readings = [read_facts(text, load_facts(), as_of=as_of) for text in texts]
    if any(each.contradictions or each.problems for each in readings):
        return {}
    return dict(zip(told.all, each_named(exchange.kit, texts, as_of), strict=True))


def _said(told: Holders, holder: Holder, exchange: "Exchange") -> str:
    """What is told of a holder, in words that stand alone; empty where they do not tell it."""
    other = next(each.told for each in told.all if each is not holder)
    anew = exchange.kit.normalise(exchange.request.message)
    anew = anew if _TELLS_ANEW.search(anew) else ""
    pieces = [_spelled_out(piece, other, exchange) for piece in _put_right(holder.told.split("，"), anew)]
    own = "，".join(pieces)
    return own if _tells(own, exchange, told.shared) else ""


def _put_right(pieces: Sequence[str], last: str) -> list[str]:
    """What is told, with the number told anew in the place of the first (国家标准2项，其实是3项); so a name denied.

    What a message that corrects tells of one of them stands `last`, and needs no word of its own for that.
    """
    right: list[str] = []
    for piece in pieces:
        denied = _NOT_SO.fullmatch(piece)
        if denied and right and any(denied[1] in one for one in right[:-1]):  # 主板，其实是新三板，不是主板
            right = [one for one in right[:-1] if denied[1] not in one] + [_ANEW.sub("", right[-1])]
        elif ((anew := _ANEW.match(piece)) or piece in last) and (at := _same_counted(right, piece)) is not None:
            right[at] = _COUNTED.sub(_COUNTED.findall(piece)[0], right[at])
        elif not (anew and anew.end() == len(piece)):
            right.append(piece)
    return right


def _same_counted(pieces: Sequence[str], told: str) -> int | None:
    """Where the one number stands of what a number told anew is of."""
    now = _COUNTED.findall(told)
    units = [(at, _COUNTED.findall(piece)) for at, piece in enumerate(pieces)]
    same = [at for at, found in units if len(found) == len(now) == 1 and found[0][-1] == now[0][-1]]
    return same[0] if len(same) == 1 else None


def _spelled_out(piece: str, other: str, exchange: "Exchange") -> str:
    """A piece as the other is told of, where that one alone says what it is of (研发增加800万 … 增加600万)."""
    if has_nothing(piece):
        return _denying(other, exchange)
    if _tells(piece, exchange):
        return piece
    if _LIKEWISE.fullmatch(piece):
        return other
    for told in other.split("，"):
        for pattern in (_NUMBER, _LEVEL):
            before, now = pattern.findall(told), pattern.findall(piece)
            if len(before) == len(now) > 0 and set(pattern.sub("", piece)) <= set(told) | _IDLE:
                anew = iter(now)
                return pattern.sub(lambda _: next(anew), told)  # noqa: B023 — called before the next piece
    return piece


def _facts(told: str, exchange: "Exchange") -> Reading:
    return read_facts(told, load_facts(), as_of=exchange.as_of)


def _tells(told: str, exchange: "Exchange", shared: str = "") -> bool:
    """Whether something is told of a holder, beside what is of all."""
    of_all, own = (_facts(text, exchange) for text in (f"{shared}，{OWN}", f"{shared}，{OWN}{told}"))
    known, now = of_all.spoken_of, own.spoken_of
    return any(known.get(fact) != value for fact, value in now.items() if fact not in _OF_ANYBODY)


def _denying(other: str, exchange: "Exchange") -> str:
    """That somebody has nothing of what another is told of."""
    kit = exchange.kit
    names = {*kit.aliases_in(kit.canonical(other)).values(), *_titles(other, exchange)}
    return "，".join(f"没有{name}" for name in sorted({_LEVEL.sub("", name) for name in names}) if name)


def _titles(told: str, exchange: "Exchange") -> list[str]:
    facts = load_facts()
    return [found.words for found in _facts(told, exchange).found if facts[found.fact].type == "bool"]


def _called(told: Holders, holder: Holder) -> str:
    """How a reply calls a holder: one of several that have no name by what is said of him."""
    name = holder.name.upper() if len(holder.name) < 4 else holder.name
    alike = [each for each in told.all if each.name == holder.name]
    if len(alike) > 1:
        name = f"第{'一二三四'[alike.index(holder)]}家"
    return "您这边" if _OWN.fullmatch(name) else _OWN.sub("您", name)
