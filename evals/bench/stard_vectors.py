"""Vectors of STARD's articles and questions, embedded once and kept on disk."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.bench.stard_set import Article, Query
from retrieval.encoder import E5Encoder, Vector, model_fingerprint
from retrieval.vector_cache import VectorCache

Matrix = NDArray[np.float32]
Progress = Callable[[int, int], None]

_ASKED = "query: "  # in the cache only: a question must never take the vector of an article of the same words
_BATCH = 16  # texts embedded between two writes: a run that is stopped loses seconds


def open_vectors(folder: Path) -> VectorCache:
    """The vectors kept in `folder`, by digest of model and text."""
    return VectorCache(folder / "vectors.db", model_fingerprint())


def article_vectors(cache: VectorCache, articles: Sequence[Article], progress: Progress) -> Matrix:
    """One row an article; what is not in the cache yet is embedded and put there batch by batch."""
    texts = [f"{article.title}\n{article.text}" for article in articles]
    return _vectors(cache, texts, E5Encoder().passage_vectors, progress)


def query_vectors(cache: VectorCache, queries: Sequence[Query], progress: Progress) -> Matrix:
    """One row a question."""

    def embed(texts: Sequence[str]) -> Sequence[Vector]:
        return encoder.query_vectors([text.removeprefix(_ASKED) for text in texts])

    encoder = E5Encoder()
    return _vectors(cache, [_ASKED + query.text for query in queries], embed, progress)


def _vectors(
    cache: VectorCache, texts: Sequence[str], embed: Callable[[Sequence[str]], Sequence[Vector]], progress: Progress
) -> Matrix:
    known = cache.get(texts)
    new = [text for text in dict.fromkeys(texts) if text not in known]
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        fresh = dict(zip(batch, embed(batch), strict=True))
        cache.put(fresh)
        known |= fresh
        progress(len(texts) - len(new) + start + len(batch), len(texts))
    return np.stack([known[text] for text in texts])
