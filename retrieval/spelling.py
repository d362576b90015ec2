"""Guesses at misspelt domain words: runs of a broken segmentation one character off such a word."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.frequencies import FrequencyTable
from retrieval.resources import stop_words
from retrieval.synonyms import official_terms

_SHORTEST = 3
_LONGEST = 8
_BLANK = "\0"
# A difference between two of these changes the meaning; it is not a slip of the pen.
_TELLING = frozenset("省市区县国州镇一二两三四五六七八九十百千万亿大中小上下前后新旧东南西北内外高低多少首再增减进出")


def near_misses(words: Sequence[str], known: FrequencyTable) -> list[str]:
    """Domain words that the words of a question seem to misspell.

    A misspelling leaves a fragment behind, a single character or an unknown word; runs without one are let be.
    """
    return list(dict.fromkeys(word for run in _broken_runs(words, known) for word in _one_off(run)))


def _broken_runs(words: Sequence[str], known: FrequencyTable) -> Iterator[str]:
    fragments = [len(word) == 1 or not known.get(word) for word in words]
    for start in range(len(words)):
        run = ""
        for end in range(start, len(words)):
            run += words[end]
            if len(run) > _LONGEST or words[end] in stop_words():
                break
            if len(run) >= _SHORTEST and any(fragments[start : end + 1]) and not known.get(run):
                yield run


def _one_off(run: str) -> Iterator[str]:
    for at, character in enumerate(run):
        for word in _patterns().get(run[:at] + _BLANK + run[at + 1 :], ()):
            if not character.isascii() and not (character in _TELLING and word[at] in _TELLING):
                yield word


@cache
def _patterns() -> dict[str, list[str]]:
    patterns: dict[str, list[str]] = defaultdict(list)
    for word in sorted(official_terms()):
        if _SHORTEST <= len(word) <= _LONGEST:
            for at in range(len(word)):
                patterns[word[:at] + _BLANK + word[at + 1 :]].append(word)
    return dict(patterns)
