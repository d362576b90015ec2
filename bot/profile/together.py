"""Facts told by words of which none tells them alone: 在国外读完博士，打算自己开公司 is 高层次人才创业."""

import re
from collections.abc import Collection, Iterator

from bot.profile.lexicon import Lexicon
from bot.profile.message import Message
from bot.profile.reading import Found

_NEAR = 40  # characters that the words may lie apart


def read_together(message: Message) -> Iterator[Found]:
    """The facts of which a message holds one word of each kind; what none of its own words says already."""
    for entry in message.lexicon.wording["together"]:
        matches = [re.search(words, message.text) for words in entry["words"]]
        spans = [match.span() for match in matches if match]
        if len(spans) < len(matches) or _said_alone(message, entry["fact"]):
            continue
        last = max(spans)
        if last[0] - min(end for _, end in spans) <= _NEAR:
            yield message.found(entry["fact"], entry["value"], *last)


def told_together(lexicon: Lexicon, fact: str, values: Collection[str], text: str) -> str:
    """The words of a text that tell one of some values of a fact by several words."""
    entries = [one for one in lexicon.wording["together"] if one["fact"] == fact and one["value"] in values]
    words = (match[0] for one in entries for each in one["words"] for match in re.finditer(each, text))
    return " ".join(words)


def _said_alone(message: Message, fact: str) -> bool:
    named = ((hit, t.value) for hit in message.hits for t in hit.targets if t.fact == fact)
    return any(value and not message.found(fact, value, hit.start, hit.end).denied for hit, value in named)
