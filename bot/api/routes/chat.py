"""Asking, and forgetting what was asked."""

from typing import Annotated

from fastapi import APIRouter, Body, Path

from bot.api.dependencies import Service
from bot.api.examples import CHAT_REPLY, CHAT_REQUESTS
from bot.reply import Reply
from bot.request import ChatRequest

router = APIRouter(tags=["问答"])


@router.post(
    "/v1/chat",
    summary="提一个问题，得到附条款原文的回答",
    description="不带 `conversation_id` 时同一个问题每次回答相同（编号和耗时除外）；追问时带上次返回的编号。",
    responses={200: {"content": {"application/json": {"example": CHAT_REPLY}}}},
)
def chat(service: Service, request: Annotated[ChatRequest, Body(openapi_examples=CHAT_REQUESTS)]) -> Reply:
    return service.chat(request)


@router.delete("/v1/conversations/{conversation_id}", status_code=204, summary="删除一个对话和它的全部消息")
def forget(
    service: Service, conversation_id: Annotated[str, Path(description="对话编号", examples=["c_3f2a91"])]
) -> None:
    service.forget(conversation_id)
