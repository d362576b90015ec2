"""Reviewed example messages as vectors, each embedded once and kept on disk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from bot.understanding.patterns import load_data
from retrieval.encoder import E5Encoder, Vector, model_fingerprint, products
from retrieval.shipped import ship
from retrieval.text import fold
from retrieval.vector_cache import VectorCache

_FILES = ("scope_examples", "openings")

SHIPPED = Path(__file__).with_name("data") / "examples.npz"
_BATCH = 16  # examples; small enough for a smooth progress bar and for little to be lost by a kill


def embed_examples(
    encoder: E5Encoder,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    shipped_in: Path | None = SHIPPED,
) -> None:
    """Embed all examples that neither the caches in `folder` nor the shipped file has.

    `progress` is told how many of how many are done.
    """
    done, total = 0, sum(len(_lacking(name, _cache(name, folder, shipped_in))) for name in _FILES)
    for name in _FILES:
        for embedded in _embedding(name, encoder, _cache(name, folder, shipped_in)):
            done += embedded
            if progress:
                progress(done, total)


def examples_of(name: str, encoder: E5Encoder, folder: Path) -> dict[str, Vector]:
    """The vectors of the examples in `data/{name}.yaml` by their kind; what the cache in `folder` lacks is embedded."""
    cache = _cache(name, folder, SHIPPED)
    for _ in _embedding(name, encoder, cache):
        pass
    vectors = cache.get(_texts(name))
    return {kind: np.stack([vectors[text] for text in texts]) for kind, texts in _by_kind(name).items()}


def nearness(examples: Vector, vector: Vector, nearest: int) -> float:
    """The mean cosine of `vector` and the `nearest` of the examples."""
    return float(np.sort(products(examples, vector))[-nearest:].mean())


def _embedding(name: str, encoder: E5Encoder, cache: VectorCache) -> Iterator[int]:
    """Embeds what the cache lacks, a few at a time, and tells how many each time; then drops what is not of these."""
    lacking = _lacking(name, cache)
    for start in range(0, len(lacking), _BATCH):
        batch = lacking[start : start + _BATCH]
        cache.put(dict(zip(batch, encoder.query_vectors(batch), strict=True)))
        yield len(batch)
    if lacking:
        cache.keep_only(_texts(name))


def _lacking(name: str, cache: VectorCache) -> list[str]:
    texts = _texts(name)
    known = cache.get(texts)
    return [text for text in dict.fromkeys(texts) if text not in known]


def _texts(name: str) -> list[str]:
    return [text for texts in _by_kind(name).values() for text in texts]


def _by_kind(name: str) -> dict[str, list[str]]:
    return {kind: [fold(text) for text in texts] for kind, texts in load_data(f"{name}.yaml").items()}


def _cache(name: str, folder: Path, shipped_in: Path | None) -> VectorCache:
    return VectorCache(folder / f"{name}.db", model_fingerprint(), shipped_in)


if __name__ == "__main__":  # ships their vectors, see retrieval/shipped.py
    messages = list(dict.fromkeys(text for name in _FILES for text in _texts(name)))
    ship(SHIPPED, model_fingerprint(), dict(zip(messages, E5Encoder().query_vectors(messages), strict=True)))
