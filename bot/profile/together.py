"""Facts told by words of which none tells them alone: 在国外读完博士，打算自己开公司 is 高层次人才创业."""

import re
from collections.abc import Iterator

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


def _said_alone(message: Message, fact: str) -> bool:
    named = ((hit, t.value) for hit in message.hits for t in hit.targets if t.fact == fact)
    return any(value and not message.found(fact, value, hit.start, hit.end).denied for hit, value in named)
