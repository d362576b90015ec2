"""The documents, their clauses, and search in them."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from bot.api import views
from bot.api.dependencies import Service, Today
from bot.api.models import AsOfQuery, ClauseDetail, DocumentDetail, DocumentList, SearchQuery, SearchResults
from bot.chat import check_text
from retrieval.filters import Filters

router = APIRouter(tags=["文件和条款"])


@router.get("/v1/documents", summary="全部文件：元数据和有效期")
def documents(service: Service, today: Today, query: Annotated[AsOfQuery, Query()]) -> DocumentList:
    parsed = service.assistant.corpus.documents.values()
    return DocumentList(documents=[views.document_summary(document, query.as_of or today) for document in parsed])


@router.get("/v1/documents/{document_id}", summary="一份文件：元数据、原文、条款、标题和噪声")
def document(
    service: Service,
    today: Today,
    document_id: Annotated[str, Path(description="文件编号", examples=["zimao-2021"])],
    query: Annotated[AsOfQuery, Query()],
) -> DocumentDetail:
    parsed = views.find_document(service.assistant.corpus, document_id)
    return views.document_detail(parsed, query.as_of or today)


@router.get("/v1/clauses/{clause_id:path}", summary="一条条款：原文、位置、有效期和前后条款")
def clause(
    service: Service,
    today: Today,
    clause_id: Annotated[str, Path(description="条款编号，可以含斜线", examples=["zimao-2021/3-5-15"])],
    query: Annotated[AsOfQuery, Query()],
) -> ClauseDetail:
    corpus = service.assistant.corpus
    return views.clause_detail(corpus, views.find_clause(corpus, clause_id), query.as_of or today)


@router.get("/v1/search", summary="按相关程度排列的段落和得分")
def search(service: Service, today: Today, query: Annotated[SearchQuery, Query()]) -> SearchResults:
    corpus, as_of = service.assistant.corpus, query.as_of or today
    if query.document is not None:
        views.find_document(corpus, query.document)
    filters = Filters(document_ids=(query.document,) if query.document else ())
    hits = service.assistant.retriever.search(check_text(query.q, "q"), k=query.k, filters=filters)
    return views.search_results(corpus, query.q, hits, as_of)
