"""Where Telegram delivers updates, if the bot is fed by a webhook."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Body, Header, Request
from starlette.responses import Response

from bot.api.problems import FORBIDDEN, problem
from bot.metrics import Metrics
from bot.telegram.application import TelegramBot

router = APIRouter(include_in_schema=False)


@router.post("/telegram/webhook")
async def webhook(
    request: Request,
    update: Annotated[dict[str, Any], Body()],
    x_telegram_bot_api_secret_token: Annotated[str, Header()] = "",
) -> Response:
    """Take an update in; it is on disk when this returns, and answered soon after."""
    bot: TelegramBot = request.app.state.telegram
    metrics: Metrics = request.app.state.service.clerk.metrics
    expected = request.app.state.settings.telegram_webhook_secret.get_secret_value()
    if not secrets.compare_digest(x_telegram_bot_api_secret_token.encode(), expected.encode()):
        metrics.telegram_update("refused")
        return problem(FORBIDDEN, "这个地址只收 Telegram 送来的消息。", request.url.path)
    await bot.inbox.accept(bot.read(update))
    metrics.telegram_update("accepted")
    return Response(status_code=204)
