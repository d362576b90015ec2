from concurrent.futures import ThreadPoolExecutor

import numpy as np

from retrieval.encoder import Vector
from retrieval.remembered import RememberedVectors


def test_a_question_asked_again_is_not_embedded_again() -> None:
    embedded: list[str] = []
    remembered = RememberedVectors(lambda question: _note(question, embedded), kept=2)
    assert np.array_equal(remembered("院士"), remembered("院士"))
    assert embedded == ["院士"]


def test_the_question_asked_longest_ago_is_forgotten_first() -> None:
    embedded: list[str] = []
    remembered = RememberedVectors(lambda question: _note(question, embedded), kept=2)
    for question in ("院士", "高企", "院士", "专利", "院士", "高企"):
        remembered(question)
    assert embedded == ["院士", "高企", "专利", "高企"]


def test_each_of_many_threads_gets_the_vector_of_its_question() -> None:
    remembered = RememberedVectors(lambda question: np.full(3, len(question), dtype=np.float32), kept=3)
    questions = ["问" * (n % 7 + 1) for n in range(500)]
    with ThreadPoolExecutor(8) as pool:
        vectors = list(pool.map(remembered, questions))
    assert [int(vector[0]) for vector in vectors] == [len(question) for question in questions]


def _note(question: str, embedded: list[str]) -> Vector:
    embedded.append(question)
    return np.full(3, len(question), dtype=np.float32)
