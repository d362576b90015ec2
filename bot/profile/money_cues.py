"""The words beside a sum that say what it is of (研发, 合同, 投资)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.profile.message import Message

_HOW_MUCH = re.compile("(?:到|得到?|补助?|助)?(?:多少|几)")
_A_YEAR = ("一年", "每年")  # 研发一年1000万
_SAME_WORDS = {"contract_amount": "technology_transaction"}  # both are spoken of as a contract or an order
_OF_A_YEAR = re.compile("^[上前头这]一年$")  # a year's name, not what is paid in each


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a message, and the topic that a sum beside it is of: a fact id, or rd, increase, other."""

    topic: str
    start: int
    end: int


def cues_in(message: Message, start: int, end: int) -> list[Cue]:
    """The cues of a stretch; one character inside a longer name (领军) is none."""
    pattern, topics = _cue_pattern(tuple((k, tuple(w)) for k, w in message.lexicon.wording["sums"].items()))
    found = pattern.finditer(message.text, start, end)
    cues = [Cue(_topic(message, topics[match[0]]), *match.span()) for match in found]
    cues = [cue for cue in cues if not _OF_A_YEAR.search(message.text[max(0, cue.start - 1) : cue.end])]
    return [cue for cue in cues if cue.end - cue.start > 1 or not _inside_name(message, cue)]


def _topic(message: Message, topic: str) -> str:
    """What a cue is of: the sum that was asked for, where people use the same words for it."""
    other = _SAME_WORDS.get(topic, topic)
    return other if other in message.asked and topic not in message.asked else topic


def is_of_aid(message: Message, after: list[Cue]) -> bool:
    """Whether the thing after a sum is aid by its last word (500万的研发项目资助): the sum is the documents'."""
    return any(
        cue.topic == "other" and not message.text[first.end : cue.start].strip("项目的") and not asked_for(message, cue)
        for first, cue in pairwise(after[:2])
    )


def asked_for(message: Message, cue: Cue) -> bool:
    """Whether a cue asks for another sum than the one before it (合同5000万给多少)."""
    return _HOW_MUCH.match(message.text, cue.end) is not None


def is_of_each_year(message: Message, cue: Cue) -> bool:
    """Whether a cue tells how often a sum is spent."""
    return message.text[cue.start : cue.end] in _A_YEAR


def _inside_name(message: Message, cue: Cue) -> bool:
    return any(hit.start <= cue.start and cue.end <= hit.end for hit in message.hits)


@lru_cache(maxsize=4)
def _cue_pattern(sums: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    topics = {word: topic for topic, words in sums for word in words}
    return re.compile("|".join(map(re.escape, sorted(topics, key=len, reverse=True)))), topics
