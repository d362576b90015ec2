from pathlib import Path

import numpy as np
import pytest

from policy_corpus.corpus import Corpus
from retrieval.lexical import LexicalIndex, lexical_fingerprint
from retrieval.passages import Passage, passages_of
from retrieval.words import QueryTerms

TEXT_ONLY = {"text": 1.0}


@pytest.fixture(scope="module")
def passages(corpus: Corpus) -> list[Passage]:
    return passages_of(corpus)


@pytest.fixture(scope="module")
def lexical(passages: list[Passage]) -> LexicalIndex:
    return LexicalIndex.of(passages)


def _best(passages: list[Passage], scores: np.ndarray) -> str:
    return passages[int(scores.argmax())].text


def test_the_passage_with_the_words_wins(lexical: LexicalIndex, passages: list[Passage]) -> None:
    terms = lexical.segmenter.query_terms("海洋牧场建几个")
    assert "海洋牧场" in _best(passages, lexical.scores(terms, TEXT_ONLY, 0.3))


def test_an_alias_finds_the_official_name(lexical: LexicalIndex, passages: list[Passage]) -> None:
    terms = lexical.segmenter.query_terms("高企头一回评上给多少")
    assert "高新技术企业" in _best(passages, lexical.scores(terms, TEXT_ONLY, 0.3))


def test_the_heading_is_searched(lexical: LexicalIndex, passages: list[Passage]) -> None:
    scores = lexical.scores(lexical.segmenter.query_terms("附则"), {"heading": 1.0}, 0.0)
    assert "施行" in _best(passages, scores)


def test_a_documents_name_lifts_all_its_passages(lexical: LexicalIndex, passages: list[Passage]) -> None:
    scores = lexical.scores(lexical.segmenter.query_terms("装备办法"), {"title": 1.0}, 0.0)
    lifted = {passage.document_id for passage, score in zip(passages, scores, strict=True) if score > 0}
    assert lifted == {"rules"}


def test_near_terms_count_by_their_weight(lexical: LexicalIndex) -> None:
    terms = QueryTerms(own=[], near=["补助"])
    full, half = lexical.scores(terms, TEXT_ONLY, 1.0), lexical.scores(terms, TEXT_ONLY, 0.5)
    assert full.max() > 0
    assert np.allclose(half, full / 2)
    assert not lexical.scores(terms, TEXT_ONLY, 0.0).any()


def test_unknown_words_score_nothing(lexical: LexicalIndex) -> None:
    assert not lexical.scores(QueryTerms(own=["火星"], near=[]), TEXT_ONLY, 1.0).any()


def test_a_saved_index_scores_as_before(lexical: LexicalIndex, passages: list[Passage], tmp_path: Path) -> None:
    lexical.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical", len(passages))
    terms = loaded.segmenter.query_terms("院士站补多少")
    fields = {"text": 1.0, "heading": 0.2, "title": 0.6, "clause": 0.3}
    assert np.allclose(loaded.scores(terms, fields, 0.3), lexical.scores(terms, fields, 0.3))


def test_the_fingerprint_names_what_decides_the_words() -> None:
    assert "jieba-" in lexical_fingerprint()
    assert "bm25s-" in lexical_fingerprint()
