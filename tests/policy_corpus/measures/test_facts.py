from pathlib import Path

import pytest

from policy_corpus.errors import CorpusError
from policy_corpus.measures.facts import load_facts


def test_options_of_a_fact_are_told_apart_by_id_and_label() -> None:
    for fact in load_facts().values():
        for names in ([option.id for option in fact.options], [option.label for option in fact.options]):
            assert len(set(names)) == len(names), fact.id


def test_a_question_is_a_question() -> None:
    assert [fact.id for fact in load_facts().values() if not fact.question.endswith("？")] == []


@pytest.mark.parametrize(
    "broken",
    [
        "- {id: a, name: 甲, type: enum, question: 甲？, description: 甲}",
        "- {id: a, name: 甲, type: bool, question: 甲？, description: 甲, implies: {b: true}}",
        "- {id: a, name: 甲, type: colour, question: 甲？, description: 甲}",
        "- {id: a, name: 甲, type: bool, question: 甲？, description: 甲}\n" * 2,
        "- [",
    ],
)
def test_a_broken_vocabulary_is_refused(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(broken, "utf-8")
    with pytest.raises(CorpusError):
        load_facts(path)
