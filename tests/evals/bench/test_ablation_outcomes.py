import pytest

from evals.bench.ablation_outcomes import Outcome, Target, chance, outcome
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence


def _ranked(ordinal: int, clause_id: str) -> RankedSentence:
    sentence = Sentence(ordinal, "d", clause_id, "p", 0, 1, "句", None, frozenset(), frozenset())
    return RankedSentence(sentence, 1.0, 1.0, 1.0)


def _target(clause_id: str, ordinal: int) -> Target:
    return Target(frozenset({clause_id}), frozenset({ordinal}))


def test_a_hit_is_the_first_clause_and_its_own_sentence_counts_apart() -> None:
    found = outcome([_target("a", 2)], [[_ranked(1, "a"), _ranked(2, "a")]])
    assert found == Outcome(hit=True, touched=False, recall_few=1.0, recall_all=1.0)


def test_recall_counts_clauses_not_sentences() -> None:
    ranked = [_ranked(n, clause) for n, clause in enumerate("aabbccddeef")]
    found = outcome([_target("e", 8), _target("f", 10)], [ranked])
    assert (found.hit, found.recall_few, found.recall_all) == (False, 0.5, 1.0)


def test_several_aspects_are_read_in_turn() -> None:
    first, second = [_ranked(n, f"x{n}") for n in range(9)], [_ranked(9, "y")]
    assert outcome([_target("y", 9)], [first, second]).recall_few == 1.0


def test_nothing_ranked_finds_nothing() -> None:
    assert outcome([_target("a", 1)], [[]]) == Outcome(False, False, 0.0, 0.0)


@pytest.mark.parametrize(("worse", "better", "expected"), [(0, 0, 1.0), (1, 1, 1.0), (5, 0, 0.0625), (0, 6, 0.03125)])
def test_chance_is_that_of_a_two_sided_sign_test(worse: int, better: int, expected: float) -> None:
    assert chance(worse, better) == pytest.approx(expected)


def test_what_each_sentence_scored_is_kept() -> None:
    assert outcome([_target("a", 1)], [[_ranked(1, "a"), _ranked(2, "b")]]).scores == ((1, 1.0), (2, 1.0))
