"""One score from two: lexical and dense scores, each brought to 0…1, added by measured weights."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from policy_corpus.model import Frozen
from retrieval.resources import load_yaml

Scores = NDArray[np.float32]


class Bm25(Frozen):
    """BM25's own parameters."""

    k1: float = Field(gt=0)
    b: float = Field(ge=0, le=1)


class FusionWeights(Frozen):
    """The weights of `data/fusion.yaml`, which says what each means."""

    bm25: Bm25
    fields: dict[str, float]
    near: float = Field(ge=0, le=1)
    dense: float = Field(ge=0, le=1)
    dense_span: float = Field(gt=0)
    dense_pool: int = Field(gt=0)


@cache
def fusion_weights() -> FusionWeights:
    """The reviewed weights."""
    return FusionWeights.model_validate(load_yaml("fusion.yaml"))


def fuse(lexical: Scores, dense: Scores, weights: FusionWeights) -> Scores:
    """Fused scores of all passages, 0 to 1."""
    by_words, by_meaning = lexical_share(lexical), dense_share(dense, weights.dense_span)
    fused: Scores = (1 - weights.dense) * by_words + weights.dense * by_meaning
    return fused


def lexical_share(scores: Scores) -> Scores:
    """BM25 as a share of the best score."""
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else np.zeros_like(scores)


def dense_share(cosines: Scores, span: float) -> Scores:
    """Cosines by their distance from the best: 1 for the best, 0 for `span` below it and less."""
    shares: Scores = np.clip(1 - (cosines.max(initial=-1.0) - cosines) / span, 0, 1)
    return shares
