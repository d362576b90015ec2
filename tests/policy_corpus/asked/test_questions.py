"""The reviewed questions stand on words of the documents, and never on both sides."""

from collections import Counter

import pytest

from policy_corpus.asked.questions import Asked, all_questions, load_asked, read_asked
from policy_corpus.corpus import Corpus

LONGEST = 80  # characters of a question
SHARE_OF_CLAUSES = 0.9  # that some question is about


def compact(text: str) -> str:
    return "".join(text.split())


def test_every_quote_stands_once_in_its_clause(corpus: Corpus) -> None:
    texts = {id_: compact(clause.clean_text) for id_, clause in corpus.clauses.items()}
    assert [
        (each.clause_id, each.quote)
        for each in load_asked()
        if each.quote and texts.get(each.clause_id, "").count(compact(each.quote)) != 1
    ] == []


def test_what_is_left_open_names_a_clause(corpus: Corpus) -> None:
    assert {each.clause_id for each in load_asked()} <= corpus.clauses.keys()


def test_questions_are_short_and_given() -> None:
    assert all(each.questions for each in load_asked())
    assert [question for question in all_questions() if not 2 <= len(question) <= LONGEST] == []


def test_no_question_is_both_answered_and_left_open() -> None:
    answered = {question for each in load_asked() if each.quote for question in each.questions}
    left_open = {question for each in load_asked() if not each.quote for question in each.questions}
    assert answered & left_open == set()


def test_a_statement_repeats_no_question() -> None:
    repeated = [(each.clause_id, each.quote) for each in load_asked() if max(Counter(each.questions).values()) > 1]
    assert repeated == []


def test_nearly_every_clause_is_asked_about(corpus: Corpus) -> None:
    about = {each.clause_id for each in load_asked()}
    assert len(about & corpus.clauses.keys()) >= SHARE_OF_CLAUSES * len(corpus.clauses)


def test_a_line_is_one_statement() -> None:
    text = '{"clause": "a/1", "quote": "给予20万元", "asks": ["给多少"]}\n{"clause": "a/1", "unsaid": ["找谁"]}\n'
    assert list(read_asked(text)) == [Asked("a/1", "给予20万元", ("给多少",)), Asked("a/1", "", ("找谁",))]


@pytest.mark.parametrize("line", ["不是", '{"quote": "甲", "asks": []}', '{"clause": "a/1", "quote": "甲"}'])
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        list(read_asked(line))
