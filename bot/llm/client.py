"""The client of one endpoint: LangChain's ChatOpenAI, which any OpenAI-compatible server understands."""

import random
from asyncio import sleep
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from bot.llm.deadline import Deadline
from bot.llm.faults import ModelError, fault_of
from bot.this_machine import is_this_machine
from prompts import ChatMessage

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessageChunk
    from langchain_openai import ChatOpenAI

_PAUSES_S = (0.2, 0.6)  # before the second and the third attempt, half of each left to chance


@dataclass(frozen=True, slots=True)
class Piece:
    """What came in one chunk: some text, perhaps the reason for the end, perhaps the tokens spent."""

    text: str
    finish: str | None = None
    prompt_tokens: int = 0
    reply_tokens: int = 0


class ModelClient:
    """One model at one endpoint; all its work belongs to one event loop."""

    def __init__(self, base_url: str, model: str, api_key: str, timeout_s: float, reply_tokens: int) -> None:
        self._http = _http_client(base_url, timeout_s)
        self._chat = _chat(base_url, model, api_key, reply_tokens, self._http)

    async def pieces(self, messages: Sequence[ChatMessage], deadline: Deadline) -> AsyncIterator[Piece]:
        """The reply as it comes; raises ModelError. Only what cannot have reached the model is tried again."""
        for pause in (*_PAUSES_S, None):
            begun = False
            try:
                async for chunk in self._chat.astream([(m.role, m.text) for m in messages]):
                    begun = True
                    yield _piece(chunk)
                return
            except Exception as error:
                fault = fault_of(error, begun)
                if not fault.may_retry or pause is None or deadline.left() < 2 * pause:
                    raise fault from error
            await sleep(random.uniform(pause / 2, pause))

    async def is_back(self) -> bool:
        """Whether the endpoint answers a request of one token."""
        try:
            await self._chat.ainvoke([("user", "好")], extra_body={"max_tokens": 1})
        except Exception:
            return False
        return True

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def _http_client(base_url: str, timeout_s: float) -> httpx.AsyncClient:
    # A proxy configured for the outside world cannot reach this machine's own servers.
    outside = not is_this_machine(urlsplit(base_url).hostname)
    return httpx.AsyncClient(timeout=timeout_s, trust_env=outside, follow_redirects=False)


def _chat(base_url: str, model: str, api_key: str, reply_tokens: int, client: httpx.AsyncClient) -> "ChatOpenAI":
    # Taken in here: the import takes seconds, which whoever has no model need not wait for.
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(
        openai_api_base=base_url,
        model_name=model,
        openai_api_key=SecretStr(api_key or "none"),
        temperature=0,
        max_retries=0,
        stream_usage=True,
        stream_chunk_timeout=None,
        use_responses_api=False,
        http_async_client=client,
        extra_body={"max_tokens": reply_tokens},  # the one name for it that every compatible server knows
    )


def _piece(chunk: "BaseMessageChunk") -> Piece:
    usage = getattr(chunk, "usage_metadata", None) or {}
    return Piece(
        text=chunk.content if isinstance(chunk.content, str) else "",
        finish=chunk.response_metadata.get("finish_reason"),
        prompt_tokens=usage.get("input_tokens", 0),
        reply_tokens=usage.get("output_tokens", 0),
    )


def require_whole(finish: str | None, text: str) -> None:
    """Raise ModelError for a reply that was cut off or never came."""
    if not text.strip():
        raise ModelError("empty", begun=True)
    if finish == "length":
        raise ModelError("truncated", begun=True)
