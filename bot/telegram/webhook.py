"""Runs the bot inside the API's server, which takes the updates in."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.error import TelegramError

from bot.chat import ChatService
from bot.settings import Settings
from bot.telegram.application import WANTED, TelegramBot
from bot.telegram.visit import PolicySource
from policy_corpus.errors import PolicyAssistantError

log = logging.getLogger(__name__)

_PAUSE_S = 10.0


@asynccontextmanager
async def serving(service: ChatService[PolicySource], settings: Settings) -> AsyncIterator[TelegramBot]:
    """The bot while the block runs. It takes updates in at once, and answers from when Telegram can be reached."""
    bot = TelegramBot.open(service, settings, polling=False)
    starting = asyncio.create_task(_start(bot, settings))
    try:
        yield bot
    finally:
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await bot.stop()


async def _start(bot: TelegramBot, settings: Settings) -> None:
    try:
        await bot.start()
        await _register(bot, settings)
    except PolicyAssistantError as error:
        # The API goes on without the bot: a wrong token is no reason to answer nobody.
        log.error("the Telegram bot does not run: %s", error)


async def _register(bot: TelegramBot, settings: Settings) -> None:
    """Tell Telegram where to deliver, if that is set; else the operator has done so."""
    secret = settings.telegram_webhook_secret
    while settings.telegram_webhook_url and secret:
        try:
            await bot.application.bot.set_webhook(
                settings.telegram_webhook_url, secret_token=secret.get_secret_value(), allowed_updates=WANTED
            )
            return
        except TelegramError as error:
            log.warning("the webhook could not be registered, trying again: %s", type(error).__name__)
        await asyncio.sleep(_PAUSE_S)
