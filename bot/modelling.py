"""What a configured language model does for the answers: nothing at all where none is configured."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.llm.cache import ReplyCache
from bot.llm.meter import Meter
from bot.rereading.reader import ModelReader
from bot.settings import Settings
from bot.wording.editor import Editor
from prompts import Replies, load_templates

if TYPE_CHECKING:
    from bot.llm.endpoint import Endpoint  # slow to import, and most have no model


@dataclass(frozen=True)
class ModelSteps:
    """The steps of the flow that a model takes part in; None where it does not."""

    endpoint: "Endpoint"
    deadline_s: float
    editor: Editor | None
    reader: ModelReader | None


def open_model_steps(settings: Settings, replies: Replies, meter: Meter) -> ModelSteps | None:
    """The steps as configured; None, and no client imported, where there is no model."""
    if not settings.llm_base_url:
        return None
    endpoint = _endpoint(settings, meter)
    templates, cache = load_templates(), ReplyCache(settings.llm_cache_size)
    prompt_tokens, reply_tokens = settings.llm_prompt_tokens, settings.llm_reply_tokens
    editor = Editor(endpoint, templates["wording"], replies, cache, meter, prompt_tokens, reply_tokens)
    reader = ModelReader(endpoint, templates["understanding"], cache, meter, prompt_tokens)
    return ModelSteps(
        endpoint,
        settings.llm_deadline_s,
        editor if settings.llm_does("wording") else None,
        reader if settings.llm_does("understanding") else None,
    )


def _endpoint(settings: Settings, meter: Meter) -> "Endpoint":
    from bot.llm.client import ModelClient
    from bot.llm.endpoint import Endpoint

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    client = ModelClient(
        settings.llm_base_url, settings.llm_model, key, settings.llm_deadline_s, settings.llm_reply_tokens
    )
    return Endpoint(
        f"{settings.llm_model}@{settings.llm_base_url}",
        client,
        meter,
        concurrency=settings.llm_concurrency,
        recheck_s=settings.llm_recheck_s,
        reply_tokens=settings.llm_reply_tokens,
    )
