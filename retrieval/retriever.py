"""Search in the corpus: lexical and dense scores of every passage, fused, filtered, with reasons kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np

from policy_corpus.corpus import Corpus
from policy_corpus.errors import IndexUnusableError
from retrieval.encoder import Vector
from retrieval.filters import Filters, Gate
from retrieval.fusion import FusionWeights, Scores, fuse, fusion_weights
from retrieval.hits import Hit, ResultSet
from retrieval.index import Index
from retrieval.lexical import LexicalIndex
from retrieval.manifest import Row

_REJECTED = 20  # passages kept with the reason for leaving them out
_BELOW = "排在所取条数之后"


class Retriever:
    """Searches one index of one corpus; safe from several threads."""

    def __init__(self, corpus: Corpus, index: Index, weights: FusionWeights | None = None) -> None:
        self.corpus, self.index, self.weights = corpus, index, weights or fusion_weights()

    @classmethod
    def open(cls, corpus: Corpus, folder: Path, weights: FusionWeights | None = None) -> Self:
        """The index that serves in `folder`; raises IndexUnusableError where none can be used for this corpus."""
        index = Index.open(folder)
        if any(row.id not in corpus.paragraphs for row in index.rows):
            index.close()
            raise IndexUnusableError("检索索引与现在的政策文件不一致：请运行 policy-assistant index 更新索引。")
        return cls(corpus, index, weights)

    @property
    def lexical(self) -> LexicalIndex:
        """The lexical side, with the segmenter that cuts questions."""
        return self.index.lexical

    def close(self) -> None:
        """Release the index's files."""
        self.index.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The `k` best passages, best first."""
        return list(self.results(query, k=k, filters=filters).accepted)

    def results(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters | None = None,
        vector: Vector | None = None,
        rejected: int = _REJECTED,
    ) -> ResultSet:
        """The `k` best passages, and the best `rejected` of the others; `vector` spares embedding the question anew."""
        clock = _Clock()
        gate = Gate(filters or Filters(), self.corpus)
        with clock.step("lexical"):
            terms = self.lexical.segmenter.query_terms(query)
            lexical = self.lexical.scores(terms, self.weights.fields, self.weights.near)
        if vector is None:
            with clock.step("embed"):
                vector = self.index.encoder.query_vector(query)
        with clock.step("dense"):
            dense, seen = self.index.cosines(vector, self.weights.dense_pool, gate.where())
        with clock.step("fuse"):
            ranking = _Ranking(lexical, dense, seen, fuse(lexical, dense, self.weights))
            accepted, others = self._sorted_out(ranking, gate, k, rejected)
        return ResultSet(query=query, accepted=accepted, rejected=others, timings_ms=clock.timings_ms)

    def _sorted_out(
        self, ranking: "_Ranking", gate: Gate, k: int, most: int
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        accepted: list[Hit] = []
        rejected: list[Hit] = []
        for at in ranking.order:
            if len(accepted) >= k and len(rejected) >= most:
                break
            row = self.index.rows[at]
            reason = gate.refusal(row) or (_BELOW if len(accepted) >= k else None)
            if reason is None or len(rejected) < most:
                (rejected if reason else accepted).append(ranking.hit(at, row, reason))
        return tuple(accepted), tuple(rejected)


class _Ranking:
    """Scores and ranks of all rows in one search."""

    def __init__(self, lexical: Scores, dense: Scores, seen: list[int], fused: Scores) -> None:
        # Lists, since single figures are read from them, which takes an array ten times as long.
        self._lexical, self._dense, self._fused = lexical.tolist(), dense.tolist(), fused.tolist()
        self._dense_rank = {row: rank for rank, row in enumerate(seen, 1)}
        by_words = np.argsort(-lexical, kind="stable")[: np.count_nonzero(lexical > 0)].tolist()
        self._lexical_rank = {row: rank for rank, row in enumerate(by_words, 1)}
        self.order: list[int] = np.argsort(-fused, kind="stable").tolist()

    def hit(self, at: int, row: Row, reason: str | None) -> Hit:
        """The row at position `at` with its figures."""
        return Hit(
            paragraph_id=row.id,
            clause_id=row.clause_id,
            document_id=row.document_id,
            score=self._fused[at],
            lexical_score=self._lexical[at],
            dense_score=self._dense[at],
            lexical_rank=self._lexical_rank.get(at),
            dense_rank=self._dense_rank.get(at),
            reason=reason,
        )


class _Clock:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.timings_ms[name] = round((time.perf_counter() - started) * 1e3, 3)
