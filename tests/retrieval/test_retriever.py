from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from policy_corpus.corpus import Corpus
from retrieval.filters import Filters, Gate
from retrieval.retriever import Retriever


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("高企首次认定给多少钱", "20万元补助"),
        ("院士站一年补多少", "院士工作站"),
        ("国际首套设备支持比例", "合同金额30%"),
        ("装备办法什么时候到期", "有效期至2024年12月31日"),
        ("東港區海洋牧場的目標", "海洋牧场"),
    ],
)
def test_questions_find_their_clause_first(retriever: Retriever, corpus: Corpus, question: str, words: str) -> None:
    best = retriever.search(question, k=1)[0]
    assert words in corpus.clauses[best.clause_id].clean_text


def test_hits_are_ranked_and_bounded(retriever: Retriever) -> None:
    hits = retriever.search("补助多少", k=3)
    scores = [hit.score for hit in hits]
    assert len(hits) == 3
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_every_candidate_is_accepted_or_rejected_with_a_reason(retriever: Retriever, corpus: Corpus) -> None:
    results = retriever.results("补助", k=2, filters=Filters(document_ids=("plan",)))
    assert {hit.document_id for hit in results.accepted} == {"plan"}
    assert all(hit.reason is None for hit in results.accepted)
    assert {hit.reason for hit in results.rejected} == {"不在所选文件中", "排在所取条数之后"}
    assert len(results.accepted) + len(results.rejected) == len(corpus.paragraphs)


def test_a_filter_reaches_the_dense_side_too(retriever: Retriever) -> None:
    results = retriever.results("补助", k=10, filters=Filters(document_ids=("rules",)))
    assert sorted(h.dense_rank for h in results.accepted if h.dense_rank) == list(range(1, len(results.accepted) + 1))
    assert all(hit.dense_rank is None for hit in results.rejected)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(districts=("gaoxin",)),
        Filters(years=(2019,), document_ids=("plan",)),
        Filters(districts=("jinpu",), years=(2018,), states=("period_ended",), as_of=date(2022, 1, 1)),
    ],
)
def test_chroma_filters_exactly_as_the_gate_does(retriever: Retriever, corpus: Corpus, filters: Filters) -> None:
    gate = Gate(filters, corpus)
    index = retriever.index
    _, seen = index.cosines(index.encoder.query_vector("补助"), len(index.rows), gate.where())
    assert sorted(seen) == [at for at, row in enumerate(index.rows) if gate.refusal(row) is None]


def test_rows_compared_in_memory_are_those_that_chroma_finds(retriever: Retriever) -> None:
    index, all_rows = retriever.index, {"document_id": {"$ne": ""}}
    vector = index.encoder.query_vector("补助")
    compared, asked = index.cosines(vector, 5, None), index.cosines(vector, 5, all_rows)
    assert compared[0] == pytest.approx(asked[0], abs=1e-5)
    assert compared[1] == asked[1]


def test_what_is_no_longer_in_force_can_be_left_out(retriever: Retriever) -> None:
    filters = Filters(states=("in_force",), as_of=date(2026, 11, 21))
    results = retriever.results("首台套支持比例", filters=filters)
    assert results.accepted == ()
    assert {hit.reason for hit in results.rejected} == {"文件在2026-11-21不处于所选效力状态"}


def test_clauses_are_listed_once(retriever: Retriever) -> None:
    clause_ids = retriever.results("海洋牧场", k=10).clause_ids()
    assert len(clause_ids) == len(set(clause_ids))


def test_the_same_question_gets_the_same_answer_from_all_threads(retriever: Retriever) -> None:
    alone = retriever.search("海洋牧场到2019年多少个")
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: retriever.search("海洋牧场到2019年多少个"), range(12)))
    assert all(hits == alone for hits in together)


def test_a_vector_at_hand_is_used(retriever: Retriever) -> None:
    vector = retriever.index.encoder.query_vector("院士站")
    results = retriever.results("院士站", vector=vector)
    assert list(results.accepted) == retriever.search("院士站")
    assert "embed" not in results.timings_ms


@pytest.mark.parametrize("query", ["", "？！", "zzz qqq", "的了吗", "𠮷" * 50, "a" * 3000])
def test_any_text_can_be_searched_for(retriever: Retriever, query: str) -> None:
    assert len(retriever.search(query, k=2)) == 2


def test_each_step_is_timed(retriever: Retriever) -> None:
    assert list(retriever.results("补助").timings_ms) == ["lexical", "embed", "dense", "fuse"]
