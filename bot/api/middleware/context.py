"""What surrounds every request: its id, its log line, its place in the metrics, and the net under it all."""

import logging
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.problems import problem_of, respond
from bot.api.request_id import HEADER, begin_request
from bot.metrics import Metrics

log = logging.getLogger(__name__)

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class RequestContext:
    """Gives a request its id, log line and count; an exception that nobody foresaw is answered with a 500."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

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
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception as error:
            told = problem_of(error, scope["path"])
            if status:
                raise
            await respond(told)(scope, receive, send_with_id)
        finally:
            elapsed = time.perf_counter() - started
            line = {"method": scope["method"], "path": scope["path"], "status": status, "ms": round(elapsed * 1e3, 1)}
            log.info("%(method)s %(path)s %(status)d %(ms).1f ms", line, extra=line)
            self.metrics.requested(*_place(scope), status, elapsed)


def _place(scope: Scope) -> tuple[str, str]:
    """Method and route, not the address as it was sent: what is counted must not grow with what people send."""
    method = scope["method"] if scope["method"] in _METHODS else "other"
    return method, getattr(scope.get("route"), "path", "other")
