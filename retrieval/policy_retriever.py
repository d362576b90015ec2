"""The search as a LangChain retriever, so that any chain can use it."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from retrieval.filters import Filters
from retrieval.hits import Hit
from retrieval.retriever import Retriever


class PolicyRetriever(BaseRetriever):
    """Returns the `k` best paragraphs; metadata names clause and document, and where the text stands in the source."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    k: int = 10
    filters: Filters | None = None

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.retriever.search(query, k=self.k, filters=self.filters)
        return [self._document(hit) for hit in hits]

    def _document(self, hit: Hit) -> Document:
        corpus = self.retriever.corpus
        clause, paragraph = corpus.clauses[hit.clause_id], corpus.paragraphs[hit.paragraph_id]
        return Document(
            id=hit.paragraph_id,
            page_content=paragraph.clean_text,
            metadata={
                "clause_id": hit.clause_id,
                "document_id": hit.document_id,
                "title": corpus.document_of(hit.clause_id).title,
                "label": clause.label,
                "heading_path": list(clause.heading_path),
                "start": paragraph.start,
                "end": paragraph.end,
                "score": hit.score,
            },
        )
