"""The reviewed synonym table: one name for one thing, and near words that widen a question."""

from functools import cache

from retrieval.resources import data_lines, load_yaml
from retrieval.text import fold

_WORD = 2  # characters; longer keys of `related` are phrases and may stand anywhere in a question


@cache
def canonical_names() -> dict[str, str]:
    """Alias -> official name, both folded."""
    return {
        fold(alias): fold(name) for name, aliases in load_yaml("synonyms.yaml")["same"].items() for alias in aliases
    }


@cache
def domain_words() -> frozenset[str]:
    """Every word that the segmentation must keep whole.

    Plain Latin words are left out: they are kept whole anyway, and would be found inside longer ones.
    """
    words = {near for nears in _related().values() for near in nears} | {key for key in _related() if len(key) <= _WORD}
    words |= official_terms() | canonical_names().keys() | set(canonical_names().values())
    return frozenset(word for word in words if not (word.isascii() and word.isalpha()))


@cache
def official_terms() -> frozenset[str]:
    """Words that documents use, and longer aliases: what a misspelt word may have been meant for."""
    names = frozenset(map(fold, [*data_lines("dictionary.txt"), *load_yaml("synonyms.yaml")["same"]]))
    return names | {alias for alias in canonical_names() if len(alias) > _WORD}


def related_words(folded: str, words: frozenset[str]) -> list[str]:
    """Near words of a question, given its folded text and its words."""
    hits = (nears for key, nears in _related().items() if key in words or (len(key) > _WORD and key in folded))
    return list(dict.fromkeys(near for nears in hits for near in nears))


@cache
def _related() -> dict[str, list[str]]:
    return {fold(key): list(map(fold, words)) for key, words in load_yaml("synonyms.yaml")["related"].items()}
