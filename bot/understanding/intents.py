"""What a question asks, and where its words say so."""

import re
from functools import cache, lru_cache

from bot.understanding.in_force import in_force_spans
from bot.understanding.patterns import any_of, load_data

_ABLE_NOUN = re.compile("(?<=[氢智功性节储核效产])能")  # not 能 as in 能补多少
_NO_VERB = "源"

Spans = tuple[tuple[int, int], ...]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: any_of(patterns) for name, patterns in load_data("intents.yaml").items()}


@lru_cache(maxsize=64)  # what a question asks, and where it says so, is wanted one after the other
def intent_spans(text: str) -> dict[str, Spans]:
    """Where the words of each intent stand in a normalised text, by its name; none of those that it does not have."""
    text = _ABLE_NOUN.sub(_NO_VERB, text)
    found = {name: tuple(m.span() for m in pattern.finditer(text)) for name, pattern in _patterns().items()}
    found["validity"] += in_force_spans(text)
    return {name: spans for name, spans in found.items() if spans}
