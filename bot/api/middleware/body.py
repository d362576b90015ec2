"""The limits on a request's body: how large, and how long in coming."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.problems import TOO_LARGE, TOO_SLOW, Kind, problem

_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS", "DELETE"}


class BodyLimit:
    """Reads a request's body before the application does; refuses more than `max_bytes`, or `seconds` of waiting."""

    def __init__(self, app: ASGIApp, max_bytes: int, seconds: float) -> None:
        self.app = app
        self.max_bytes = max_bytes
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _WITHOUT_BODY:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self.seconds):
                messages = await self._read(scope, receive)
        except TimeoutError:
            await self._refuse(TOO_SLOW, f"请求正文 {self.seconds:g} 秒内没有发完，请重发。", scope, receive, send)
            return
        if messages is None:
            await self._refuse(TOO_LARGE, f"请求正文最多 {self.max_bytes} 字节，请缩短后再发。", scope, receive, send)
            return

        async def replay() -> Message:
            return messages.pop(0) if messages else await receive()

        await self.app(scope, replay, send)

    async def _refuse(self, kind: Kind, detail: str, scope: Scope, receive: Receive, send: Send) -> None:
        await problem(kind, detail, scope["path"], headers={"connection": "close"})(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive) -> list[Message] | None:
        """The body's messages, or None for a body that is too large."""
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced) > self.max_bytes:
            return None
        messages: list[Message] = []
        size = 0
        while not messages or messages[-1].get("more_body"):
            messages.append(await receive())
            size += len(messages[-1].get("body", b""))
            if size > self.max_bytes:
                return None
        return messages
