"""The stock baseline: 500-character chunks, the same e5 embeddings, a Chroma collection, no lexical part."""

import fcntl
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import chromadb
from chromadb.config import Settings
from langchain_chroma import Chroma
from langchain_core.documents import Document

from evals.bench.spans import Span
from retrieval.embedding import E5Embeddings

CHUNK_CHARACTERS = 500
_OVERLAP = 50
# The outside scorer's separators: the splitter's own know no Chinese punctuation.
_SEPARATORS = ["\n\n", "\n", "。", "；", "，", ""]
_BATCH = 16

Progress = Callable[[int, int], None]  # chunks done, chunks in all


class StockSearch:
    """Similarity search over fixed-size chunks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = Chroma(
            collection_name="stock",
            embedding_function=E5Embeddings(),
            client=chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False)),
            collection_metadata={"hnsw:space": "cosine"},
        )

    def search(self, question: str, k: int) -> list[tuple[Span, str]]:
        """The k nearest chunks: where they stand, and their text."""
        found = self._store.similarity_search(question, k=k)
        return [(_span(chunk), chunk.page_content) for chunk in found]

    def add(self, chunks: Sequence[Document], progress: Progress) -> None:
        """Embed and store chunks."""
        for start in range(0, len(chunks), _BATCH):
            self._store.add_documents(list(chunks[start : start + _BATCH]))
            progress(min(start + _BATCH, len(chunks)), len(chunks))


def chunks_of(texts: Mapping[str, str]) -> list[Document]:
    """The source texts (by document id) cut as the stock splitter cuts them."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_CHARACTERS, chunk_overlap=_OVERLAP, separators=_SEPARATORS, add_start_index=True
    )
    return splitter.create_documents(list(texts.values()), [{"document_id": name} for name in texts])


def build_stock(texts: Mapping[str, str], folder: Path, progress: Progress = lambda _done, _all: None) -> StockSearch:
    """Index the texts into an empty folder."""
    search = StockSearch(folder)
    search.add(chunks_of(texts), progress)
    return search


def kept_stock(texts: Mapping[str, str], folder: Path, progress: Progress = lambda _done, _all: None) -> StockSearch:
    """The baseline over these texts, built once under `folder` and reused while the texts are the same.

    Of several processes one builds and the others wait for it.
    """
    digest = sha256(json.dumps(dict(texts), ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
    home = folder / digest
    done = home / "complete"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{digest}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            return StockSearch(home)
        shutil.rmtree(home, ignore_errors=True)  # what a killed run left
        search = build_stock(texts, home, progress)
        done.touch()
        return search


def _span(chunk: Document) -> Span:
    start = int(chunk.metadata["start_index"])
    return Span(str(chunk.metadata["document_id"]), start, start + len(chunk.page_content))
