"""The audit record, for staff."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from bot.api.dependencies import Service, SettingsInForce
from bot.dates import IsoDate
from bot.export import as_csv, as_json_lines
from bot.reply import Status
from bot.sessions import AuditSelection

router = APIRouter(tags=["运行状态"])

_JSON_LINES, _CSV = "application/x-ndjson", "text/csv; charset=utf-8"
_CONTENT = {_JSON_LINES: {"schema": {"type": "string"}}, "text/csv": {"schema": {"type": "string"}}}


class AuditQuery(BaseModel):
    """Which answers, and in which form."""

    model_config = ConfigDict(extra="forbid")

    since: IsoDate | None = Field(None, alias="from", description="从哪一天起（含），YYYY-MM-DD")
    until: IsoDate | None = Field(None, alias="to", description="到哪一天止（含），YYYY-MM-DD")
    status: Status | None = Field(None, description="只要这种状态的回答")
    format: Literal["jsonl", "csv"] = Field("jsonl", description="jsonl 每行一个 JSON 对象；csv 可用 Excel 打开")

    def selection(self, timezone: str) -> AuditSelection:
        """These days, as days of `timezone`."""

        def midnight(day: date) -> datetime:
            return datetime.combine(day, time(), ZoneInfo(timezone))

        return AuditSelection(
            since=midnight(self.since) if self.since else None,
            until=midnight(self.until + timedelta(days=1)) if self.until else None,
            status=self.status,
        )


@router.get(
    "/v1/audit",
    summary="导出回答的审计记录，连同评价",
    description="每个回答一行，按时间先后。问题里的电话号码、身份证号和电子邮箱已经遮住；对话删除后问题是空的。",
    response_class=Response,
    responses={200: {"content": _CONTENT}},
)
def audit(service: Service, settings: SettingsInForce, query: Annotated[AuditQuery, Query()]) -> StreamingResponse:
    records = service.store.audit(query.selection(settings.timezone))
    lines, media_type = (as_csv, _CSV) if query.format == "csv" else (as_json_lines, _JSON_LINES)
    headers = {"content-disposition": f'attachment; filename="audit.{query.format}"'}
    return StreamingResponse(lines(records), media_type=media_type, headers=headers)
