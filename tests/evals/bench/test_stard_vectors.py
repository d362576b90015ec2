from pathlib import Path

import numpy as np

from evals.bench.stard_set import Article, Query
from evals.bench.stard_vectors import article_vectors, open_vectors, query_vectors

ARTICLES = [Article("D1", "公司法第一条", "股东可以转让股权。"), Article("D2", "公司法第二条", "公司解散应当清算。")]


def test_articles_are_embedded_once_and_a_stopped_run_goes_on(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    first = article_vectors(open_vectors(tmp_path), ARTICLES[:1], lambda *step: steps.append(step))
    both = article_vectors(open_vectors(tmp_path), ARTICLES, lambda *step: steps.append(step))
    again = article_vectors(open_vectors(tmp_path), ARTICLES, lambda *step: steps.append(step))
    assert steps == [(1, 1), (2, 2)]
    assert np.array_equal(first[0], both[0])
    assert np.array_equal(both, again)


def test_a_question_never_takes_the_vector_of_an_article_of_its_words(tmp_path: Path) -> None:
    cache = open_vectors(tmp_path)
    article = article_vectors(cache, ARTICLES[:1], lambda *_: None)
    same_words = Query("Q1", "公司法第一条\n股东可以转让股权。", "dev", frozenset())
    question = query_vectors(cache, [same_words], lambda *_: None)
    assert not np.array_equal(article, question)
    assert float(article[0] @ question[0]) > 0.8
