"""Search in the corpus: lexical and dense scores of every passage, fused, filtered, with reasons kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import numpy as np
from chromadb.errors import ChromaError

from policy_corpus.corpus import Corpus
from policy_corpus.errors import IndexUnusableError
from retrieval.build import check_model
from retrieval.embedding import E5Embeddings, Vector
from retrieval.filters import Filters, Gate
from retrieval.fusion import FusionWeights, fuse, fusion_weights
from retrieval.generations import REMEDY, Generation, IndexHome
from retrieval.hits import Hit, ResultSet
from retrieval.lexical import LexicalIndex, Scores
from retrieval.store import COLLECTION, open_client, open_store

_REJECTED = 20  # passages kept with the reason for leaving them out
_BELOW = "排在所取条数之后"


class Retriever:
    """An open index; safe from several threads. Close it to let a later build delete its files."""

    def __init__(self, corpus: Corpus, generation: Generation, weights: FusionWeights) -> None:
        self._corpus, self._generation, self.weights = corpus, generation, weights
        self._rows = generation.manifest.rows
        self._row_of = {row.id: at for at, row in enumerate(self._rows)}
        self.embeddings = E5Embeddings()
        self.lexical = LexicalIndex.load(generation.folder / "lexical", len(self._rows))
        self._client = open_client(generation.folder / "chroma")
        self.store = open_store(self._client, self.embeddings)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        if self._collection.count() != len(self._rows):
            raise ValueError("the collection and the manifest disagree")

    @classmethod
    def open(cls, corpus: Corpus, folder: Path, weights: FusionWeights | None = None) -> Self:
        """The index that serves in `folder`; IndexUnusableError where there is none that can be used."""
        generation = IndexHome(folder).current()
        if generation is None:
            raise IndexUnusableError("还没有检索索引：请先运行 policy-assistant index 建立索引。")
        try:
            check_model(generation.manifest)
            return cls(corpus, generation, weights or fusion_weights())
        except IndexUnusableError:
            generation.close()
            raise
        except (ChromaError, OSError, ValueError, KeyError) as error:
            generation.close()
            raise IndexUnusableError(f"检索索引已损坏：{REMEDY}。") from error

    def close(self) -> None:
        """Release the index's files."""
        self._client.close()
        self._generation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(self, query: str, *, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The `k` best passages, best first."""
        return list(self.results(query, k=k, filters=filters).accepted)

    def results(
        self, query: str, *, k: int = 10, filters: Filters | None = None, vector: Vector | None = None
    ) -> ResultSet:
        """The `k` best passages with the best of the rejected; `vector` spares embedding the question again."""
        clock = _Clock()
        gate = Gate(filters or Filters(), self._corpus)
        with clock.step("lexical"):
            terms = self.lexical.segmenter.query_terms(query)
            lexical = self.lexical.scores(terms, self.weights.fields, self.weights.near)
        if vector is None:
            with clock.step("embed"):
                vector = self.embeddings.query_vector(query)
        with clock.step("dense"):
            dense, dense_order = self._dense(vector, gate)
        with clock.step("fuse"):
            accepted, rejected = self._ranked(lexical, dense, dense_order, gate, k)
        return ResultSet(query=query, accepted=accepted, rejected=rejected, timings_ms=clock.timings_ms)

    def _dense(self, vector: Vector, gate: Gate) -> tuple[Scores, list[int]]:
        """Cosine of each passage (the lowest seen for the unseen), and the rows seen, best first."""
        try:
            found: Any = self._collection.query(
                query_embeddings=[vector.tolist()],
                n_results=min(self.weights.dense_pool, len(self._rows)),
                where=gate.where(),
                include=["distances"],
            )
        except ChromaError as error:
            raise IndexUnusableError(f"检索索引已损坏：{REMEDY}。") from error
        rows = [self._row_of[id_] for id_ in found["ids"][0]]
        cosines = 1 - np.asarray(found["distances"][0], dtype=np.float32)
        scores = np.full(len(self._rows), cosines.min(initial=1.0), dtype=np.float32)
        scores[rows] = cosines
        return scores, rows

    def _ranked(
        self, lexical: Scores, dense: Scores, dense_order: list[int], gate: Gate, k: int
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        fused = fuse(lexical, dense, self.weights.dense)
        dense_rank = {row: rank for rank, row in enumerate(dense_order, 1)}
        lexical_rank = np.empty(len(lexical), dtype=np.int64)
        lexical_rank[np.argsort(-lexical, kind="stable")] = np.arange(1, len(lexical) + 1)
        accepted: list[Hit] = []
        rejected: list[Hit] = []
        for at in map(int, np.argsort(-fused, kind="stable")):
            if len(rejected) >= _REJECTED and len(accepted) >= k:
                break
            row = self._rows[at]
            reason = gate.refusal(row) or (_BELOW if len(accepted) >= k else None)
            hit = Hit(
                paragraph_id=row.id,
                clause_id=row.clause_id,
                document_id=row.document_id,
                score=float(fused[at]),
                lexical_score=float(lexical[at]),
                dense_score=float(dense[at]),
                lexical_rank=int(lexical_rank[at]) if lexical[at] > 0 else None,
                dense_rank=dense_rank.get(at),
                reason=reason,
            )
            if reason is None:
                accepted.append(hit)
            elif len(rejected) < _REJECTED:
                rejected.append(hit)
        return tuple(accepted), tuple(rejected)


class _Clock:
    """Milliseconds by step."""

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.timings_ms[name] = round((time.perf_counter() - started) * 1e3, 3)
