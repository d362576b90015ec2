"""Whether the process is up, and whether it can answer."""

from fastapi import APIRouter
from starlette.responses import Response

from bot.api.dependencies import Service
from bot.api.models import Health, Readiness
from bot.metrics import CONTENT_TYPE

router = APIRouter(tags=["运行状态"])


@router.get("/healthz", summary="进程在运行")
async def healthz() -> Health:
    # Not in the thread pool: busy answering is not ill.
    return Health(status="ok")


@router.get("/readyz", summary="可以回答问题：文件、索引和对话数据库都能用")
def readyz(service: Service) -> Readiness:
    service.store.ping()
    corpus = service.assistant.corpus
    return Readiness(
        status="ready", documents=len(corpus.documents), clauses=len(corpus.clauses), corpus_digest=corpus.digest
    )


@router.get(
    "/metrics",
    summary="计数和耗时，给 Prometheus 读",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(service: Service) -> Response:
    counted = service.clerk.metrics
    return Response(counted.exposition() if counted else b"", media_type=CONTENT_TYPE)
