"""`python -m evals.bench.fusion [--cases FILE…]`: the tables behind `retrieval/data/fusion.yaml`.

Each row ranks the clauses of the same questions by another combination of the same scores: either side alone, each
weight left out, and a sweep of the share of the embedding. A gold quote counts when one ranked clause holds it whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from bot.settings import load_settings
from evals.bench.spans import Question, Sources, Span, located
from evals.case import bundled_files, load_cases
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.errors import PolicyAssistantError
from retrieval.build import build_index
from retrieval.fusion import FusionWeights, Scores, dense_share, fuse, fusion_weights, lexical_share
from retrieval.retriever import Retriever
from retrieval.words import QueryTerms

_DEPTH = 10
_DENSE_STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
_RECIPROCAL = 60  # the usual constant of reciprocal rank fusion

CasesOption = Annotated[list[Path] | None, typer.Option("--cases", help="用例文件，可多次给出；默认用自带的三份")]


@dataclass(frozen=True)
class Scored:
    """A question's raw scores, before any weight; `golds` holds the clauses that would do, for each gold quote."""

    golds: tuple[frozenset[str], ...]
    own: Mapping[str, Scores]
    near: Mapping[str, Scores]
    dense: Scores

    def lexical(self, weights: FusionWeights) -> Scores:
        """The lexical score as the search computes it."""
        total: Scores = np.zeros_like(self.dense)
        for field, share in weights.fields.items():
            total += share * (self.own[field] + weights.near * self.near[field])
        return total


Ranking = Callable[[Scored], Scores]


@dataclass(frozen=True)
class Quality:
    """Means over questions."""

    hit_at_1: float
    recall_at_5: float
    recall_at_10: float


def variants() -> Iterator[tuple[str, str, Ranking]]:
    """(section, name, ranking) of every row of the table."""
    chosen = fusion_weights()
    text_only = chosen.model_copy(update={"fields": {"text": 1.0}, "near": 0.0})
    yield "单独", "只用 BM25，只看正文", lambda s: s.lexical(text_only)
    yield "单独", "只用 BM25，全部字段", lambda s: s.lexical(chosen)
    yield "单独", "只用向量", lambda s: s.dense
    yield "融合", "倒数排名融合（等权）", lambda s: _reciprocal(s.lexical(chosen)) + _reciprocal(s.dense)
    yield "融合", "等权相加", lambda s: lexical_share(s.lexical(chosen)) + dense_share(s.dense, chosen.dense_span)
    yield "融合", "现用权重", _fused(chosen)
    for field in chosen.fields:
        others = {name: share for name, share in chosen.fields.items() if name != field}
        yield "去掉一项", f"不看 {field}", _fused(chosen.model_copy(update={"fields": others}))
    yield "去掉一项", "不用近义词", _fused(chosen.model_copy(update={"near": 0.0}))
    for share in _DENSE_STEPS:
        yield "向量占比", f"{share:.1f}", _fused(chosen.model_copy(update={"dense": share}))


def _fused(weights: FusionWeights) -> Ranking:
    return lambda scored: fuse(scored.lexical(weights), scored.dense, weights)


def _reciprocal(scores: Scores) -> Scores:
    shares: Scores = np.empty(len(scores), dtype=np.float32)
    shares[np.argsort(-scores, kind="stable")] = 1 / (_RECIPROCAL + np.arange(1, len(scores) + 1))
    return shares


def scored(retriever: Retriever, corpus: Corpus, questions: Iterable[Question]) -> list[Scored]:
    """The raw scores of each question."""
    spans = {clause.id: Span(clause.document_id, clause.start, clause.end) for clause in corpus.clauses.values()}
    return [_scored(retriever, spans, question) for question in questions]


def _scored(retriever: Retriever, spans: Mapping[str, Span], question: Question) -> Scored:
    message = question.case.turns[0]
    terms = retriever.lexical.segmenter.query_terms(message)
    fields = retriever.weights.fields

    def alone(words: list[str]) -> dict[str, Scores]:
        return {field: retriever.lexical.scores(QueryTerms(words, []), {field: 1.0}, 0.0) for field in fields}

    vector = retriever.index.encoder.query_vector(message)
    dense, _ = retriever.index.cosines(vector, retriever.weights.dense_pool, None)
    golds = tuple(frozenset(_holders(spans, places)) for places in question.golds)
    return Scored(golds, alone(terms.own), alone(terms.near), dense)


def _holders(spans: Mapping[str, Span], places: Sequence[Span]) -> Iterator[str]:
    for id_, span in spans.items():
        if any(p.document_id == span.document_id and span.start <= p.start and p.end <= span.end for p in places):
            yield id_


def assess(questions: Sequence[Scored], clause_ids: Sequence[str], ranking: Ranking) -> Quality:
    """How well a ranking of passages (the clause of each in `clause_ids`) finds the gold clauses."""
    tops = [_top_clauses(ranking(question), clause_ids) for question in questions]
    pairs = list(zip(questions, tops, strict=True))
    return Quality(
        hit_at_1=float(np.mean([any(top[0] in gold for gold in question.golds) for question, top in pairs])),
        recall_at_5=float(np.mean([_recall(question, top[:5]) for question, top in pairs])),
        recall_at_10=float(np.mean([_recall(question, top) for question, top in pairs])),
    )


def _top_clauses(scores: Scores, clause_ids: Sequence[str]) -> list[str]:
    best_first = dict.fromkeys(clause_ids[at] for at in np.argsort(-scores, kind="stable"))
    return list(best_first)[:_DEPTH]


def _recall(question: Scored, clauses: Sequence[str]) -> float:
    return sum(not gold.isdisjoint(clauses) for gold in question.golds) / len(question.golds)


def main(cases: CasesOption = None) -> None:
    """打印检索权重背后的对照表。"""
    try:
        Console().print(_table(cases or bundled_files()))
    except PolicyAssistantError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error


def _table(files: Sequence[Path]) -> Table:
    settings = load_settings()
    corpus = load_corpus(settings.documents_dir)
    build_index(corpus, settings.index_dir)
    parsed = corpus.documents.items()
    sources = Sources({id_: p.document.title for id_, p in parsed}, {id_: p.source_text for id_, p in parsed})
    with Retriever.open(corpus, settings.index_dir) as retriever:
        clause_ids = [row.clause_id for row in retriever.index.rows]
        parts = {file.stem: scored(retriever, corpus, located(load_cases([file]), sources)) for file in files}
    return _filled(parts, clause_ids)


def _filled(parts: Mapping[str, Sequence[Scored]], clause_ids: Sequence[str]) -> Table:
    table = Table("部分", "排序", *(f"{name}（{len(questions)} 题）" for name, questions in parts.items()))
    previous = None
    for section, name, ranking in variants():
        if previous not in {None, section}:
            table.add_section()
        previous = section
        table.add_row(section, name, *(_written(assess(q, clause_ids, ranking)) for q in parts.values()))
    table.caption = "各列：首位命中率 / 前 5 条召回率 / 前 10 条召回率（按条款计）"
    return table


def _written(quality: Quality) -> str:
    return f"{quality.hit_at_1:.3f} / {quality.recall_at_5:.3f} / {quality.recall_at_10:.3f}"


if __name__ == "__main__":
    typer.run(main)
