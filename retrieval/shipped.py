"""Vectors that come with the package: what everybody's first start would embed is embedded once, before.

`python -m retrieval.shipped` writes those of the corpus anew after its documents or the model have changed, and
`python -m bot.understanding.examples` those of the example messages. A text that is not among them is embedded as ever.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PASSAGES = Path(__file__).with_name("data") / "passages.npz"
_KEY = 20  # bytes


def key_of(model: str, text: str) -> bytes:
    """Names a text's vector by one model; no two models share a key."""
    return blake2b(text.encode(), digest_size=_KEY, key=blake2b(model.encode(), digest_size=32).digest()).digest()


def ship(file: Path, model: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the vector of each text, at half precision: a cosine differs by less than 0.001."""
    keys = [np.frombuffer(key_of(model, text), dtype=np.uint8) for text in vectors]
    np.savez_compressed(file, keys=np.stack(keys), vectors=np.stack(list(vectors.values())).astype(np.float16))


def shipped(file: Path, model: str, texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """The vectors of those of the texts that the file has, of length one; none where there is no file."""
    rows, vectors = _read(file)
    keys = {text: key_of(model, text) for text in texts}
    return {text: _unit(vectors[rows[key]]) for text, key in keys.items() if key in rows}


@cache
def _read(file: Path) -> tuple[dict[bytes, int], NDArray[np.float16]]:
    if not file.exists():
        return {}, np.empty((0, 0), dtype=np.float16)
    with np.load(file) as kept:
        return {key.tobytes(): row for row, key in enumerate(kept["keys"])}, kept["vectors"]


def _unit(vector: NDArray[np.float16]) -> NDArray[np.float32]:
    exact = vector.astype(np.float32)
    length: NDArray[np.float32] = exact / np.linalg.norm(exact)
    return length


if __name__ == "__main__":
    from policy_corpus.corpus import load_corpus
    from retrieval.encoder import E5Encoder, model_fingerprint
    from retrieval.passages import passages_of

    passages = list(dict.fromkeys(passage.embedded for passage in passages_of(load_corpus())))
    ship(PASSAGES, model_fingerprint(), dict(zip(passages, E5Encoder().passage_vectors(passages), strict=True)))
