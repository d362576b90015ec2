from pathlib import Path

import numpy as np
import pytest

from evals.bench.stard_scores import Scored, Scorer, worth, worths
from evals.bench.stard_set import load_stard
from retrieval.fusion import Scores, fusion_weights
from tests.evals.bench.stard_archive import write_archive


def _scored(golds: set[int], scores: Scores) -> Scored:
    return Scored(frozenset(golds), scores, {"text": scores, "title": 2 * scores}, -scores)


def test_reciprocal_rank_is_of_the_first_gold_and_recall_of_all_within_ten() -> None:
    falling = np.arange(20, 0, -1, dtype=np.float32)
    assert worth(_scored({2, 9, 10}, falling), falling) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert worth(_scored({15}, falling), falling) == (0.0, 0.0)


def test_equal_scores_are_ranked_in_the_order_of_the_articles() -> None:
    level = np.zeros(4, dtype=np.float32)
    assert worth(_scored({2}, level), level) == (pytest.approx(1 / 3), 1.0)


def test_lexical_scores_follow_the_weights() -> None:
    weights = fusion_weights().model_copy(update={"fields": {"text": 1.0, "title": 0.5}})
    scores = np.asarray([1, 2], dtype=np.float32)
    assert _scored({0}, scores).lexical(weights) == pytest.approx([2, 4])


def test_every_question_is_judged_under_every_ranking() -> None:
    scores = np.asarray([1, 2, 3], dtype=np.float32)
    found = worths(iter([_scored({0}, scores)]), [lambda one: one.plain, lambda one: one.dense])
    assert found.tolist() == [[[pytest.approx(1 / 3), 1.0], [1.0, 1.0]]]


def test_articles_are_scored_by_words_and_by_vector(tmp_path: Path) -> None:
    stard = load_stard(write_archive(tmp_path / "stard.tar.xz"))
    scorer = Scorer(stard.articles, np.eye(5, dtype=np.float32))
    query = stard.part("train")[0]
    found = scorer.scored(query, np.asarray([0, 0, 0, 0, 1], dtype=np.float32))
    assert found.golds == {0}
    assert found.plain.argmax() == found.fields["text"].argmax() == 0
    assert found.fields["title"].max() == 0
    assert found.dense.tolist() == [0, 0, 0, 0, 1]
