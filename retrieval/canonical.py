"""Text in the words of the documents: every reviewed alias replaced by its official name, for comparing only."""

import re
from functools import cache, lru_cache

from retrieval.synonyms import canonical_names
from retrieval.text import fold


@lru_cache(maxsize=128)  # several steps compare the same words of one question
def canonical(text: str) -> str:
    """`text` folded, each alias of the synonym table replaced by the name that documents use."""
    pattern, names = _aliases()
    return pattern.sub(lambda match: names[match[0]], fold(text))


@cache
def _aliases() -> tuple[re.Pattern[str], dict[str, str]]:
    """Official names map to themselves, so that an alias inside one is left alone."""
    aliases = canonical_names()
    names = {name: name for name in aliases.values()} | aliases
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), names
