"""Asking, and forgetting what was asked."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Request, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bot.api.dependencies import Service
from bot.api.examples import CHAT_REPLY, CHAT_REQUESTS
from bot.api.turns import NAMES, Turn, begun
from bot.reply import Reply
from bot.request import ChatRequest

router = APIRouter(tags=["问答"])

Question = Annotated[ChatRequest, Body(openapi_examples=CHAT_REQUESTS)]


@router.post(
    "/v1/chat",
    response_model=Reply,
    summary="提一个问题，得到附条款原文的回答",
    description="不带 `conversation_id` 时同一个问题每次回答相同（编号和耗时除外）；追问时带上次返回的编号。",
    responses={200: {"content": {"application/json": {"example": CHAT_REPLY}}}},
)
def chat(service: Service, request: Question) -> Response:
    # Written out in the thread that answers. FastAPI would have the reply checked in a thread again, for which it had
    # to wait behind the questions of all others, and would write it out in the loop that serves everybody.
    return Response(service.chat(request).model_dump_json(by_alias=True), media_type="application/json")


async def _begun(service: Service, request: Question, http: Request) -> AsyncIterator[Turn]:
    # What is wrong with the request itself is told as an ordinary problem, which only works before the stream begins;
    # not among the threads that answer, so that a busy server begins the stream at once.
    await asyncio.to_thread(service.check, request)
    async with begun(http.url.path, partial(service.chat, request)) as turn:
        yield turn


@router.post(
    "/v1/chat/stream",
    response_class=EventSourceResponse,
    summary="同样的回答，边答边发（server-sent events）",
    description="""\
依次发出 `step`（开始了哪一步）、`delta`（回答的下一段，连起来就是 `answer`），
最后恰好一个 `reply`（同 `/v1/chat` 的回答）或 `error`（problem+json 对象）。
流开始之前就能发现的错误仍按普通的 HTTP 错误返回。""",
)
async def stream(turn: Annotated[Turn, Depends(_begun)]) -> AsyncIterator[ServerSentEvent]:
    async for event in turn.events():
        yield ServerSentEvent(event=NAMES[type(event)], raw_data=event.model_dump_json(by_alias=True))


@router.delete("/v1/conversations/{conversation_id}", status_code=204, summary="删除一个对话和它的全部消息")
def forget(
    service: Service, conversation_id: Annotated[str, Path(description="对话编号", examples=["c_3f2a91"])]
) -> None:
    service.forget(conversation_id)
