"""A chat completion in pieces, as server-sent events."""

import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi.sse import format_sse_event

from bot.api.completions import CompletionRequest, Head, Usage, footnotes
from bot.api.models import Delta, Problem
from bot.api.problems import as_openai
from bot.api.turns import Turn
from bot.reply import Reply


async def stream(request: CompletionRequest, turn: Turn) -> AsyncIterator[bytes]:
    """The events: the role at once, the answer and its footnotes as they come, the whole reply, the end mark."""
    head = {**Head.new().model_dump(), "object": "chat.completion.chunk"}
    yield _event(head, _choice({"role": "assistant", "content": ""}))
    async for event in turn.events():
        match event:
            case Delta(text=text):
                yield _event(head, _choice({"content": text}))
            case Problem():
                yield format_sse_event(data_str=as_openai(event).model_dump_json())
                return
            case Reply():
                for chunk in _ending(request, event):
                    yield _event(head, chunk)
    yield format_sse_event(data_str="[DONE]")


def _ending(request: CompletionRequest, reply: Reply) -> list[dict[str, Any]]:
    notes = footnotes(reply.citations)
    told = {"policy_reply": reply.model_dump(mode="json", by_alias=True)}
    chunks = [_choice({"content": notes})] if notes else []
    chunks.append(_choice({}, "stop") | told)
    if request.stream_options and request.stream_options.include_usage:
        usage = Usage.of(request, reply.answer + notes)
        chunks.append({"choices": [], "usage": usage.model_dump()})
    return chunks


def _choice(delta: dict[str, str], finish_reason: str | None = None) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}]}


def _event(head: dict[str, Any], chunk: dict[str, Any]) -> bytes:
    return format_sse_event(data_str=json.dumps(head | chunk, ensure_ascii=False))
