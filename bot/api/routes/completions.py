"""The addresses that clients of OpenAI's API know."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import Response, StreamingResponse

from bot.api.completion_stream import stream
from bot.api.completions import MODEL, Completion, CompletionRequest, Model, ModelList, completion
from bot.api.dependencies import Service
from bot.api.problems import respond
from bot.api.turns import Turn, begun
from bot.reply import Reply
from policy_corpus.errors import InputError, NotFoundError

router = APIRouter(tags=["OpenAI 兼容接口"])

_EVENT_SCHEMA = {"type": "object", "properties": {"data": {"type": "string"}}, "required": ["data"]}
_STREAM_HEADERS = {"cache-control": "no-cache", "x-accel-buffering": "no"}


async def _begun(service: Service, request: CompletionRequest, http: Request) -> AsyncIterator[Turn]:
    _known(request.model)
    if request.messages[-1].role != "user":
        raise InputError("最后一条消息应当是用户的问题（role 为 user）。", field="messages")
    question = request.question()
    await asyncio.to_thread(service.check, question)
    async with begun(http.url.path, partial(service.converse, request.earlier(), question)) as turn:
        yield turn


@router.post(
    "/v1/chat/completions",
    response_model=Completion,
    summary="问答，OpenAI 的形式：任何聊天客户端都能接上",
    description="""\
`messages` 就是整个对话，服务器不记：先前的提问用来理解最后一问，system 消息不起作用。引用写成文末的脚注，
完整的回答（条款、措施、要补充的情况）另在 `policy_reply` 里。错误用 OpenAI 的形式。""",
    responses={200: {"content": {"text/event-stream": {"itemSchema": _EVENT_SCHEMA}}}},
)
async def complete(request: CompletionRequest, turn: Annotated[Turn, Depends(_begun)]) -> Completion | Response:
    if request.stream:
        pieces = stream(request, turn)
        return StreamingResponse(pieces, media_type="text/event-stream", headers=_STREAM_HEADERS)
    last = await turn.last()
    return completion(request, last) if isinstance(last, Reply) else respond(last)


@router.get("/v1/models", summary="可用的模型：只有一个")
async def models() -> ModelList:
    return ModelList(data=[Model(id=MODEL)])


@router.get("/v1/models/{model}", summary="一个模型")
async def model(model: Annotated[str, Path(description="模型名", examples=[MODEL])]) -> Model:
    return Model(id=_known(model))


def _known(model: str) -> str:
    if model != MODEL:
        raise NotFoundError(f"没有名为 {model[:100]} 的模型，请用 {MODEL}。", field="model")
    return model
