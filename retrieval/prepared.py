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

from policy_corpus.asked.questions import all_questions, asked_in_vain
from retrieval.canonical import canonical
from retrieval.encoder import E5Encoder, Vector, model_fingerprint, products
from retrieval.grams import grams
from retrieval.in_vain import InVain, Rows, learned, weights_of
from retrieval.resources import lexical_digest

_FILE = Path(__file__).with_name("data") / "asked.npz"
_STEPS = 127  # of a signed byte
_KEPT = 128  # directions in which the questions differ most


@dataclass(frozen=True, slots=True)
class Meaning:
    """The vectors of the questions in the directions in which they differ.

    All vectors of e5 share a direction, so that any two are near. Without the mean, and with the strongest directions
    held back by the root of their strength, near ones stand out (Mu and Viswanath, "All-but-the-Top", 2018).
    """

    mean: Vector
    basis: Vector  # (dimensions of the model, directions kept)
    rows: Vector  # one unit vector a question

    def cosines(self, vector: Vector) -> Vector:
        """The cosine of a question's vector and each of these."""
        return products(self.rows, self.turned(vector))

    def turned(self, vector: Vector) -> Vector:
        """A question's vector in these directions, of length 1."""
        turned = products(self.basis.T, vector - self.mean)
        return turned / max(float(np.linalg.norm(turned)), 1e-9)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The questions that hold each character pair, as rows, and what the questions mean; None for want of it."""

    rows: dict[str, Rows]
    meaning: Meaning | None
    in_vain: InVain | None = None  # None where there is no meaning, or no question is asked in vain


def prepared(questions: Sequence[str], file: Path = _FILE) -> Prepared:
    """From the file as far as it is of these very questions; worked out anew, without vectors, where it is not."""
    with np.load(file) as kept:
        rows = _unpacked(kept) if str(kept["words_digest"]) == words_digest(questions) else rows_of(questions)
        fresh = str(kept["vectors_digest"]) == vectors_digest(questions)
        return Prepared(rows, _meaning(kept), _in_vain(kept)) if fresh else Prepared(rows, None)


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


def _meaning(kept: Any) -> Meaning:
    rows: Vector = kept["vectors"].astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Meaning(kept["mean"], kept["basis"], rows)


def _in_vain(kept: Any) -> InVain | None:
    if "vain_pairs" not in kept:
        return None
    pairs = zip(kept["pairs"].tolist(), kept["vain_pairs"].astype(np.float64).tolist(), strict=True)
    return InVain(dict(pairs), kept["vain_meaning"], float(kept["vain_base"]))


def prepare(questions: Sequence[str], vain: Sequence[bool] = (), file: Path = _FILE) -> None:
    """Write the file; embeds the questions only where the vectors kept are of other ones.

    `vain` tells which of the questions no document answers.
    """
    rows = rows_of(questions)
    vectors = _kept(questions, file) or _turned(np.stack(E5Encoder().query_vectors(questions)))
    np.savez_compressed(
        file,
        words_digest=words_digest(questions),
        vectors_digest=vectors_digest(questions),
        pairs=np.asarray(list(rows)),
        rows=np.concatenate(list(rows.values())),
        ends=np.cumsum([len(each) for each in rows.values()]),
        **vectors,
        **(_told(learned(rows, _meaning(vectors).rows, vain), rows) if any(vain) else {}),
    )


def _told(in_vain: InVain, rows: dict[str, Rows]) -> dict[str, Any]:
    return {
        "vain_pairs": weights_of(in_vain, rows),
        "vain_meaning": in_vain.meaning,
        "vain_base": np.float32(in_vain.base),
    }


def _kept(questions: Sequence[str], file: Path) -> dict[str, Any]:
    """The vectors in the file; empty where they are of other questions."""
    if not file.exists():
        return {}
    with np.load(file) as kept:
        fresh = str(kept["vectors_digest"]) == vectors_digest(questions)
        return {name: kept[name] for name in ("mean", "basis", "vectors")} if fresh else {}


def _turned(vectors: Vector) -> dict[str, Any]:
    mean = vectors.mean(axis=0)
    _, strengths, directions = np.linalg.svd(vectors - mean, full_matrices=False)
    basis = directions[:_KEPT].T / np.sqrt(np.maximum(strengths[:_KEPT], 1e-6))
    turned = (vectors - mean) @ basis
    scaled = turned / np.maximum(np.abs(turned).max(axis=1, keepdims=True), 1e-9) * _STEPS
    return {"mean": mean, "basis": basis.astype(np.float32), "vectors": np.round(scaled).astype(np.int8)}


if __name__ == "__main__":
    prepare(all_questions(), asked_in_vain())
