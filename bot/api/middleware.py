"""What surrounds every request: its id, its log line, the limit on its size, and the net under it all."""

import logging
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.problems import TOO_LARGE, problem, problem_of, respond
from bot.api.request_id import HEADER, begin_request

log = logging.getLogger(__name__)


class RequestContext:
    """Gives a request its id and log line; an exception that nobody foresaw is logged and answered with a 500."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = begin_request(Headers(scope=scope).get(HEADER))
        started = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers[HEADER] = request_id
                headers["x-content-type-options"] = "nosniff"
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            told = problem_of(error, scope["path"])
            if status:
                raise
            await respond(told)(scope, receive, send_with_id)
        finally:
            elapsed_ms = (time.perf_counter() - started) * 1e3
            log.info("%s %s %d %.1f ms", scope["method"], scope["path"], status, elapsed_ms)


class BodyLimit:
    """Reads a request's body before the application does, and refuses one of more than `max_bytes`."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self.app = app
        self.max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS", "DELETE"}:
            await self.app(scope, receive, send)
            return
        messages = await self._read(scope, receive)
        if messages is None:
            detail = f"请求正文最多 {self.max_bytes} 字节，请缩短后再发。"
            await problem(TOO_LARGE, detail, scope["path"], headers={"connection": "close"})(scope, receive, send)
            return

        async def replay() -> Message:
            return messages.pop(0) if messages else await receive()

        await self.app(scope, replay, send)

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
