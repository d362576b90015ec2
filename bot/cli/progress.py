"""How far the work before the first answer has come: bars on a terminal, now and then a line elsewhere."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.console import stderr
from bot.opening import Bars

_LINES = 20  # of one piece of work, where there is no terminal to draw on

Step = Callable[[int, int], None]


@contextmanager
def progress_bars() -> Iterator[Bars]:
    """Bars that appear with their first step: an index that is up to date shows nothing."""
    if not stderr.is_terminal:
        yield _lines
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=stderr)
    try:
        yield lambda name: _bar(progress, name)
    finally:
        if progress.live.is_started:
            progress.stop()


def _bar(progress: Progress, name: str) -> Step:
    task = progress.add_task(name, total=None, visible=False)

    def step(done: int, total: int) -> None:
        gc.enable()  # a quick start pauses it, and building is long
        progress.start()
        progress.update(task, completed=done, total=total, visible=True)

    return step


def _lines(name: str) -> Step:
    told = 0

    def step(done: int, total: int) -> None:
        nonlocal told
        gc.enable()
        if done * _LINES // total > told:
            told = done * _LINES // total
            stderr.print(f"{name} {done}/{total}", highlight=False)

    return step
