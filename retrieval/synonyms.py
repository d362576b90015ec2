"""The reviewed synonym table: one name for one thing, and near words that widen a question."""

from collections.abc import Sequence
from functools import cache

from retrieval.resources import data_lines, load_yaml
from retrieval.text import fold

_ALIAS = 3  # characters; in shorter aliases one wrong character leaves nothing to go by
_LONGEST = 4  # words in a phrase that has near words


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
    words = {near for nears in _related().values() for near in nears}
    words |= official_terms() | canonical_names().keys() | set(canonical_names().values())
    return frozenset(word for word in words if not (word.isascii() and word.isalpha()))


@cache
def official_terms() -> frozenset[str]:
    """Words that documents use, and longer aliases: what a misspelt word may have been meant for."""
    names = frozenset(map(fold, [*data_lines("dictionary.txt"), *load_yaml("synonyms.yaml")["same"]]))
    return names | {alias for alias in canonical_names() if len(alias) >= _ALIAS}


def related_words(words: Sequence[str]) -> list[str]:
    """Near words of a question that was cut into `words`; a phrase such as 归谁 may span several of them."""
    spans = ("".join(words[at : at + size]) for size in range(1, _LONGEST + 1) for at in range(len(words)))
    return list(dict.fromkeys(near for span in dict.fromkeys(spans) for near in _related().get(span, ())))


@cache
def _related() -> dict[str, list[str]]:
    return {fold(key): list(map(fold, words)) for key, words in load_yaml("synonyms.yaml")["related"].items()}
