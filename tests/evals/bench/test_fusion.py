import numpy as np
import pytest

from evals.bench.fusion import Scored, assess, variants
from retrieval.fusion import FusionWeights, Scores, fusion_weights
from retrieval.passages import FIELDS

CLAUSES = ["a", "a", "b", "c"]  # of four passages


def _scores(*values: float) -> Scores:
    return np.asarray(values, dtype=np.float32)


def _question(*golds: set[str], text: Scores, dense: Scores) -> Scored:
    nothing = _scores(0, 0, 0, 0)
    own = {field: text if field == "text" else nothing for field in FIELDS}
    return Scored(tuple(map(frozenset, golds)), own, dict.fromkeys(FIELDS, nothing), dense)


FOUND = _question({"b"}, text=_scores(0, 1, 3, 0), dense=_scores(0.9, 0.8, 0.8, 0.8))
MISSED = _question({"c"}, {"a"}, text=_scores(0, 1, 3, 0), dense=_scores(0.8, 0.8, 0.9, 0.8))


def test_clauses_are_ranked_by_their_best_passage() -> None:
    quality = assess([FOUND, MISSED], CLAUSES, lambda scored: scored.own["text"])
    assert quality.hit_at_1 == 0.5
    assert quality.recall_at_5 == 1.0


def test_each_gold_quote_counts_by_itself() -> None:
    clauses = [f"x{n}" for n in range(9)] + ["c", "a"]
    scores = np.arange(11, 0, -1, dtype=np.float32)
    question = Scored((frozenset("c"), frozenset("a")), {}, {}, scores)
    quality = assess([question], clauses, lambda scored: scored.dense)
    assert quality.hit_at_1 == 0
    assert quality.recall_at_5 == 0
    assert quality.recall_at_10 == 0.5


def test_lexical_scores_follow_the_weights() -> None:
    weights = FusionWeights.model_validate(fusion_weights().model_dump() | {"fields": {"text": 2.0, "clause": 1.0}})
    assert FOUND.lexical(weights) == pytest.approx([0, 2, 6, 0])


def test_the_table_shows_each_side_alone_and_every_weight_left_out() -> None:
    names = [name for _, name, _ in variants()]
    assert {"只用向量", "现用权重", "不用近义词"} <= set(names)
    assert all(f"不看 {field}" in names for field in FIELDS)


def test_every_row_ranks_all_passages() -> None:
    assert all(len(ranking(FOUND)) == len(CLAUSES) for _, _, ranking in variants())
