"""How long an answer may be in coming."""

import asyncio
import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.problems import NO_ANSWER, problem

log = logging.getLogger(__name__)


class AnswerLimit:
    """Tells the asker when no answer has begun after `seconds`, instead of leaving him waiting.

    A turn that is being answered by then is finished and kept; one that still waits for its thread is dropped.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = given_up = False

        async def send_in_time(message: Message) -> None:
            nonlocal begun
            if not given_up:
                begun = True
                await send(message)

        answering = asyncio.ensure_future(self.app(scope, receive, send_in_time))
        try:
            await asyncio.wait({answering}, timeout=self.seconds)
            if answering.done() or begun:
                await answering
                return
        except asyncio.CancelledError:
            answering.cancel()
            raise
        given_up = True
        answering.add_done_callback(_note)
        answering.cancel()
        detail = f"{self.seconds:g} 秒内没有答出来，请稍后再试；问题很长时，请分几次问。"
        await problem(NO_ANSWER, detail, scope["path"])(scope, receive, send)


def _note(answering: "asyncio.Future[None]") -> None:
    if not answering.cancelled() and (error := answering.exception()):
        log.error("an answer that nobody awaited any more failed", exc_info=error)
