"""An index opened for reading: the rows, their words, and their vectors in Chroma."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from chromadb.errors import ChromaError

from policy_corpus.errors import IndexUnusableError
from retrieval.build import check_usable
from retrieval.database import COLLECTION, open_client
from retrieval.encoder import E5Encoder, Vector, products
from retrieval.fusion import Scores
from retrieval.generations import REMEDY, Generation, IndexHome
from retrieval.lexical import LexicalIndex

if TYPE_CHECKING:
    from langchain_chroma import Chroma

_HELD = 20_000  # rows whose vectors are held in memory: 30 MB, compared in a millisecond


class Index:
    """One generation; safe from several threads. Closing it lets a later build delete its files."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self.rows = generation.manifest.rows
        self._row_of = {row.id: at for at, row in enumerate(self.rows)}
        self.encoder = E5Encoder()
        self.lexical = LexicalIndex.load(generation.folder / "lexical", len(self.rows))
        self._client = open_client(generation.folder / "chroma")
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)
        if self._collection.count() != len(self.rows):
            raise ValueError("the collection and the manifest disagree")
        self._vectors = self._read_vectors() if len(self.rows) <= _HELD else None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index that serves in `folder`; raises IndexUnusableError where there is none that can be used."""
        generation = IndexHome(folder).current()
        if generation is None:
            raise IndexUnusableError("还没有检索索引：请先运行 policy-assistant index 建立索引。")
        try:
            check_usable(generation)
            with _damage_explained():
                return cls(generation)
        except IndexUnusableError:
            generation.close()
            raise

    def langchain_store(self) -> "Chroma":
        """The collection as a LangChain vector store."""
        from retrieval.embedding import E5Embeddings  # slow to import, and not needed for searching
        from retrieval.store import open_store

        return open_store(self._client, E5Embeddings())

    def close(self) -> None:
        """Release the files."""
        self._client.close()
        self._generation.close()

    def cosines(self, vector: Vector, limit: int, where: dict[str, Any] | None) -> tuple[Scores, list[int]]:
        """Cosine of every row with a unit vector, and the rows seen, best first.

        Of the rows that pass `where`, the best `limit` are seen; the others carry the lowest cosine seen. Chroma finds
        them, unless all rows are open and few enough to be compared one by one, which is exact and sooner done.
        """
        limit = max(1, min(limit, len(self.rows)))
        if where is None and self._vectors is not None:
            cosines = products(self._vectors, vector)
            seen = np.argsort(-cosines, kind="stable")[:limit].tolist()
            cosines = cosines[seen]
        else:
            cosines, seen = self._ask_chroma(vector, limit, where)
        scores = np.full(len(self.rows), cosines.min(initial=1.0), dtype=np.float32)
        scores[seen] = cosines
        return scores, seen

    def _ask_chroma(self, vector: Vector, limit: int, where: dict[str, Any] | None) -> tuple[Vector, list[int]]:
        with _damage_explained():
            found: Any = self._collection.query(
                query_embeddings=[vector.tolist()], n_results=limit, where=where, include=["distances"]
            )
            seen = [self._row_of[id_] for id_ in found["ids"][0]]
        return 1 - np.asarray(found["distances"][0], dtype=np.float32), seen

    def _read_vectors(self) -> Vector:
        """The vectors of all rows, in their order."""
        kept: Any = self._collection.get(include=["embeddings"])
        vectors = np.empty_like(kept["embeddings"], dtype=np.float32)
        vectors[[self._row_of[id_] for id_ in kept["ids"]]] = kept["embeddings"]
        return vectors


@contextmanager
def _damage_explained() -> Iterator[None]:
    try:
        yield
    except (ChromaError, OSError, ValueError, KeyError) as error:
        raise IndexUnusableError(f"检索索引已损坏：{REMEDY}。") from error
