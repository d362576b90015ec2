"""What ends or falls due, as records and as a calendar."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from bot.api import views
from bot.api.dependencies import PolicySource, Service, Today
from bot.api.models import DeadlineQuery
from bot.deadlines import DeadlineList, Wanted, as_calendar, choose
from policy_corpus.deadlines import deadlines as find_deadlines

router = APIRouter(tags=["期限"])

_CALENDAR = "text/calendar; charset=utf-8"
_HEADERS = {"content-disposition": 'attachment; filename="deadlines.ics"'}


@router.get(
    "/v1/deadlines",
    summary="到期的事：有效期、规划期、目标年度、支付年限和持续义务",
    description="有效期的最后一天不是申报截止日。`deadlines` 有日期，按先后排列；`undated` 从各单位享受政策的年度起算，"
    "给出 `benefit_year` 就能算出日期。不带 `within_days` 时过去的也列出。",
)
def deadlines(service: Service, today: Today, query: Annotated[DeadlineQuery, Query()]) -> DeadlineList:
    return _chosen(service.assistant, query, today)


@router.get(
    "/v1/deadlines.ics",
    summary="同样的期限，日历文件（iCalendar）",
    description="只含有日期的；每项的 UID 不变，再次导入会更新而不会重复。",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
)
def deadlines_calendar(service: Service, today: Today, query: Annotated[DeadlineQuery, Query()]) -> Response:
    return Response(as_calendar(_chosen(service.assistant, query, today)), headers=_HEADERS, media_type=_CALENDAR)


def _chosen(source: PolicySource, query: DeadlineQuery, today: date) -> DeadlineList:
    if query.document is not None:
        views.find_document(source.corpus, query.document)
    wanted = Wanted(
        as_of=query.as_of or today,
        within_days=query.within_days,
        document=query.document,
        unit=query.unit,
        benefit_year=query.benefit_year,
    )
    return choose(find_deadlines(source.corpus, source.facts, source.measures), source.corpus, wanted)
