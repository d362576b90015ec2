"""Nearness in meaning to reviewed example messages, for messages that no pattern of scope.yaml recognises."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self, get_args

import numpy as np

from bot.understanding.patterns import load_data
from retrieval.encoder import E5Encoder, Vector, model_fingerprint, products
from retrieval.text import fold
from retrieval.vector_cache import VectorCache

_NEAREST = 5  # examples of each kind that are compared: fewer follow single words, more blur the small kinds

Kind = Literal["off_topic", "forgery", "injection"]


class Prototypes:
    """The examples of scope_examples.yaml as vectors, by kind."""

    def __init__(self, ours: Vector, others: Mapping[Kind, Vector]) -> None:
        self._ours, self._others = ours, others

    @classmethod
    def open(cls, encoder: E5Encoder, folder: Path) -> Self:
        """The examples' vectors from the cache in `folder`; what the cache lacks is embedded once."""
        examples = {kind: [fold(text) for text in texts] for kind, texts in load_data("scope_examples.yaml").items()}
        vectors = _vectors([text for texts in examples.values() for text in texts], encoder, folder)
        rows = {kind: np.stack([vectors[text] for text in texts]) for kind, texts in examples.items()}
        return cls(rows["in_scope"], {kind: rows[kind] for kind in get_args(Kind)})

    def nearest(self, vector: Vector) -> tuple[Kind, float]:
        """The kind of other message that `vector` (a normalised message's) is nearest to, and by how much.

        The margin is that kind's mean cosine less that of policy questions; above 0, the message is not for us.
        """
        nearness, kind = max((_nearness(rows, vector), kind) for kind, rows in self._others.items())
        return kind, nearness - _nearness(self._ours, vector)


def _nearness(examples: Vector, vector: Vector) -> float:
    return float(np.sort(products(examples, vector))[-_NEAREST:].mean())


def _vectors(texts: list[str], encoder: E5Encoder, folder: Path) -> dict[str, Vector]:
    cache = VectorCache(folder / "scope_examples.db", model_fingerprint())
    known = cache.get(texts)
    if new := [text for text in texts if text not in known]:
        fresh = dict(zip(new, encoder.query_vectors(new), strict=True))
        cache.put(fresh)
        cache.keep_only(texts)
        known |= fresh
    return known
