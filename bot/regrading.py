"""A follow-up that only names another value of what the question before names (高企第一次认定给多少, 是重新认定)."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from bot.kit import Kit
from bot.profile import Reading, read_facts
from bot.profile.lexicon import lexicon_of
from bot.understanding.restating import bare_words
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Option, Rate

_OTHERWISE = re.compile("^(?:那|要是|如果|假如|换成|改成)|呢[?？]?$")
_AROUND = "(?:的|那种|那个|这种|企业|公司|团队|认定|评定|评上)*"


def with_other_value(text: str, whole: str, as_of: date) -> str:
    """The question before with the value that a normalised message names; empty where it names more, or no such value.

    Levels are put in place as words: they are of many facts.
    """
    bare = bare_words(text)
    named = dict(_named(bare)) if whole and bare else {}
    if not named:
        return ""
    told = [found for found in read_facts(whole, load_facts(), as_of=as_of).found if found.fact in named]
    if len(told) != 1 or told[0].value == named[told[0].fact].id:
        return ""
    old = told[0]
    return f"{whole[: old.start]}{named[old.fact].label}{whole[old.end :]}"


def without_given_up(kit: Kit, known: dict[str, Any], reading: Reading, text: str) -> dict[str, Any]:
    """What is known of the asker, without whom else a cap is for than the one now named (说错了，我们是规上工业)."""
    if not (reading.corrected or _OTHERWISE.search(text)):
        return known
    gone = given_up(kit, reading.spoken_of)
    if reading.corrected:
        return {**known, **dict.fromkeys(gone & known.keys(), False)}
    return {fact: value for fact, value in known.items() if fact not in gone}


def given_up(kit: Kit, told: Mapping[str, Any]) -> set[str]:
    """Whom else the caps are for that are for somebody told of."""
    named = {fact for fact, value in told.items() if value is True}
    rates = (measure.benefit for measure in kit.measures if isinstance(measure.benefit, Rate))
    groups = ({cap.when for cap in rate.caps if cap.when} for rate in rates)
    return {fact for group in groups if group & named for fact in group - named}


def _named(bare: str) -> list[tuple[str, Option]]:
    """The values that a message is the name of, with their facts."""
    return [(fact, option) for fact, option, name in _values() if name.fullmatch(bare)]


@cache
def _values() -> list[tuple[str, Option, re.Pattern[str]]]:
    facts, levels = load_facts(), lexicon_of(load_facts()).levels
    graded = [fact for fact in facts.values() if fact.type == "enum" and fact.id not in {"district", *levels}]
    return [
        (fact.id, option, re.compile(f"(?:{'|'.join(map(re.escape, (option.label, *option.synonyms)))}){_AROUND}"))
        for fact in graded
        for option in fact.options
        if option.id not in ("none", "other")
    ]
