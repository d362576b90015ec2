"""Ask a target all cases and judge its replies."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from evals.case import Case
from evals.given import Given
from evals.journal import Journal
from evals.metrics import Judgement, judge
from evals.record import Row, Run, make_run
from evals.targets import Exchange, Target

Advance = Callable[[Row], None]


def run_cases(
    cases: Sequence[Case],
    target: Target,
    *,
    jobs: int = 1,
    sources: str = "",
    journal: Journal | None = None,
    advance: Advance = lambda _row: None,
) -> Run:
    """Ask every case, `jobs` at a time, and judge; rows keep the cases' order.

    `sources` are the squashed source texts for `in_source`. `advance` is called after each case, in this thread.
    """
    started_at, clock = datetime.now(UTC), time.perf_counter()
    rows: dict[str, Row] = {}
    with _workers(jobs) as pool:
        pending = {pool.submit(_exchange, case, target, journal): case for case in cases}
        for done in as_completed(pending):
            case, (exchange, fresh) = pending[done], done.result()
            if journal and fresh:
                journal.note(case, exchange)
            rows[case.id] = Row(case=case, exchange=exchange, judgement=judge_exchange(case, exchange, sources))
            advance(rows[case.id])
    seconds = time.perf_counter() - clock
    return make_run(target.name, started_at, seconds, [rows[case.id] for case in cases])


def judge_exchange(case: Case, exchange: Exchange, sources: str = "") -> Judgement:
    """Judge an exchange's last reply; a reply that is not in the contract's shape is an error."""
    # The outside scorer judges nothing of a conversation that broke, so an earlier turn's reply must not count.
    reply = exchange.replies[-1] if exchange.replies and not exchange.error else {}
    latency_ms = 0.0 if exchange.error else exchange.latency_ms
    try:
        return judge(case, Given.model_validate(reply), latency_ms, exchange.error, sources)
    except ValidationError as error:
        field = ".".join(str(step) for step in error.errors()[0]["loc"])
        return judge(case, Given(), 0.0, f"回复格式不合约定：字段 {field}", sources)


@contextmanager
def progress_bar(total: int, console: Console) -> Iterator[Advance]:
    """A bar with the number of failures so far, on the given console; silent where it is no terminal."""
    columns = (
        TextColumn("评测"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("未通过 {task.fields[failed]}"),
        TimeRemainingColumn(),
    )
    failed = 0
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("", total=total, failed=0)

        def advance(row: Row) -> None:
            nonlocal failed
            failed += not row.judgement.passed
            progress.update(bar, advance=1, failed=failed)

        yield advance


@contextmanager
def _workers(jobs: int) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="eval")
    try:
        yield pool
    finally:
        # After an interruption nothing more is asked.
        pool.shutdown(cancel_futures=True)


def _exchange(case: Case, target: Target, journal: Journal | None) -> tuple[Exchange, bool]:
    known = journal.recall(case) if journal else None
    return (known, False) if known else (target.ask(case), True)
