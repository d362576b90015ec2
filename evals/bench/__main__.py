"""`python -m evals.bench [--only latency] [--json OUT] [--limit 120] [--seconds 20]`."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console

from bot.settings import load_settings
from evals.bench import conversations, eligibility, indexing, latency, quality, serving, telegram
from evals.bench.context import Bench
from evals.bench.measurement import Measurement, table
from policy_corpus.errors import PolicyAssistantError

_TOLD_TO_STOP = 143


class Part(StrEnum):
    """What can be measured by itself."""

    LATENCY = "latency"
    QUALITY = "quality"
    THROUGHPUT = "throughput"
    MEMORY = "memory"
    INDEX = "index"
    ELIGIBILITY = "eligibility"
    CONVERSATIONS = "conversations"
    TELEGRAM = "telegram"


OnlyOption = Annotated[list[Part] | None, typer.Option("--only", help="只测这一部分，可多次给出")]
JsonOption = Annotated[Path | None, typer.Option("--json", help="把结果写成 JSON")]
LimitOption = Annotated[int, typer.Option(min=5, help="计时部分最多问多少个问题")]

SecondsOption = Annotated[float, typer.Option(min=1, help="并发对话进行多少秒")]


def main(
    only: OnlyOption = None, json_out: JsonOption = None, limit: LimitOption = 120, seconds: SecondsOption = 20
) -> None:
    """测速度、内存和检索质量，每项都与同一次运行中的通用件基线并列。"""
    console = Console()
    # Told to stop, the bench must still stop the servers it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TOLD_TO_STOP))
    try:
        with closing(Bench(load_settings(), console, limit)) as bench:
            found = list(_measure(bench, set(only or Part), seconds))
    except PolicyAssistantError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console.print(table(found))
    if json_out:
        json_out.write_bytes(TypeAdapter(list[Measurement]).dump_json(found, indent=1) + b"\n")


def _measure(bench: Bench, wanted: set[Part], seconds: float) -> Iterator[Measurement]:
    parts: dict[Part, Callable[[Bench], Iterator[Measurement]]] = {
        Part.LATENCY: latency.measure,
        Part.QUALITY: quality.measure,
        Part.INDEX: indexing.measure,
        Part.ELIGIBILITY: eligibility.measure,
        Part.CONVERSATIONS: partial(conversations.measure, seconds=seconds),
        Part.TELEGRAM: telegram.measure,
    }
    for part, measure in parts.items():
        if part in wanted:
            yield from measure(bench)
    served = {Part.THROUGHPUT: serving.THROUGHPUT, Part.MEMORY: serving.MEMORY}
    if sections := {name for part, name in served.items() if part in wanted}:
        yield from serving.measure(bench, sections)


typer.run(main)
