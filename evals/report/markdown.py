"""The report as Markdown, for an issue or a change request."""

import re
from collections.abc import Iterable, Sequence

from evals.record import Row
from evals.report.faults import concerns, faults
from evals.report.view import View
from evals.report.wording import status_name
from evals.summary import GroupCount

_SPECIAL = re.compile(r"([\\`*_\[\]#|~!])")


def markdown_report(view: View) -> str:
    """The whole report; every text from cases and replies is escaped."""
    run = view.run
    parts = [
        f"# 评测报告：{_plain(run.target)}",
        f"{run.started_at:%Y-%m-%d %H:%M} UTC，{run.summary.cases} 条用例，用时 {run.seconds:.1f} 秒。",
        _table(("指标", "值"), view.metrics()),
        _groups("用例集", run.by_part),
        _groups("类别", run.by_kind),
        *_changes(view),
        *_doubts(view),
        *_failures(view),
    ]
    return "\n\n".join(parts) + "\n"


def _groups(heading: str, groups: Iterable[GroupCount]) -> str:
    rows = [(group.name, str(group.passed), str(group.cases), f"{group.rate:.1%}") for group in groups]
    return _table((heading, "通过", "总数", "通过率"), rows)


def _changes(view: View) -> list[str]:
    comparison = view.comparison
    if comparison is None:
        return []
    return [
        "## 与旧结果相比",
        f"新增 {comparison.added} 条，减少 {comparison.removed} 条用例。",
        _table(("指标", "原来", "现在"), view.metric_changes()),
        _ids("新通过", comparison.newly_passed),
        _ids("新失败", comparison.newly_failed),
    ]


def _ids(heading: str, rows: list[Row]) -> str:
    return f"{heading} {len(rows)} 条：{_plain(' '.join(row.case.id for row in rows)) or '—'}"


def _doubts(view: View) -> list[str]:
    lines = [f"- {_plain(row.case.id)}：{_plain('；'.join(concerns(row)))}" for row in view.doubtful]
    return [f"## 依据有误（{len(lines)} 条）", "\n".join(lines)] if lines else []


def _failures(view: View) -> list[str]:
    heading = f"## 未通过（{len(view.failures)} 条）"
    return [heading, *filter(None, [view.sealed_line]), *map(_failure, view.failures)]


def _failure(row: Row) -> str:
    as_of = f"，截至 {row.case.as_of}" if row.case.as_of else ""
    lines = [f"### {_plain(row.case.id)}（{_plain(row.case.kind)}{as_of}）", ""]
    lines += [f"- 问：{_plain(turn)}" for turn in row.case.turns]
    lines += [f"- **{_plain(fault)}**" for fault in faults(row)]
    lines.append(f"- 答（{_plain(status_name(row.judgement.status))}）：{_plain(row.answer)}")
    return "\n".join(lines)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *([_plain(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _plain(text: str) -> str:
    """The text so that it shows as written, on one line."""
    flat = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", flat)
