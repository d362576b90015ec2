"""What the reviewed questions look like to the search, prepared beforehand: working it out would delay every start.

`python -m retrieval.prepared` writes the file anew after the questions, the synonyms or the model have changed.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from policy_corpus.asked.questions import all_questions
from retrieval.canonical import canonical
from retrieval.encoder import E5Encoder, Vector, model_fingerprint
from retrieval.grams import grams
from retrieval.resources import lexical_digest

_FILE = Path(__file__).with_name("data") / "asked.npz"
_STEPS = 127  # of a signed byte

Rows = np.ndarray[Any, np.dtype[np.int32]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The questions that hold each character pair, as rows, and one unit vector a question; None for want of them."""

    rows: dict[str, Rows]
    vectors: Vector | None


def prepared(questions: Sequence[str], file: Path = _FILE) -> Prepared:
    """From the file as far as it is of these very questions; worked out anew, without vectors, where it is not."""
    with np.load(file) as kept:
        rows = _unpacked(kept) if str(kept["words_digest"]) == words_digest(questions) else rows_of(questions)
        fresh = str(kept["vectors_digest"]) == vectors_digest(questions)
        return Prepared(rows, _unit(kept["vectors"]) if fresh else None)


def rows_of(questions: Sequence[str]) -> dict[str, Rows]:
    """By character pair of the canonical words, the places of the questions that hold it."""
    found: dict[str, list[int]] = defaultdict(list)
    for row, question in enumerate(questions):
        for gram in grams(canonical(question)):
            found[gram].append(row)
    return {gram: np.asarray(rows, dtype=np.int32) for gram, rows in found.items()}


def words_digest(questions: Sequence[str]) -> str:
    """Tells questions cut into pairs in one way from those cut in another."""
    return _digest(lexical_digest(), *questions)


def vectors_digest(questions: Sequence[str]) -> str:
    """Tells questions embedded by one model from those of another."""
    return _digest(model_fingerprint(), *questions)


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _unpacked(kept: Any) -> dict[str, Rows]:
    cuts = np.split(kept["rows"].astype(np.int32), kept["ends"][:-1])
    return dict(zip(kept["pairs"].tolist(), cuts, strict=True))


def _unit(steps: np.ndarray[Any, np.dtype[np.int8]]) -> Vector:
    vectors = steps.astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def prepare(questions: Sequence[str], file: Path = _FILE) -> None:
    """Write the file; embeds the questions only where the vectors kept are of other ones."""
    rows = rows_of(questions)
    np.savez_compressed(
        file,
        words_digest=words_digest(questions),
        vectors_digest=vectors_digest(questions),
        pairs=np.asarray(list(rows)),
        rows=np.concatenate(list(rows.values())),
        ends=np.cumsum([len(each) for each in rows.values()]),
        vectors=_kept_steps(questions, file),
    )


def _kept_steps(questions: Sequence[str], file: Path) -> np.ndarray[Any, np.dtype[np.int8]]:
    if file.exists():
        with np.load(file) as kept:
            if str(kept["vectors_digest"]) == vectors_digest(questions):
                return np.asarray(kept["vectors"], dtype=np.int8)
    vectors = np.stack(E5Encoder().query_vectors(questions))
    scaled = vectors / np.abs(vectors).max(axis=1, keepdims=True) * _STEPS
    return np.asarray(np.round(scaled), dtype=np.int8)


if __name__ == "__main__":
    prepare(all_questions())
