"""Learning the weights of signs by logistic regression, and what they do to questions they were not learned from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

REFUSALS = 2.0  # what a question to refuse counts beside one to answer, of which there are more
PULL = 1.0  # of each weight towards nothing
FOLDS = 10
REPEATS = 3  # divisions into folds that are averaged
_STEPS = 60
_STILL = 1e-6  # change of the weights at which they have settled


@dataclass(frozen=True)
class Judged:
    """Answers proposed to questions: their signs a row each, and which of the questions are to be answered."""

    names: tuple[str, ...]
    rows: Numbers
    answerable: NDArray[np.bool_]

    def without(self, name: str) -> "Judged":
        """The same with one sign left out."""
        kept = [at for at, one in enumerate(self.names) if one != name]
        return Judged(tuple(self.names[at] for at in kept), self.rows[:, kept], self.answerable)

    def part(self, chosen: NDArray[Any]) -> "Judged":
        """Some of the rows."""
        return Judged(self.names, self.rows[chosen], self.answerable[chosen])


def learn(judged: Judged) -> Numbers:
    """The weights, the base first, found by Newton's method."""
    signs, wanted = _with_base(judged.rows), judged.answerable.astype(float)
    counts = np.where(judged.answerable, 1.0, REFUSALS)
    pull = np.diag([_STILL, *[PULL] * judged.rows.shape[1]])
    weights = np.zeros(signs.shape[1])
    for _ in range(_STEPS):
        likely = _likely(signs, weights)
        slope = signs.T @ (counts * (likely - wanted)) + pull @ weights
        bend = (signs * (counts * likely * (1 - likely))[:, None]).T @ signs + pull
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < _STILL:
            break
    return weights


def assurances(judged: Judged, weights: Numbers) -> Numbers:
    """How sure the answers are, 0 to 1."""
    return _likely(_with_base(judged.rows), weights)


def held_out(judged: Judged, groups: Sequence[Any]) -> Numbers:
    """How sure each answer is by weights learned from the other groups' questions."""
    of, sure = np.asarray(groups), np.zeros(len(judged.rows))
    for group in np.unique(of):
        sure[of == group] = assurances(judged.part(of == group), learn(judged.part(of != group)))
    return sure


def cross_validated(judged: Judged) -> Numbers:
    """The same over random folds, the mean of several divisions (the same ones every time)."""
    divisions = (np.random.default_rng(seed).integers(FOLDS, size=len(judged.rows)) for seed in range(REPEATS))
    sure: Numbers = np.mean([held_out(judged, division.tolist()) for division in divisions], axis=0)
    return sure


def surprise(judged: Judged, sure: Numbers) -> float:
    """How far the assurances are from the truth: the log loss, questions to refuse counted as in learning."""
    right = np.where(judged.answerable, sure, 1 - sure)
    return float(-(np.where(judged.answerable, 1.0, REFUSALS) * np.log(np.clip(right, _STILL, 1))).sum())


def _with_base(rows: Numbers) -> Numbers:
    return np.hstack([np.ones((len(rows), 1)), rows])


def _likely(signs: Numbers, weights: Numbers) -> Numbers:
    likely: Numbers = 1 / (1 + np.exp(-signs @ weights))
    return likely
