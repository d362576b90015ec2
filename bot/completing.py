"""A message that only answers what was asked back, or corrects a number, completes the question before it."""

import re
from datetime import date

from bot.conversation import ConversationState
from bot.kit import Kit
from bot.profile import Reading, read_facts
from bot.request import MAX_MESSAGE
from bot.understanding.several import asks
from policy_corpus.measures.facts import load_facts

_ENDS = "?？。.!！,，;； "
_NUMBER = re.compile("[0-9.]+[十百千]?[万亿]?|[一二两三四五六七八九十百千]+[万亿]?")


def completed(kit: Kit, message: str, reading: Reading, state: ConversationState, as_of: date) -> str:
    """The question before with what this message tells (在高新区，独角兽奖多少); empty where it is no such answer.

    A message that only names a measure answers which one was meant; else it must tell what was asked of the asker.
    """
    last = state.turns[-1] if state.turns else None
    if last is None or asks(message):
        return ""
    if corrected := _corrected(last.whole or last.message, reading, as_of):
        return corrected
    if not last.asked:
        return ""
    told = reading.values.keys()
    text = kit.canonical(kit.normalise(message))
    names_measure = bool(kit.aliases_in(text))
    of_asker = told and (told & set(last.asked) or not names_measure)
    if not (of_asker if load_facts().keys() & last.asked else names_measure):
        return ""
    whole = f"{message.rstrip(_ENDS)}，{last.whole or last.message}"
    return whole if len(whole) <= MAX_MESSAGE else ""


def _corrected(whole: str, reading: Reading, as_of: date) -> str:
    """The question before with the numbers that a message tells anew (打错了，是1100万); empty where it tells none."""
    anew = {found.fact: found for found in reading.found if found.asserted and not found.denied}
    if not anew:
        return ""
    told = read_facts(whole, load_facts(), as_of=as_of)
    text = whole
    for old in sorted(told.found, key=lambda found: -found.start):
        new = anew.get(old.fact)
        number = _NUMBER.search(old.words)
        written = _NUMBER.search(new.words) if new and new.value != old.value else None
        if number and written:
            text = f"{text[: old.start + number.start()]}{written[0]}{text[old.start + number.end() :]}"
    return text if text != whole else ""
