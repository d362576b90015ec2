"""A total that is asked of what several messages told or asked, put in words as one question of them all."""

import re
from collections.abc import Sequence

from bot.answering.measures_asked import ADDED_UP
from bot.conversation import ConversationState, Turn
from bot.kit import Kit
from bot.profile import Reading
from bot.remembering import reader_of
from bot.request import MAX_MESSAGE
from bot.understanding.asking_on import topic_of
from bot.understanding.contrast import only_weighs
from bot.understanding.restating import without_lead
from bot.understanding.slots import take_apart
from policy_corpus.parsing.numbering import han_to_int

_BESIDES = re.compile(
    "^(?:那|对了|哦|嗯)?[,，]?(?:另|还|再|又|外加|同时|我们?(?:公司|单位|厂)?(?:还|也|又|另)|除此)|(?:还|另外?|也)有"
)
_ENDS = re.compile("[呢咧][?？]?$")
_HOW_MANY = re.compile("(?:这|那|前面|上面|刚才)*([两俩三仨四])(?=[项样个种笔头块]|都|加|合|一共|总共)")
_OF_YEARS = re.compile(r"[\d两三四五几]年")
_MOST_OF_ONE = 3  # measures of a turn that is about a thing, and lists no supports


def added_turns(kit: Kit, message: str, reading: Reading, state: ConversationState) -> str:
    """The question of all that is to be added (还有…，一共能拿多少; 两项加起来呢), or of two to be compared (哪个高).

    Empty where neither is asked for.

    Turns answered with one measure at several levels are compared as such, and not told one after the other.
    """
    weighed = only_weighs(without_lead(message))
    if not (weighed or ADDED_UP.search(message)) or _OF_YEARS.search(message):
        return ""
    own = bool(reading.values.keys() - {"district"}) or bool(kit.aliases_in(kit.canonical(kit.normalise(message))))
    if own and not _BESIDES.search(message):
        return ""
    turns = _turns_added(state.turns, 2 if weighed else _number(message), own)
    if len(turns) + own < 2:
        return ""
    told = (topic_of(take_apart(_words_of(turn, state.turns), reader_of(kit)), "") for turn in turns)
    whole = "，".join([*told, _ENDS.sub("能拿多少", message if own else without_lead(message))])
    return whole if len(whole) <= MAX_MESSAGE else ""


def _words_of(turn: Turn, turns: Sequence[Turn]) -> str:
    """A turn's question; behind that of an earlier turn about the same, where it only tells more of it (我们有3件)."""
    same = (other.whole for other in reversed(turns) if other.whole and other.measures == turn.measures)
    return turn.whole or "，".join(filter(None, (next(same, ""), turn.message)))


def _number(message: str) -> int | None:
    """How many things a message says it adds up."""
    told = _HOW_MANY.search(message)
    return han_to_int(told[1].replace("俩", "二").replace("两", "二").replace("仨", "三")) if told else None


def _turns_added(turns: Sequence[Turn], number: int | None, own: bool) -> list[Turn]:
    """The latest turns that were answered with measures, each of its own, up to where the subject was another."""
    added: list[Turn] = []
    taken: set[str] = set()
    for turn in reversed(turns):
        if turn.status == "out_of_scope" or ("compare" in turn.intents and len(turn.measures) > 1):
            continue
        if not 0 < len(turn.measures) <= _MOST_OF_ONE or len(added) + own == number:
            break
        if taken & set(turn.measures):
            return added[::-1] if own else []
        taken |= set(turn.measures)
        added.append(turn)
    return added[::-1]
