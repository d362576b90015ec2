"""Small cases and replies to judge in tests."""

from typing import Any

from evals.case import Case
from evals.given import Given

GRANT = "对新认定的国家级创新平台，给予一次性500万元补助。"
TERM = "本方案自2021年8月18日起实施，有效期至2025年12月31日。"


def case(**changes: Any) -> Case:
    """An answerable case about GRANT, changed as asked."""
    fields: dict[str, Any] = {
        "id": "t-1",
        "kind": "amount",
        "turns": ["国家级创新平台补多少？"],
        "gold": [{"doc": "建设方案", "quote": "给予一次性500万元补助"}],
        "must_contain": [["500万元", "500 万元"]],
        "expect": "answer",
    }
    return Case.model_validate(fields | changes)


def citation(text: str = GRANT, quote: str | None = None, title: str = "产业创新特区建设方案") -> dict[str, Any]:
    """A citation of a clause, by default quoting all of it."""
    return {
        "clause_id": "c-1",
        "clause_text": text,
        "quote": text if quote is None else quote,
        "label": "第1条",
        "heading_path": ["一、平台"],
        "document": {"title": title},
        "validity": {"state": "in_force", "from": "2021-08-18", "to": "2025-12-31"},
    }


def reply(**changes: Any) -> dict[str, Any]:
    """A right reply to `case()`, changed as asked."""
    fields: dict[str, Any] = {
        "conversation_id": "conv-1",
        "status": "answered",
        "answer": "国家级创新平台一次性补助500万元[1]。",
        "as_of": "2023-06-01",
        "citations": [citation()],
        "measures": [],
        "timings_ms": {"retrieve": 4.0},
    }
    return fields | changes


def given(**changes: Any) -> Given:
    """`reply()` as the evaluation reads it."""
    return Given.model_validate(reply(**changes))
