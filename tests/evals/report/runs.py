"""Runs to report on."""

from datetime import UTC, datetime
from typing import Any

from evals.case import Case
from evals.record import Row, Run, make_run
from evals.runner import judge_exchange
from evals.targets import Exchange
from tests.evals.builders import case, reply

NASTY = "<script>alert('x')</script> | [1] *粗* & \"引\""


def row(subject: Case, latency_ms: float = 10.0, **reply_changes: Any) -> Row:
    """A judged row of a case and its reply."""
    exchange = Exchange(replies=[reply(**reply_changes)], latency_ms=latency_ms)
    return Row(case=subject, exchange=exchange, judgement=judge_exchange(subject, exchange))


def run(*rows: Row) -> Run:
    """A run of these rows."""
    return make_run("http://policy.test", datetime(2026, 11, 21, tzinfo=UTC), 1.5, list(rows))


def mixed_run() -> Run:
    """One pass, one failure with text that must be escaped, one failure of the test part."""
    nasty = case(id="bad", turns=[NASTY], note=NASTY, must_contain=[[NASTY + "?"]], part="dev")
    return run(
        row(case(id="good", part="dev")),
        row(nasty, status="not_found", answer=NASTY, citations=[]),
        row(case(id="sealed", turns=["封存的问题"], part="test"), latency_ms=40.0, answer="没有"),
    )
