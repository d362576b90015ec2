"""Rankings of STARD's articles side by side; weights are chosen on the train questions alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from evals.bench.stard_scores import FIELDS, Ranking, Scored, worths
from evals.bench.stard_vectors import Matrix
from retrieval.fusion import FusionWeights, fuse, fusion_weights

PLAIN, LEXICAL, DENSE, UNTUNED, FUSED = range(5)
NAMES = (
    "BM25：jieba、通用参数",
    "BM25：本项目的词面检索",
    "向量：自带的 e5",
    "融合：政策文件的权重",
    "融合：训练集选的权重",
)

_TITLES = (0.0, 0.1, 0.2, 0.3, 0.6)
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_SPANS = (0.03, 0.05, 0.08, 0.12)
_DRAWS = 2000  # of the bootstrap

Questions = Callable[[], Iterable[Scored]]  # scored anew at each call: those of all articles would fill the memory


@dataclass(frozen=True)
class Gain:
    """By what share one MRR@10 exceeds another, and the 95% interval over redrawn questions."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """`worths`: questions × the rankings of `NAMES` × (MRR@10, R@10)."""

    lexical: FusionWeights
    fused: FusionWeights
    worths: Matrix

    def mean(self, ranking: int) -> tuple[float, float]:
        """MRR@10 and R@10 of a ranking."""
        mrr, recall = self.worths[:, ranking].mean(axis=0, dtype=np.float64)
        return float(mrr), float(recall)

    def gain(self, of: int, over: int) -> Gain:
        """How much better by MRR@10 one ranking is than another, on the same questions."""
        ranks = self.worths[:, :, 0].astype(np.float64)
        drawn = np.random.default_rng(0).integers(len(ranks), size=(_DRAWS, len(ranks)))
        gains = ranks[drawn, of].mean(axis=1) / ranks[drawn, over].mean(axis=1) - 1
        low, high = np.quantile(gains, [0.025, 0.975])
        return Gain(float(ranks[:, of].mean() / ranks[:, over].mean() - 1), float(low), float(high))


def compare(train: Questions, dev: Questions) -> Comparison:
    """Weights by MRR@10 on `train`: the title's for BM25 alone, then with it share and span of the embedding."""
    lexical = _best(train(), [_with({"text": 1.0, "title": title}) for title in _TITLES], _lexical)
    both = [_with(lexical.fields, dense=share, dense_span=span) for share, span in product(_SHARES, _SPANS)]
    fused = _best(train(), both, _fused)
    untuned = _with({field: fusion_weights().fields[field] for field in FIELDS})
    rankings = (lambda one: one.plain, _lexical(lexical), lambda one: one.dense, _fused(untuned), _fused(fused))
    return Comparison(lexical, fused, worths(dev(), rankings))


def _best(
    questions: Iterable[Scored], candidates: Sequence[FusionWeights], ranking: Callable[[FusionWeights], Ranking]
) -> FusionWeights:
    found = worths(questions, [ranking(weights) for weights in candidates])
    return candidates[int(found[:, :, 0].mean(axis=0).argmax())]


def _with(fields: Mapping[str, float], **others: float) -> FusionWeights:
    return fusion_weights().model_copy(update={"fields": dict(fields), **others})


def _lexical(weights: FusionWeights) -> Ranking:
    return lambda one: one.lexical(weights)


def _fused(weights: FusionWeights) -> Ranking:
    return lambda one: fuse(one.lexical(weights), one.dense, weights)
