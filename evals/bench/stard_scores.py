"""Raw scores of STARD's articles for a question, and what a ranking of them is worth."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import bm25s
import jieba
import numpy as np

from evals.bench.stard_set import Article, Query
from evals.bench.stard_vectors import Matrix
from retrieval.encoder import Vector
from retrieval.fusion import FusionWeights, Scores, fusion_weights
from retrieval.lexical import LexicalIndex
from retrieval.passages import Passage

DEPTH = 10
FIELDS = ("text", "title")  # of the lexical index; an article has no headings and no clause around it


@dataclass(frozen=True)
class Scored:
    """A question's raw scores of all articles, before any weight, and the rows of its gold articles."""

    golds: frozenset[int]
    plain: Scores  # stock BM25 of title and text in one
    fields: dict[str, Scores]
    dense: Scores

    def lexical(self, weights: FusionWeights) -> Scores:
        """Our lexical score."""
        total: Scores = np.zeros_like(self.dense)
        for field, share in weights.fields.items():
            total += share * self.fields[field]
        return total


Ranking = Callable[[Scored], Scores]


class Scorer:
    """Both sides of the search over some articles, `vectors` one row an article."""

    def __init__(self, articles: Sequence[Article], vectors: Matrix) -> None:
        jieba.setLogLevel(logging.WARNING)  # it reports each opening of its dictionary
        self._rows = {article.id: row for row, article in enumerate(articles)}
        self._vectors = vectors
        self._lexical = LexicalIndex.of([_passage(article) for article in articles])
        self._plain = bm25s.BM25()
        self._plain.index([_words(f"{a.title}\n{a.text}") for a in articles], show_progress=False)

    def scored(self, query: Query, vector: Vector) -> Scored:
        """All raw scores for one question."""
        terms, near = self._lexical.segmenter.query_terms(query.text), fusion_weights().near
        return Scored(
            golds=frozenset(self._rows[id_] for id_ in query.golds),
            plain=self._plain.get_scores(_words(query.text)),
            fields={field: self._lexical.scores(terms, {field: 1.0}, near) for field in FIELDS},
            dense=self._vectors @ vector,
        )


def worth(scored: Scored, scores: Scores) -> tuple[float, float]:
    """Reciprocal rank of the first gold article and recall of all, both within the first ten."""
    first = np.argpartition(-scores, min(DEPTH, len(scores) - 1))[:DEPTH]
    top = sorted(map(int, first), key=lambda row: (-scores[row], row))
    ranks = [rank for rank, row in enumerate(top, 1) if row in scored.golds]
    return (1 / ranks[0] if ranks else 0.0), len(ranks) / len(scored.golds)


def worths(questions: Iterable[Scored], rankings: Sequence[Ranking]) -> Matrix:
    """`worth` of every question under every ranking: questions × rankings × 2."""
    return np.asarray([[worth(one, ranking(one)) for ranking in rankings] for one in questions], dtype=np.float32)


def _words(text: str) -> list[str]:
    return [word for word in jieba.cut(text) if word.strip()]


def _passage(article: Article) -> Passage:
    # BM25 cannot index a field without any word, so those that an article lacks hold its title; they are not asked.
    return Passage(
        id=article.id, clause_id=article.id, document_id="", label="", heading_path=(), districts=(), years=(),
        text=article.text, heading=article.title, title=article.title, clause=article.title, embedded="",
    )  # fmt: skip
