import numpy as np
import pytest

from evals.bench.stard_comparison import DENSE, FUSED, LEXICAL, NAMES, Comparison, compare
from evals.bench.stard_scores import Scored
from retrieval.fusion import fusion_weights


def _question(gold: int, words: list[float], meaning: list[float]) -> Scored:
    lexical = np.asarray(words, dtype=np.float32)
    return Scored(
        frozenset({gold}),
        lexical,
        {"text": lexical, "title": np.zeros_like(lexical)},
        np.asarray(meaning, dtype=np.float32),
    )


# Each side alone is misled once; together they are right both times.
BY_WORDS = _question(0, [9, 8, 1], [0.80, 0.70, 0.81])
BY_MEANING = _question(1, [9, 8, 1], [0.80, 0.85, 0.81])


def test_weights_come_from_the_train_questions_and_are_judged_on_the_others() -> None:
    found = compare(lambda: [BY_WORDS, BY_MEANING], lambda: [BY_MEANING])
    assert found.worths.shape == (1, len(NAMES), 2)
    assert found.mean(LEXICAL)[0] == 0.5
    assert found.mean(FUSED)[0] == 1.0


def test_both_together_can_beat_either() -> None:
    questions = [BY_WORDS, BY_MEANING]
    found = compare(lambda: questions, lambda: questions)
    assert found.mean(FUSED)[0] == 1.0 > found.mean(LEXICAL)[0]
    assert found.mean(FUSED)[0] > found.mean(DENSE)[0]


def test_a_gain_is_a_share_of_the_other_with_its_interval() -> None:
    worths = np.zeros((4, len(NAMES), 2), dtype=np.float32)
    worths[:, FUSED] = 0.6
    worths[:, LEXICAL] = 0.5
    gain = Comparison(fusion_weights(), fusion_weights(), worths).gain(FUSED, LEXICAL)
    assert (gain.mean, gain.low, gain.high) == pytest.approx((0.2, 0.2, 0.2))
