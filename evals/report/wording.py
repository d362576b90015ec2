"""Chinese names of the metrics and statuses, and how their values are written."""

from typing import Any, Literal

Unit = Literal["share", "count", "ms", "chars"]

METRICS: dict[str, tuple[str, Unit]] = {
    "cases": ("用例数", "count"),
    "passed": ("通过率", "share"),
    "status_ok": ("状态正确", "share"),
    "answerable_pass": ("可答问题通过率", "share"),
    "refusal_ok": ("该拒则拒", "share"),
    "false_refusal": ("误拒", "share"),
    "citation_hit1": ("首条引用命中", "share"),
    "citation_recall": ("引用召回", "share"),
    "citation_precision": ("引用精确", "share"),
    "near_precision": ("引用精确（含可引条款）", "share"),
    "from_named_document": ("引自指定文件", "share"),
    "quote_recall": ("引文召回", "share"),
    "quote_verbatim": ("引文逐字一致", "share"),
    "quote_in_source": ("引文见于原文", "share"),
    "contain": ("必含内容齐全", "share"),
    "avoid": ("无禁止内容", "share"),
    "ungrounded": ("无出处的数字", "count"),
    "errors": ("出错", "count"),
    "citations_per_answer": ("每答引用条数", "chars"),
    "cited_chars": ("每答引用字数", "chars"),
    "p50_ms": ("耗时中位数", "ms"),
    "p95_ms": ("耗时 95 分位", "ms"),
}
LOWER_IS_BETTER = {"false_refusal", "ungrounded", "errors", "p50_ms", "p95_ms", "cited_chars", "citations_per_answer"}

STATUSES: dict[str | None, str] = {
    "answered": "已回答",
    "clarification": "追问",
    "not_found": "未载明",
    "out_of_scope": "超出范围",
    None: "无状态",
}


def metric_name(name: str) -> str:
    """The metric's Chinese name; its own name where it has none."""
    return METRICS[name][0] if name in METRICS else name


def metric_value(name: str, value: Any) -> str:
    """A metric's value as people read it, such as 92.3%; — where it does not apply."""
    if not isinstance(value, int | float):
        return "—"
    unit = METRICS[name][1] if name in METRICS else "chars"
    formats = {"share": f"{value:.1%}", "count": f"{value:.0f}", "ms": f"{value:.1f} 毫秒", "chars": f"{value:.1f}"}
    return formats[unit]


def status_name(status: str | None) -> str:
    """A status in Chinese; an unknown one as the server wrote it."""
    return STATUSES.get(status, str(status))
