"""One score from two: lexical and dense scores, each brought to 0…1, added by measured weights."""

from functools import cache

import numpy as np
from pydantic import Field

from policy_corpus.model import Frozen
from retrieval.lexical import Scores
from retrieval.resources import load_yaml


class FusionWeights(Frozen):
    """The weights of `data/fusion.yaml`."""

    fields: dict[str, float]
    near: float = Field(ge=0, le=1)
    dense: float = Field(ge=0, le=1)
    dense_pool: int = Field(gt=0)


@cache
def fusion_weights() -> FusionWeights:
    """The reviewed weights."""
    return FusionWeights.model_validate(load_yaml("fusion.yaml"))


def fuse(lexical: Scores, dense: Scores, weight: float) -> Scores:
    """Fused scores, 0 to 1; rows that the dense side did not see carry its lowest score."""
    fused: Scores = (1 - weight) * _share_of_best(lexical) + weight * _stretched(dense)
    return fused


def _share_of_best(scores: Scores) -> Scores:
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else np.zeros_like(scores)


def _stretched(scores: Scores) -> Scores:
    # e5's cosines crowd together (0.75 to 0.92), so only their order and spacing within a search mean anything.
    low, high = float(scores.min(initial=1.0)), float(scores.max(initial=0.0))
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)
