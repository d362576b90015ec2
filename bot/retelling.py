"""A message that tells anew what was told before: the question before is asked again, over what now holds."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from bot.conversation import ConversationState, Turn
from bot.eligibility import read_profile
from bot.eligibility.rules import rule_of
from bot.kit import Kit
from bot.profile import Found, Reading, read_facts
from bot.profile.nothing import NOT_DONE
from bot.profile.numbers_anew import Number, ordinal, part_put_right, with_numbers_anew
from bot.profile.one_of_several import names_another, points_at_one
from bot.regrading import given_up
from bot.understanding.apart import told_apart
from bot.understanding.people import others, people
from bot.understanding.several import asks
from policy_corpus.errors import ContradictionError, InputError
from policy_corpus.measures.facts import load_facts

_SUM_ASKED = {"amount", "eligibility", "compare"}
_PIECE = re.compile("[^,;。?!]+")
# A piece that asks for nothing but the sum, or whether it is given, once more.
_ASKS_AGAIN = re.compile(
    "(?:那么?|这样|这下|现在|如今|今年|我们?|咱们?|公司|还|又|到底|究竟|最[多高后]|一共|总共|合计|共|加起来|加一起|两[样项个台笔]|都|能|可以?|会|该|应|算下?来?|重新|再|按|这[个笔]?"
    "|钱|补助|补贴|奖励|资助|支持|是|给|补|拿|领|得|有|发|奖|行|符合|享受|申请|申领|到|不|没|了|吗|么|嘛|呢|吧|啊|的话?|多少|几个?|[万元]|份|资格)++"
)
_OF_ANOTHER = re.compile(f"{others()}|(?!分){people('branches')}|另一?家")
# Who has decided, or is told of in passing (人家批的是省级, 客户又改了合同, 是子公司的).
_IN_PASSING = re.compile(
    f"人家(?=批|评|认|说|给|公示|写)|客户(?=[又也]?[把说改要确])|(?:{people('branches')}|合作方)(?=的(?:[,;。?!]|$))"
)
_BESIDES = re.compile(
    "还有(?![吗么没]|一笔(?![^,;。?]{0,6}(?:合同|单|订)))|另外(?!那)|另有|再加|再来|外加|加上|同时"
    "|也(?!不|是[一两二三四五六七八九十0-9]+[年件项个])|又(?=[有拿获评得新授来签添加进上认])"
)
_SUPPOSED = re.compile("如果|要是|假如|假设|万一|换成|的话|打算|准备|计划|明年|以后|将来")
_NOT_WON = re.compile(
    "(?:没有?|没能|未|尚未)(?:被|能)?(?:评|批|认定|认上|通?过|拿[到下]|获批|定下|下来|[上建办做]成|建起来|揭[上下]?|中)(?![^,;。]{0,4}(?:补|奖|资助|钱))"
    "|不算(?![^,;。]{0,2}吗)|(?:被|又|给)(?:撤|取消|否|驳|退|摘)"
    "|是(?:我们?|咱们?)?的?(?:[母子总分]公司|集团|总部)(?:那边)?的|不是(?:我们?|咱们?)(?:公司|单位)?(?:自己)?的"
)
# What asks nothing (还没认定呢, 又下来几件).
_ASKS_NOT = re.compile(
    "(?<=[没未][^,;。?]{2})呢$|(?<=[没未][^,;。?]{3})呢$|(?:有|下来|了|好|这|那)几[件项个](?!$)|(?<=下来)几[件项个]$"
)
_LEAST = 4  # characters of a message that tells


@dataclass(frozen=True)
class Retold:
    """The question before as it is asked again, and what holds of the asker besides what its words say."""

    whole: str
    values: Mapping[str, Any]
    turns: Sequence[Turn] = ()  # before it
    adds: bool = False  # something of which nothing was told before
    left_out: str = ""  # what is said of one of several things, which is no part of it any more


def retold(kit: Kit, text: str, state: ConversationState, profile: Mapping[str, Any], as_of: date) -> Retold | None:
    """The last question for a sum over what a normalised message tells anew; None where it tells or asks else."""
    last = state.turns[-1] if state.turns else None
    if last is None or not only_tells(text):
        return None
    if told_apart(last.message) and not asks(last.message):
        return _told_and_asked(last.message, text, state.turns[:-1], as_of)
    base = _last_asked(state)
    again = told_over(kit, base.whole, base.measures, text, profile, as_of) if base else None
    return replace(again, turns=state.turns[: state.turns.index(base)]) if again and base else None


def _told_and_asked(told: str, text: str, before: Sequence[Turn], as_of: date) -> Retold | None:
    """Several things told without a question, one of them told anew, with what the message asks of them."""
    anew = with_numbers_anew(told, text, as_of)
    asked = [piece for piece in _PIECE.findall(text) if asks(piece)]
    whole = "，".join([anew.text, *asked])
    return Retold(whole, {}, before, left_out=anew.left_out) if anew.placed or anew.left_out else None


def unclear(text: str, state: ConversationState, as_of: date) -> str:
    """What a message says of a part of what was told, where it cannot be told of which; empty where it can."""
    base = _last_asked(state)
    told = part_put_right(text, as_of) if base and only_tells(text) else ""
    return told if base and with_numbers_anew(base.whole, text, as_of).text == base.whole else ""


def told_over(
    kit: Kit, whole: str, measures: Collection[str], text: str, profile: Mapping[str, Any], as_of: date
) -> Retold | None:
    """A question for what some measures give, over what a message tells anew; None where it tells nothing so."""
    before = read_facts(whole, load_facts(), as_of=as_of)
    kept = {fact: value for fact, value in profile.items() if fact not in before.alternatives}
    known = {**before.spoken_of, **kept}
    deciding = _deciding(kit, measures)
    anew = with_numbers_anew(whole, text, as_of)
    if anew.left_out:
        return Retold(anew.text, {}, left_out=anew.left_out)
    if anew.text == whole and (anew.loose or names_another(text)) and part_put_right(text, as_of):
        return None
    reading, changed, asked_anew = Reading(), dict[str, Any](), anew.text
    for asked in ([], deciding):
        reading = read_facts(text, load_facts(), as_of=as_of, known=known, asked=asked)
        if reading.contradictions or reading.problems or reading.forget or any(each.on_top for each in reading.found):
            return None
        changed = _changed(known, reading, deciding) or _taken_back(text, deciding, reading)
        asked_anew = _with_options(anew.text, text, changed, reading, as_of)
        if changed or asked_anew != whole:
            break
    if "district" in changed:
        return None  # where the asker is decides on more than one support
    own = [each for each in reading.found if each.fact in deciding]
    if not (changed or asked_anew != whole) or _names_another(kit, text, whole, measures, own):
        return _of_another(kit, whole, measures, text, reading, known)
    if not _told_loose(anew.loose, reading, before):
        return None
    later = {fact: value for fact, value in profile.items() if before.values.get(fact, value) != value}
    if reading.corrected:
        later |= dict.fromkeys(given_up(kit, reading.values), False)
    written = {each.fact for each in reading.found if any(each.start <= one.start < each.end for one in anew.placed)}
    told = {fact: value for fact, value in {**later, **reading.values, **changed}.items() if fact not in written}
    return Retold(asked_anew, told, adds=asked_anew == whole and not changed.keys() & known.keys())


def _of_another(
    kit: Kit, whole: str, measures: Collection[str], text: str, reading: Reading, known: Mapping[str, Any]
) -> Retold | None:
    """The question of the one other support that a message puts right (打错了，是博士后工作站)."""
    before = kit.canonical(whole)
    asked, named = kit.aliases_in(before), kit.aliases_in(kit.canonical(text))
    old = {name for id_, name in asked.items() if id_ in measures}
    fresh = [id_ for id_ in named if id_ not in asked]
    new = {named[id_] for id_ in fresh}
    if not (reading.corrected and len(new) == len(old) == 1):
        return None
    written, name = old.pop(), new.pop()
    gone = {fact: False for fact in _deciding(kit, measures) if fact in known and load_facts()[fact].type == "bool"}
    gone = {fact: value for fact, value in gone.items() if fact not in _deciding(kit, fresh)}
    return Retold(before.replace(written, name), gone) if written in before else None


def _told_loose(loose: Sequence[Number], reading: Reading, before: Reading) -> bool:
    """Whether each number that the question before does not tell is of a fact of which it tells none in figures."""
    pairs = {name for fact in load_facts().values() if fact.difference for name in (fact.id, *fact.difference)}
    figures = {each.fact for each in before.found if any(map(str.isdigit, each.words))} | pairs
    placed = [each for each in reading.found if each.asserted and each.fact not in figures]
    return all(any(each.start <= one.start < each.end for each in placed) for one in loose)


def _taken_back(text: str, deciding: Sequence[str], reading: Reading) -> dict[str, Any]:
    """That what the support is for has not been won, where a message says only that (那个不算，还没评下来)."""
    if any(each.asserted and not each.denied for each in reading.found):
        return {}
    facts = [load_facts()[name] for name in deciding]
    if NOT_DONE.search(text) and facts and facts[0].type == "money":
        return {facts[0].id: Decimal(0)}
    for fact in facts if _NOT_WON.search(text) else ():
        if fact.type == "bool":
            return {fact.id: False}
        if fact.option("none"):
            return {fact.id: "none"}
    return {}


def over(reading: Reading, values: Mapping[str, Any]) -> Reading:
    """What a question says of the asker, with what was told anew in the place of what it contradicts."""
    told = Reading(values=dict(values)).over(reading.values)
    named = {fact: value for fact, value in reading.hypothetical.items() if fact not in values}
    found = tuple(each for each in reading.found if each.fact not in values or each.value == values[each.fact])
    others = {fact: options for fact, options in reading.alternatives.items() if fact not in values}
    return replace(reading, values=told, hypothetical=named, alternatives=others, found=found, corrected=bool(values))


def _last_asked(state: ConversationState) -> Turn | None:
    """The latest turn that asked for a sum or told of the asker; None behind one of figures, or of things added."""
    for turn in reversed(state.turns):
        if turn.spoken or turn.figures:
            return None
        if turn.whole and turn.measures and (_SUM_ASKED & set(turn.intents) or not turn.intents):
            return turn
    return None


def only_tells(text: str) -> bool:
    """Whether a message tells something of the asker, and asks for nothing else than was asked."""
    if (
        (len(text) < _LEAST and not _NOT_WON.match(text))
        or (_OF_ANOTHER.search(_IN_PASSING.sub("", text)) and not points_at_one(text))
        or _BESIDES.search(text)
        or _SUPPOSED.search(text)
    ):
        return False
    asking = [piece for piece in _PIECE.findall(text) if asks(_ASKS_NOT.sub("", piece))]
    return all(_ASKS_AGAIN.fullmatch(piece) for piece in asking)


def _names_another(kit: Kit, text: str, whole: str, measures: Collection[str], own: Sequence[Found]) -> bool:
    """Whether a message names a support that is not asked about, by other words than its facts (高企没评下来)."""
    words = [kit.canonical(each.words) for each in own]
    named, asked = kit.aliases_in(kit.canonical(text)), kit.aliases_in(kit.canonical(whole))
    others = {id_ for id_, name in named.items() if not any(name in told or told in name for told in words)}
    return bool(others - asked.keys()) and not named.keys() & set(measures)


def _deciding(kit: Kit, measures: Collection[str]) -> list[str]:
    """The facts on which the measures asked about turn."""
    facts = (
        fact for each in kit.measures_of(measures) for fact in (*rule_of(each).facts[1:], *rule_of(each).amount_facts)
    )
    return list(dict.fromkeys(fact for fact in facts if fact != "applicant"))


def _changed(known: Mapping[str, Any], reading: Reading, deciding: Collection[str]) -> dict[str, Any]:
    """What the message tells that was told otherwise before, or does not go together with it, or decides besides."""
    named = reading.hypothetical if reading.corrected else {}
    return {
        fact: value
        for fact, value in {**named, **reading.values}.items()
        if (known[fact] != value if fact in known else fact in deciding) or not _agrees(known, fact, value)
    }


def _agrees(known: Mapping[str, Any], fact: str, value: Any) -> bool:
    try:
        read_profile({**known, fact: value})
    except (ContradictionError, InputError):
        return False
    return True


def _with_options(whole: str, text: str, changed: Mapping[str, Any], reading: Reading, as_of: date) -> str:
    """The question with the options told anew in the place of the old ones, where it is clear which of them."""
    told = read_facts(whole, load_facts(), as_of=as_of).found
    places: list[tuple[Found, str]] = []
    for fact in (fact for fact in load_facts().values() if fact.type == "enum"):
        old = [each for each in told if each.fact == fact.id and not each.denied]
        new = [changed[fact.id]] if fact.id in changed else list(reading.alternatives.get(fact.id, ()))
        named = [str(each.value) for each in reading.found if each.fact == fact.id and each.denied]
        for place, value in _replaced(old, [value for value in new if isinstance(value, str)], named, ordinal(text)):
            option, words = fact.option(value), [each.words for each in reading.found if each.value == value]
            names = words if value == "other" else [option.label] if option and value != "none" else []
            places += [(place, name) for name in names[:1]]
    for place, label in sorted(places, key=lambda pair: -pair[0].start):
        whole = f"{whole[: place.start]}{label}{whole[place.end :]}"
    return whole


def _replaced(
    old: Sequence[Found], new: Sequence[str], denied: Sequence[str], place: int | None
) -> list[tuple[Found, str]]:
    """Which of the options named before gives way to which of those told anew; those in both stay as they are."""
    fresh = [value for value in new if value not in {each.value for each in old}]
    gone = [each for each in old if each.value not in new]
    if len(new) == 1 < len(gone):
        gone = [old[place]] if place is not None and place < len(old) else [e for e in gone if e.value in denied]
    return list(zip(gone, fresh, strict=True)) if len(gone) == len(fresh) else []
