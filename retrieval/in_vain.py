"""How a question sounds that no document answers, whatever its topic: learned from the reviewed questions.

Nearness finds questions of the same topic. Those that nothing answers also share ways of asking (a phone number, the
rate of a loan, how many were really reached), which a linear separation by character pairs and meaning finds: least
squares with the weights held small (ridge regression, Hoerl and Kennard 1970), solved by conjugate gradients.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from retrieval.encoder import Vector
from retrieval.grams import grams

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Rows = np.ndarray[Any, np.dtype[np.int32]]

_VAIN_COUNTS = 5.0  # of one such question beside one that is answered, of which there are more
_PULL_PAIRS, _PULL_MEANING = 3.0, 5.0  # of the weights towards nothing
_RARE = 2  # questions in which a pair must stand to tell anything
_STEPS = 60


@dataclass(frozen=True, slots=True)
class InVain:
    """What speaks for a question's being asked in vain: by character pair, by direction of meaning, and beforehand."""

    pairs: Mapping[str, float]
    meaning: Vector
    base: float

    def likely(self, text: str, turned: Vector) -> float:
        """0 (it sounds like those that are answered) to 1, of canonical words and their meaning."""
        asked = grams(text)
        by_words = sum(self.pairs.get(pair, 0.0) for pair in asked) / math.sqrt(max(1, len(asked)))
        score = by_words + float(np.vecdot(turned, self.meaning)) + self.base
        return min(1.0, max(0.0, (score + 1) / 2))


class _Separation:
    """The normal equations of the separation, without writing them out."""

    def __init__(self, rows: Mapping[str, Rows], meaning: Vector, vain: Sequence[bool]) -> None:
        held = list(rows.values())
        counts = [len(each) for each in held]
        self._question, self._pair = np.concatenate(held), np.repeat(np.arange(len(held)), counts)
        self._telling = np.asarray(counts) >= _RARE
        self._meaning, self._size = meaning.astype(np.float64), len(vain)
        self._lengths = np.sqrt(np.maximum(np.bincount(self._question, minlength=self._size), 1))
        self._counts = np.where(vain, _VAIN_COUNTS, 1.0)
        self._pulls: Numbers = np.repeat([_PULL_PAIRS, _PULL_MEANING, 0.0], [len(held), meaning.shape[1], 1])
        self.wanted = self._gathered(self._counts * np.where(vain, 1.0, -1.0))

    def applied(self, weights: Numbers) -> Numbers:
        """What weights come to on the questions, brought back to the weights, and the pull on them."""
        pairs, meaning, base = np.split(weights, [len(self._telling), len(weights) - 1])
        by_words = np.bincount(self._question, pairs[self._pair], self._size) / self._lengths
        return self._gathered(self._counts * (by_words + self._meaning @ meaning + base)) + self._pulls * weights

    def _gathered(self, told: Numbers) -> Numbers:
        pairs = np.bincount(self._pair, (told / self._lengths)[self._question], len(self._telling))
        return np.concatenate([pairs * self._telling, self._meaning.T @ told, [told.sum()]])


def learned(rows: Mapping[str, Rows], meaning: Vector, vain: Sequence[bool]) -> InVain:
    """From the questions that hold each pair, their vectors, and which of them no document answers."""
    separation = _Separation(rows, meaning, vain)
    weights = _solved(separation)
    pairs = zip(rows, weights[: len(rows)].tolist(), strict=True)
    return InVain(dict(pairs), weights[len(rows) : -1].astype(np.float32), float(weights[-1]))


def weights_of(in_vain: InVain, pairs: Iterable[str]) -> np.ndarray[Any, np.dtype[np.float16]]:
    """The weights of pairs in order, as the file keeps them."""
    return np.asarray([in_vain.pairs[pair] for pair in pairs], dtype=np.float16)


def _solved(separation: _Separation) -> Numbers:
    """By conjugate gradients."""
    weights = np.zeros_like(separation.wanted)
    left = separation.wanted.copy()
    direction, distance = left.copy(), float(left @ left)
    for _ in range(_STEPS):
        if distance <= 0:
            break
        applied = separation.applied(direction)
        step = distance / float(direction @ applied)
        weights += step * direction
        left -= step * applied
        nearer = float(left @ left)
        direction, distance = left + nearer / distance * direction, nearer
    return weights
