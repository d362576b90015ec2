"""A message that tells of several things, each with facts of its own, is taken as a question of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.answering.measures_asked import adds_measures
from bot.answering.sums import (
    are_of_one,
    compare_parts,
    compare_terms,
    say_total,
    total_of,
    total_of_things,
    weighs,
)
from bot.answering.tier_counts import tiers_counted
from bot.drafting import Draft
from bot.profile import Reading, read_facts
from bot.understanding.apart import things_told
from bot.understanding.question import understand
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import find_money

_KINDS = {"project", "platform", "talent"}  # facts whose options are things by themselves
_PLACE = {"district"}
_TWO = 2
_LEVEL = re.compile("^(?:国家|省|市|国际|国内)级?")  # of the first thing, and perhaps of no other
_OF_EACH = re.compile("各|分别|每[个家项台]|哪|谁|还是|差|比|吗|对不对|是不是")

if TYPE_CHECKING:
    from bot.flow import Exchange
    from bot.kit import Kit


def take_apart(exchange: "Exchange") -> None:
    """Ask of each thing by itself, where what is told of each of them agrees with itself and is not the same."""
    reading, kit = exchange.reading, exchange.kit
    if fact := _tiers_of_one(exchange):
        exchange.reading = _of_several_tiers(reading, fact)
        return
    things = things_told(exchange.text) if not reading.problems else []
    texts = each_named(kit, [thing.text for thing in things], exchange.as_of, _spoken_of(exchange))
    own = [read_facts(text, load_facts(), as_of=exchange.as_of, known=exchange.profile) for text in texts]
    if not texts or any(each.contradictions or each.problems for each in own):
        return
    if any(thing.number > 1 for thing in things) and _counts_for_a_sum(reading):
        return
    telling = kit.tier_facts | kit.money_facts | kit.telling_facts | _KINDS | _PLACE
    disputed = {fact for each in reading.contradictions for fact in each.facts} | (_differing(own) & telling)
    disputed = {fact for fact in disputed if not load_facts()[fact].adds_up}  # 第一笔6万第二笔4万都到账了
    sums_are_theirs = not all(map(find_money, texts)) or disputed & kit.money_facts  # 国际标准100万、国家标准30万吗
    if not (disputed and sums_are_theirs):
        return
    values = {fact: value for fact, value in reading.values.items() if fact not in disputed}
    found = tuple(each for each in reading.found if each.fact not in disputed & _PLACE)
    exchange.reading = replace(reading, contradictions=(), values=values, hypothetical={}, unplaced=(), found=found)
    questions = [understand(t, t, kit.gazetteer, kit.segmenter, exchange.state, exchange.as_of) for t in texts]
    exchange.question, *exchange.further = questions
    exchange.things = things


def _tiers_of_one(exchange: "Exchange") -> str:
    """The fact whose tiers alone the message counts, all of them in one place."""
    told = exchange.reading.found
    places = {str(found.value) for found in told if found.fact == "district" and not found.denied}
    sums = exchange.kit.money_facts & {found.fact for found in told}
    return "" if len(places) > 1 or sums else tiers_counted(exchange.kit, exchange.text)


def _of_several_tiers(reading: Reading, fact: str) -> Reading:
    """A reading in which no one tier is the asker's."""
    values = {name: value for name, value in reading.values.items() if name != fact}
    named = {name: value for name, value in reading.hypothetical.items() if name != fact}
    disputed = tuple(each for each in reading.contradictions if each.facts != (fact,))
    return replace(reading, values=values, hypothetical=named, contradictions=disputed)


def _counts_for_a_sum(reading: Reading) -> bool:
    """Whether how many there are is what a sum is reckoned by (20件发明专利)."""
    return any(load_facts()[found.fact].type == "integer" for found in reading.found)


def _spoken_of(exchange: "Exchange") -> str:
    """The name of the one support that the turn before was about; empty where it was about several, or none."""
    last = exchange.state.last_on_topic()
    stated = exchange.kit.measures_of(last.measures) if last else []
    return exchange.kit.alias_in(stated[0], exchange.kit.canonical(last.whole)) if last and len(stated) == 1 else ""


def each_named(kit: "Kit", texts: Sequence[str], as_of: date, before: str = "") -> list[str]:
    """The things, each that is left unnamed with the name of the first named (一家首次过高企，一家是第二次认).

    Where none is named, they are of the kind spoken of `before`.
    """
    names = [kit.aliases_in(kit.canonical(text)).values() for text in texts]
    named = next((own for own in names if own), ())
    first = _LEVEL.sub("", max(named, key=len, default="")) or before
    return [
        text if own or not first or _tells_kind(text, as_of) else f"{first}，{text}"
        for text, own in zip(texts, names, strict=True)
    ]


def _tells_kind(text: str, as_of: date) -> bool:
    """Whether a thing is told by words that are no name of a measure (搞氢的，上产业重点项目)."""
    reading = read_facts(text, load_facts(), as_of=as_of)
    return not _KINDS.isdisjoint({*reading.values, *reading.hypothetical})


def add_apart(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft with what the things come to together, or how far they differ, said first, where that is asked."""
    inquiry = exchange.inquiries[0]
    if not exchange.further or len(draft.measures) < 2:
        return draft
    if adds_measures(inquiry) or (exchange.apart and not _OF_EACH.search(exchange.text)):
        total = total_of_things(inquiry, draft.parts, exchange.things) or total_of(inquiry, draft.measures)
        if total:
            say_total(draft, total)
    elif exchange.apart:
        _compare(exchange, draft)
    return draft


def _compare(exchange: "Exchange", draft: Draft) -> None:
    """By how much one thing gets more than the other; two that one measure pays for are compared part by part."""
    inquiry, parts = exchange.inquiries[0], draft.parts
    of_one = len(parts) == len(exchange.inquiries) == _TWO and are_of_one([each for part in parts for each in part])
    if of_one and weighs(inquiry.question.text) and all(each.amount for part in parts for each in part):
        compare_parts(list(zip(exchange.inquiries, parts, strict=True)), inquiry.question.text, draft)
    else:
        compare_terms(inquiry, draft)


def _differing(own: Sequence[Reading]) -> set[str]:
    """The facts of which the things are told different values, or one alone is told any."""
    told = [each.spoken_of for each in own]
    facts = {fact for each in told for fact in each}
    return {fact for fact in facts if any(each.get(fact) != told[0].get(fact) for each in told)}
