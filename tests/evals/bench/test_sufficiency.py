"""Weights are learned from signs, and judged on questions that they were not learned from."""

import numpy as np
import pytest

from evals.bench.sufficiency_fit import Judged, assurances, cross_validated, held_out, learn, surprise


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Two hundred answers: one sign tells which of them to refuse, nine times in ten; another tells nothing."""
    chance = np.random.default_rng(3)
    answerable = chance.random(200) < 0.8
    telling = np.where(chance.random(200) < 0.9, ~answerable, answerable)
    return Judged(("telling", "idle"), np.column_stack([telling, chance.random(200)]).astype(float), answerable)


def test_a_sign_that_tells_refusals_weighs_against_answering(judged: Judged) -> None:
    base, telling, idle = learn(judged)
    assert telling < -2 < -abs(idle) - 1 < base


def test_a_question_is_judged_by_weights_learned_without_it(judged: Judged) -> None:
    halves = ["a", "b"] * 100
    of_a = np.asarray(halves) == "a"
    expected = assurances(judged.part(of_a), learn(judged.part(~of_a)))
    assert held_out(judged, halves)[of_a] == pytest.approx(expected)


def test_leaving_out_the_telling_sign_is_dearer_than_leaving_out_the_idle_one(judged: Judged) -> None:
    with_all, without_telling, without_idle = (
        surprise(one, cross_validated(one)) for one in (judged, judged.without("telling"), judged.without("idle"))
    )
    assert without_telling > with_all + 50 > without_idle
