"""What commands open before they can work: settings, log, assistant and store, with a progress bar."""

from typing import TYPE_CHECKING

from bot.assistant import Assistant
from bot.chat import ChatService
from bot.clerk import Clerk
from bot.cli.progress import progress_bars
from bot.opening import open_kit
from bot.sessions import ConversationStore
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.metrics import Metrics


def open_service(settings: Settings, metrics: "Metrics | None" = None, model: bool = True) -> ChatService[Assistant]:
    """The assistant with its conversations; builds the index first where that is due.

    Without `model` it is for the caller to let the assistant take its language model.
    """
    store = ConversationStore.open(settings.database)
    with progress_bars() as bars:
        assistant = Assistant(open_kit(settings, bars), settings)
    if model:
        assistant.take_model(metrics.model if metrics else None)
    return ChatService(assistant, store, Clerk(assistant.corpus.digest, settings.mask_personal, metrics))
