"""The lexical index: BM25 over the fields of every passage, one score a passage."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import bm25s
import numpy as np

from retrieval.frequencies import FrequencyTable
from retrieval.fusion import Bm25, Scores, fusion_weights
from retrieval.passages import FIELDS, Passage
from retrieval.resources import lexical_digest
from retrieval.words import QueryTerms, Segmenter, domain_frequencies

_WORDS = "words"


def lexical_fingerprint() -> str:
    """Names what the lexical index is made by; an index of another fingerprint is out of date."""
    bm25 = fusion_weights().bm25
    return f"jieba-{version('jieba')}/bm25s-{bm25s.__version__}/k1={bm25.k1},b={bm25.b}/{lexical_digest()[:16]}"


class LexicalIndex:
    """BM25 scores of all passages by field; rows are in the order of the passages indexed."""

    def __init__(self, frequencies: FrequencyTable, fields: Mapping[str, Any], size: int) -> None:
        self._frequencies, self._fields, self._size = frequencies, fields, size
        self.segmenter = Segmenter(frequencies)

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> "LexicalIndex":
        """Index passages; takes a second for jieba's dictionary and then milliseconds a passage."""
        frequencies = domain_frequencies()
        segmenter = Segmenter(frequencies)
        bm25 = fusion_weights().bm25
        fields = {field: _indexed([getattr(p, field) for p in passages], segmenter, bm25) for field in FIELDS}
        return cls(frequencies, fields, len(passages))

    @classmethod
    def load(cls, folder: Path, size: int) -> "LexicalIndex":
        """The index saved in `folder`; raises OSError, ValueError or KeyError where it is missing or damaged."""
        fields = {field: bm25s.BM25.load(folder / field, show_progress=False) for field in FIELDS}
        if any(len(field.vocab_dict) + 1 < len(field.scores["indptr"]) for field in fields.values()):
            raise ValueError("vocabulary and scores disagree")
        return cls(FrequencyTable.load(folder / _WORDS), fields, size)

    def save(self, folder: Path) -> None:
        """Write the index to `folder`, which must not exist."""
        for name, field in self._fields.items():
            field.save(folder / name, show_progress=False)
        (folder / _WORDS).mkdir()
        self._frequencies.save(folder / _WORDS)

    def scores(self, terms: QueryTerms, weights: Mapping[str, float], near_weight: float) -> Scores:
        """Weighted sum over the fields; near terms count `near_weight` as much as the question's own."""
        total = np.zeros(self._size, dtype=np.float32)
        for field, weight in weights.items():
            for words, share in ((terms.own, 1.0), (terms.near, near_weight)):
                if weight * share:
                    total += weight * share * self._field_scores(field, words)
        return total

    def _field_scores(self, field: str, words: list[str]) -> Scores:
        index = self._fields[field]
        ids = index.get_tokens_ids(words)
        scores: Scores = index.get_scores_from_ids(ids) if ids else np.zeros(self._size, dtype=np.float32)
        return scores


def _indexed(texts: Sequence[str], segmenter: Segmenter, bm25: Bm25) -> Any:
    # Each distinct text is cut once: all paragraphs of a clause share its headings and context.
    terms = {text: segmenter.terms(text) for text in dict.fromkeys(texts)}
    index = bm25s.BM25(k1=bm25.k1, b=bm25.b)
    index.index([terms[text] for text in texts], show_progress=False)
    return index
