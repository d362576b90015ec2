"""The encoder as LangChain embeddings, each passage embedded once and kept on disk."""

from langchain_core.embeddings import Embeddings

from retrieval.encoder import E5Encoder, Vector
from retrieval.vector_cache import VectorCache


class E5Embeddings(Embeddings):
    """LangChain embeddings over the bundled model, with an optional cache of passages."""

    def __init__(self, vectors: VectorCache | None = None) -> None:
        self._cache, self._encoder = vectors, E5Encoder()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages; those embedded before come from the cache."""
        known = self._cache.get(texts) if self._cache else {}
        if new := [text for text in dict.fromkeys(texts) if text not in known]:
            fresh = dict(zip(new, self._encoder.passage_vectors(new), strict=True))
            if self._cache:
                self._cache.put(fresh)
            known |= fresh
        return [known[text].tolist() for text in texts]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self.query_vector(text).tolist()
        return vector

    def query_vector(self, text: str) -> Vector:
        """The vector of a question, as an array."""
        return self._encoder.query_vector(text)
