"""The Chroma collection of passages as a LangChain vector store, for building it and for chains.

Importing LangChain's store takes most of half a second, so searching, which needs only Chroma, does without.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from retrieval.database import COLLECTION, open_client
from retrieval.passages import Passage

# Wide enough that the approximate neighbours are the exact ones for thousands of passages; a low sync threshold puts
# the graph on disk instead of into a log that would be replayed at every start.
_GRAPH = CreateHNSWConfiguration(
    space="cosine", ef_construction=200, ef_search=300, max_neighbors=32, batch_size=100, sync_threshold=200
)


def open_store(client: Client, embeddings: Embeddings) -> Chroma:
    """The collection as a LangChain vector store."""
    return Chroma(
        client=client,
        collection_name=COLLECTION,
        embedding_function=embeddings,
        collection_configuration=CreateCollectionConfiguration(hnsw=_GRAPH),
    )


@contextmanager
def opened(folder: Path, embeddings: Embeddings) -> Iterator[Chroma]:
    """A store for writing, closed (and so on disk) at the end."""
    client = open_client(folder)
    try:
        yield open_store(client, embeddings)
    finally:
        client.close()


def metadata_of(passage: Passage) -> Mapping[str, Any]:
    """What Chroma can filter by; it takes no empty lists, so `any_…` says that a passage names none."""
    lists = {"districts": list(passage.districts), "years": list(passage.years)}
    return {
        "document_id": passage.document_id,
        "clause_id": passage.clause_id,
        "label": passage.label,
        "heading": " / ".join(passage.heading_path),
        "digest": passage.digest,
        "any_district": not passage.districts,
        "any_year": not passage.years,
        **{name: values for name, values in lists.items() if values},
    }
