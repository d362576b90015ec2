"""The extractor against the reviewed catalogue and against hand-labelled documents, and the scorer against mistakes."""

from collections.abc import Iterator

import pytest

from evals.bench.extraction import POLICIES, corpus_scores, other_scores, total
from evals.bench.extraction_gold import Expected, Score, labelled, score
from policy_corpus.corpus import load_corpus
from policy_corpus.measures.extraction import ProposedMeasure, Value, propose_measures
from policy_corpus.model import Document
from policy_corpus.parsing import parse_document

_DOCUMENT = Document(id="d", title="办法", short_title="办法", region="某市", kind="办法", source="d.txt", sha256="0")


def _propose(text: str) -> tuple[ProposedMeasure, ...]:
    return propose_measures(parse_document(_DOCUMENT, text))


def _expect(subject: str, low: int, level: str = "", rivals: tuple[str, ...] = ()) -> Expected:
    levels = (level,) if level else ()
    return Expected((subject,), Value(kind="sum", low=low), "exact", levels, rivals)


def _missed_and_wrong(found: Score) -> Iterator[str]:
    yield from (f"missed {found.name}: {text}" for text in found.missed)
    yield from (f"wrong {found.name}: {text}" for text in found.wrong)


def test_reviewed_catalogue_is_proposed_from_the_corpus() -> None:
    scores = list(corpus_scores(load_corpus()))
    everything = total("", scores)
    problems = [line for one in scores for line in _missed_and_wrong(one)]
    assert everything.expected >= 55
    assert everything.precision >= 0.95, problems
    assert everything.recall >= 0.90, problems


@pytest.mark.skipif(not POLICIES.is_dir(), reason="the other documents (../shared/policies) are not on this machine")
def test_labelled_documents_are_read_as_people_read_them() -> None:
    scores = list(other_scores())
    assert [one.name for one in scores] == ["02", "05", "06", "10", "12"]
    for one in scores:
        assert one.precision >= 0.90, list(_missed_and_wrong(one))
        assert one.recall >= 0.80, list(_missed_and_wrong(one))


def test_labels_are_short_tuples() -> None:
    words = [word for entries in labelled().values() for one in entries for word in (*one.subject, *one.level)]
    assert len(words) > 150
    assert max(map(len, words)) <= 20


def test_swapped_levels_count_as_wrong() -> None:
    proposals = _propose("对省级、市级示范园，分别给予50万元、20万元奖励。")
    right = [_expect("示范园", 500000, "省", ("市",)), _expect("示范园", 200000, "市", ("省",))]
    swapped = [_expect("示范园", 200000, "省", ("市",)), _expect("示范园", 500000, "市", ("省",))]
    assert score("", right, proposals).right == 2
    assert score("", swapped, proposals).right == 0


def test_another_subject_or_bound_counts_as_wrong() -> None:
    found = score("", [_expect("孵化器", 500000)], _propose("对示范园给予50万元奖励。"))
    assert (found.precision, found.recall) == (0, 0)
    assert score("", [_expect("示范园", 500000)], _propose("对示范园给予最高50万元奖励。")).right == 0


def test_one_proposal_meets_one_expectation() -> None:
    found = score("", [_expect("示范园", 500000)] * 2, _propose("对示范园给予50万元奖励。"))
    assert (found.right, found.precision, found.recall) == (1, 1.0, 0.5)


def test_nothing_expected_and_nothing_proposed_is_perfect() -> None:
    found = score("", [], _propose("本办法自发布之日起施行。"))
    assert (found.precision, found.recall) == (1.0, 1.0)
