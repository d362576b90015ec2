"""Cutting text into the words that are searched for: jieba with the domain's words, one name for one thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import jieba

from retrieval.frequencies import FrequencyTable
from retrieval.resources import stop_words
from retrieval.spelling import near_misses
from retrieval.synonyms import canonical_names, domain_words, related_words
from retrieval.text import correct_typos, fold

Cut = tuple[str, int, int]  # a word, its start and end

_RECENT = 64  # texts
_WORD = re.compile(r"[\w&]")
_SHORT_YEAR = re.compile(r"(?<!\d)([12]\d)(?=年)")


@dataclass(frozen=True)
class QueryTerms:
    """What a question is searched by: its own terms, and near terms that count for less."""

    own: list[str]
    near: list[str]


@cache
def domain_frequencies() -> FrequencyTable:
    """jieba's dictionary with the domain's words added; takes about a second, so the index keeps the result."""
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    for word in sorted(domain_words()):
        tokenizer.add_word(word)
    return FrequencyTable.of(tokenizer.FREQ, tokenizer.total)


class Segmenter:
    """Cuts text into terms; safe from several threads."""

    def __init__(self, frequencies: FrequencyTable) -> None:
        self._frequencies = frequencies
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total, self._jieba.initialized = frequencies, frequencies.total, True
        # The words of folded text as they stand, each with its start and end; a question is cut for two purposes.
        self.cuts = lru_cache(maxsize=_RECENT)(self._cut)

    def words(self, folded: str) -> list[str]:
        """The words of folded text, aliases replaced by the official name, punctuation left out."""
        names = canonical_names()
        return [names.get(word, word) for word, _, _ in self.cuts(folded)]

    def _cut(self, folded: str) -> tuple[Cut, ...]:
        return tuple(cut for cut in self._jieba.tokenize(folded) if _WORD.search(cut[0]))

    def terms(self, text: str) -> list[str]:
        """Index terms of a text: its words and the shorter known words inside them."""
        return [term for word in self.words(fold(text)) for term in self._with_parts(word)]

    def query_terms(self, question: str) -> QueryTerms:
        """Distinct terms of a question, misspellings put right, and the near terms that widen it."""
        folded = correct_typos(fold(question))
        words = self.words(folded)
        own = dict.fromkeys(term for word in words for term in self._with_parts(word))
        nears = [
            *related_words(words),
            *near_misses(words, self._frequencies),
            *(f"20{year}" for year in _SHORT_YEAR.findall(folded)),
        ]
        near = dict.fromkeys(term for word in nears for term in self._with_parts(canonical_names().get(word, word)))
        return QueryTerms(list(own), [term for term in near if term not in own])

    def _with_parts(self, word: str) -> Iterator[str]:
        for size in (2, 3):
            if len(word) > size:
                parts = (word[at : at + size] for at in range(len(word) - size + 1))
                yield from (part for part in parts if self._frequencies.get(part) and part not in stop_words())
        if word not in stop_words():
            yield word
