"""Folding: one form for the many ways of writing the same Chinese text, so that only wording is compared."""

import re
import unicodedata
from functools import cache, lru_cache

from policy_corpus.parsing.numbering import han_to_int
from retrieval.resources import data_lines, load_yaml

_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=\d)\s+(?=\d)")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"第([一二三四五六七八九十百]+)(?=[条章节款项])")


_RECENT = 128  # texts: an answer folds twenty, half of them for the second time


@lru_cache(maxsize=_RECENT)
def fold(text: str) -> str:
    """Half-width, lower-case, simplified text without spaces beside Chinese; “第十七条” becomes “第17条”."""
    folded = unicodedata.normalize("NFKC", text).translate(_simplified()).lower()
    folded = _GROUPED.sub("", _SPACE.sub("", folded.strip()))
    folded = _ORDINAL.sub(lambda match: f"第{han_to_int(match[1])}", folded)
    return _replace(folded, _variants())


def simplified(text: str) -> str:
    """The text in simplified characters, and otherwise as it is written."""
    return text.translate(_simplified())


def correct_typos(folded: str) -> str:
    """`folded` with the known misspellings of the synonym table put right; meant for questions only."""
    return _replace(folded, _typos())


@cache
def _simplified() -> dict[int, str]:
    pairs = "".join(data_lines("traditional.txt"))
    return {ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}


@cache
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    return _replacements("variants")


@cache
def _typos() -> tuple[re.Pattern[str], dict[str, str]]:
    return _replacements("typos")


def _replacements(section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {wrong.lower(): right for wrong, right in load_yaml("synonyms.yaml")[section].items()}
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


def _replace(text: str, replacements: tuple[re.Pattern[str], dict[str, str]]) -> str:
    pattern, table = replacements
    return pattern.sub(lambda match: table[match[0]], text)
