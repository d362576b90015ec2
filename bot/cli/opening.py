"""What commands open before they can work: settings, log, assistant and store, with a progress bar."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.assistant import Assistant
from bot.chat import ChatService
from bot.clerk import Clerk
from bot.cli.console import stderr
from bot.opening import open_kit
from bot.sessions import ConversationStore
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.metrics import Metrics


@contextmanager
def index_progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar that appears with the first step: an index that is up to date shows nothing."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=stderr)
    task = progress.add_task("建立检索索引", total=None)

    def step(done: int, total: int) -> None:
        gc.enable()  # a quick start pauses it, and building is long
        progress.start()
        progress.update(task, completed=done, total=total)

    try:
        yield step
    finally:
        if progress.live.is_started:
            progress.stop()


def open_service(settings: Settings, metrics: "Metrics | None" = None, model: bool = True) -> ChatService[Assistant]:
    """The assistant with its conversations; builds the index first where that is due.

    Without `model` it is for the caller to let the assistant take its language model.
    """
    store = ConversationStore.open(settings.database)
    with index_progress() as step:
        assistant = Assistant(open_kit(settings, step), settings)
    if model:
        assistant.take_model(metrics.model if metrics else None)
    return ChatService(assistant, store, Clerk(assistant.corpus.digest, settings.mask_personal, metrics))
