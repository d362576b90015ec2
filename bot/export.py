"""The audit record as JSON lines, and as a table for Excel."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from bot.sessions import AuditRecord

_COLUMNS = {
    "time": "时间（UTC）",
    "message_id": "回答编号",
    "conversation_id": "对话编号",
    "request_id": "请求编号",
    "channel": "来源",
    "client": "密钥名称",
    "question": "问题",
    "as_of": "按哪一天",
    "status": "状态",
    "clause_ids": "引用的条款",
    "corpus_digest": "文件版本",
    "code_version": "程序版本",
    "rating": "评价",
    "reason": "评价的理由",
}
_BOM = "\ufeff"  # without it Excel takes UTF-8 for the local code page
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def as_json_lines(records: Iterable[AuditRecord]) -> Iterator[str]:
    """One JSON object for each record."""
    for record in records:
        yield json.dumps(_flat(record), ensure_ascii=False) + "\n"


def as_csv(records: Iterable[AuditRecord]) -> Iterator[str]:
    """A table with a heading; no cell of it is taken for a formula."""
    yield _BOM + _line(_COLUMNS.values())
    for record in records:
        cells = {**_flat(record), "clause_ids": " ".join(record.entry.clause_ids)}
        yield _line("" if cells[name] is None else _inert(str(cells[name])) for name in _COLUMNS)


def _flat(record: AuditRecord) -> dict[str, object]:
    told = {**asdict(record), **asdict(record.entry)}
    told["time"] = record.created_at.isoformat(timespec="milliseconds")
    told["as_of"] = record.entry.as_of.isoformat()
    return {name: told[name] for name in _COLUMNS}


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(_FORMULA) else cell


def _line(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()
