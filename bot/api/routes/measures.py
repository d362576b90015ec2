"""Support measures, the facts they turn on, and who is eligible."""

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from bot.api import views
from bot.api.dependencies import Service, Today
from bot.api.examples import ELIGIBILITY_REQUESTS
from bot.api.models import AsOfQuery, FactList, MeasureList, MeasureQuery, MeasureView
from bot.matching import EligibilityReply, EligibilityRequest, match
from policy_corpus.errors import NotFoundError
from policy_corpus.measures.facts import load_facts

router = APIRouter(tags=["支持措施"])


@router.post("/v1/eligibility", summary="按企业情况判断每项支持措施：是否符合、给多少、还缺什么")
def eligibility(
    service: Service,
    today: Today,
    request: Annotated[EligibilityRequest, Body(openapi_examples=ELIGIBILITY_REQUESTS)],
) -> EligibilityReply:
    assistant, as_of = service.assistant, request.as_of or today
    reply = match(assistant.measures, assistant.corpus, request.profile, as_of, request.verdicts)
    return reply if request.clause_texts else reply.without_clause_texts()


@router.get("/v1/measures", summary="全部支持措施：条件、金额、频次和依据")
def measures(service: Service, today: Today, query: Annotated[MeasureQuery, Query()]) -> MeasureList:
    corpus, as_of = service.assistant.corpus, query.as_of or today
    if query.document is not None:
        views.find_document(corpus, query.document)
    wanted = [
        measure
        for measure in service.assistant.measures
        if query.document in (None, measure.document_id) and query.district in (None, measure.district)
    ]
    return MeasureList(measures=[views.measure_view(corpus, measure, as_of) for measure in wanted])


@router.get("/v1/measures/{measure_id}", summary="一项支持措施")
def measure(
    service: Service,
    today: Today,
    measure_id: Annotated[str, Path(description="支持措施编号", examples=["zimao-high-tech-recognition"])],
    query: Annotated[AsOfQuery, Query()],
) -> MeasureView:
    for each in service.assistant.measures:
        if each.id == measure_id:
            return views.measure_view(service.assistant.corpus, each, query.as_of or today)
    raise NotFoundError(f"没有编号为 {measure_id[:100]} 的支持措施；全部措施见 /v1/measures。", field="measure_id")


@router.get("/v1/facts", summary="企业情况有哪些事实、可取什么值")
async def facts() -> FactList:
    return FactList(facts=list(load_facts().values()))
