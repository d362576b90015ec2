"""The ranking of sentences as evidence: words first, then facets and the kind of figure."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from retrieval.canonical import canonical
from retrieval.evidence import EvidenceIndex, EvidenceQuery, RankedSentence
from retrieval.grams import grams
from retrieval.sentences import DistrictFinder, sentences_of
from tests.retrieval.conftest import tiny_corpus


@pytest.fixture(scope="module")
def index() -> EvidenceIndex:
    corpus = tiny_corpus()
    finder = DistrictFinder({"高新区": "gaoxin", "金普新区": "jinpu"})
    return EvidenceIndex(corpus, sentences_of(corpus, finder), canonical)


def ranked(
    index: EvidenceIndex, text: str, hits: Mapping[str, float] | None = None, **asked: Any
) -> list[RankedSentence]:
    return index.rank(EvidenceQuery(text=text, **asked), hits or {})


def best(index: EvidenceIndex, text: str, **asked: Any) -> str:
    return ranked(index, text, **asked)[0].sentence.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("海洋牧场", ["海洋", "洋牧", "牧场"]),
        ("R&D投入3.5亿", ["r", "d", "投入", "3.5"]),
        ("平台平台", ["平台", "台平"]),
        ("甲", []),
    ],
)
def test_grams_are_pairs_of_characters_and_whole_figures(text: str, found: list[str]) -> None:
    assert grams(text) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("院士工作站补助", "每年补助最高20万元"),
        ("首台套装备合同金额", "按合同金额30%"),
        ("专利质押贷款", "专利质押贷款"),
    ],
)
def test_the_sentence_that_holds_the_words_is_first(index: EvidenceIndex, text: str, words: str) -> None:
    first, second, *_ = ranked(index, canonical(text))
    assert words in index.corpus.clauses[first.sentence.clause_id].text
    assert first.score > second.score


@pytest.mark.parametrize(("district", "figure"), [("gaoxin", "12个"), ("jinpu", "5个")])
def test_the_district_asked_about_decides_between_equal_words(index: EvidenceIndex, district: str, figure: str) -> None:
    assert figure in best(index, "海洋牧场", districts=(district,))


@pytest.mark.parametrize(("year", "figure"), [(2018, "12个"), (2019, "5个")])
def test_the_year_asked_about_decides_between_equal_words(index: EvidenceIndex, year: int, figure: str) -> None:
    found = ranked(index, "海洋牧场", years=(year,))
    assert figure in found[0].sentence.text
    assert next(r for r in found if r.sentence.years and year not in r.sentence.years).why["year"] < 0


def test_the_document_named_is_preferred(index: EvidenceIndex) -> None:
    found = ranked(index, "支持 最高 万元", documents=("rules",))
    assert found[0].sentence.document_id == "rules"


def test_the_kind_of_figure_asked_for_is_preferred(index: EvidenceIndex) -> None:
    found = ranked(index, "支持", unit=re.compile(r"\d+%"))
    assert "30%" in found[0].sentence.text
    assert found[0].why["unit"] > 0


def test_a_clause_named_by_number_is_found_without_any_of_its_words(index: EvidenceIndex) -> None:
    assert "高新技术企业" in best(index, "", clauses=("2",), documents=("plan",))


def test_what_the_retriever_found_lifts_its_sentences(index: EvidenceIndex) -> None:
    paragraph = next(s.paragraph_id for s in index.sentences if "贴息" in s.text)
    assert "贴息" in ranked(index, "融资便利", {paragraph: 1.0})[0].sentence.text


def test_the_score_is_the_sum_of_its_reasons(index: EvidenceIndex) -> None:
    for each in ranked(index, "海洋牧场", districts=("gaoxin",), years=(2018,), unit=re.compile("个")):
        assert each.score == pytest.approx(sum(each.why.values()))


def test_equal_scores_keep_the_order_of_the_documents(index: EvidenceIndex) -> None:
    found = [(-r.score, r.sentence.ordinal) for r in ranked(index, "支持")]
    assert found == sorted(found)
    assert len({score for score, _ in found}) < len(found)


def test_coverage_is_a_share_of_the_words_that_the_corpus_knows(index: EvidenceIndex) -> None:
    known, padded = ranked(index, "海洋牧场")[0], ranked(index, "海洋牧场饕餮魑魅")[0]
    assert padded.own_coverage == pytest.approx(known.own_coverage) == pytest.approx(1.0)


def test_the_share_of_known_vocabulary_tells_a_foreign_question(index: EvidenceIndex) -> None:
    assert index.known_share("海洋牧场") == 1.0
    assert index.known_share("饕餮魑魅") == index.known_share("") == 0.0


def test_rare_words_weigh_more_than_common_ones(index: EvidenceIndex) -> None:
    assert index.idf("贴息") > index.idf("支持")
