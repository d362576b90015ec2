"""Reviewed example messages as vectors, each embedded once and kept on disk."""

from pathlib import Path

import numpy as np

from bot.understanding.patterns import load_data
from retrieval.encoder import E5Encoder, Vector, model_fingerprint, products
from retrieval.text import fold
from retrieval.vector_cache import VectorCache


def examples_of(name: str, encoder: E5Encoder, folder: Path) -> dict[str, Vector]:
    """The vectors of the examples in `data/{name}.yaml` by their kind; what the cache in `folder` lacks is embedded."""
    examples = {kind: [fold(text) for text in texts] for kind, texts in load_data(f"{name}.yaml").items()}
    vectors = _vectors([text for texts in examples.values() for text in texts], encoder, folder / f"{name}.db")
    return {kind: np.stack([vectors[text] for text in texts]) for kind, texts in examples.items()}


def nearness(examples: Vector, vector: Vector, nearest: int) -> float:
    """The mean cosine of `vector` and the `nearest` of the examples."""
    return float(np.sort(products(examples, vector))[-nearest:].mean())


def _vectors(texts: list[str], encoder: E5Encoder, file: Path) -> dict[str, Vector]:
    cache = VectorCache(file, model_fingerprint())
    known = cache.get(texts)
    if new := [text for text in texts if text not in known]:
        fresh = dict(zip(new, encoder.query_vectors(new), strict=True))
        cache.put(fresh)
        cache.keep_only(texts)
        known |= fresh
    return known
