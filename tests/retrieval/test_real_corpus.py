"""The five documents, indexed as they are in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from evals.bench.fusion import assess, scored
from evals.bench.spans import Sources, located
from evals.case import BUNDLED_CASES, load_cases
from policy_corpus.corpus import Corpus, load_corpus
from retrieval.fusion import fuse
from retrieval.retriever import Retriever

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def real_corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def real_retriever(real_corpus: Corpus, kept_data: Path) -> Iterator[Retriever]:
    with Retriever.open(real_corpus, Settings(data_dir=kept_data).index_dir) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("院士站自贸片区一年补多少", "每年对工作站的补助金额最高为20万元"),
        ("高薪区给人才备多少套公寓", "人才公寓总量达到4000套"),
        ("芯片产业19年两个区各多少", "集成电路产业实现销售"),
        ("18年要成立人工智能产业协会，这事归谁", "成立人工智能产业协会"),
        ("八大工程里的人工智能应用示范有哪几摊", "智慧港航应用示范工程"),
        ("雙D港後來劃歸哪裡管理", "划归大连经济技术开发区管理"),
    ],
)
def test_colloquial_questions_find_their_clause_among_the_first_three(
    real_retriever: Retriever, real_corpus: Corpus, question: str, words: str
) -> None:
    found = real_retriever.results(question, k=20).clause_ids()[:3]
    assert any(words in real_corpus.clauses[clause_id].text for clause_id in found)


def test_the_bundled_questions_find_their_clauses(real_retriever: Retriever, real_corpus: Corpus) -> None:
    parsed = real_corpus.documents.items()
    sources = Sources({id_: p.document.title for id_, p in parsed}, {id_: p.source_text for id_, p in parsed})
    questions = located(load_cases(sorted(BUNDLED_CASES.glob("*.jsonl"))), sources)
    clause_ids = [row.clause_id for row in real_retriever.index.rows]
    weights = real_retriever.weights
    measured = scored(real_retriever, real_corpus, questions)
    fused = assess(measured, clause_ids, lambda s: fuse(s.lexical(weights), s.dense, weights))
    words_alone = assess(measured, clause_ids, lambda s: s.lexical(weights))
    assert fused.hit_at_1 >= 0.80
    assert fused.recall_at_10 >= 0.95
    assert fused.hit_at_1 > words_alone.hit_at_1
