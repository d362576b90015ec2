"""A message that only answers what the assistant asked back completes the question before it."""

from bot.conversation import ConversationState
from bot.kit import Kit
from bot.profile import Reading
from bot.request import MAX_MESSAGE
from bot.understanding.several import asks
from policy_corpus.measures.facts import load_facts

_ENDS = "?？。.!！,，;； "


def completed(kit: Kit, message: str, reading: Reading, state: ConversationState) -> str:
    """The question before with what this message tells (在高新区，独角兽奖多少); empty where it is no such answer.

    A message that only names a measure answers which one was meant; else it must tell what was asked of the asker.
    """
    last = state.turns[-1] if state.turns else None
    if last is None or not last.asked or asks(message):
        return ""
    told = reading.values.keys()
    text = kit.canonical(kit.normalise(message))
    names_measure = any(kit.alias_in(measure, text) for measure in kit.measures)
    of_asker = told and (told & set(last.asked) or not names_measure)
    if not (of_asker if load_facts().keys() & last.asked else names_measure):
        return ""
    whole = f"{message.rstrip(_ENDS)}，{last.whole or last.message}"
    return whole if len(whole) <= MAX_MESSAGE else ""
