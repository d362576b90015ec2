"""Runs the bot by asking Telegram for updates, until a signal ends it."""

import asyncio
import logging
import signal
from collections.abc import Callable

from telegram.error import Conflict, TelegramError

from bot.telegram.application import WANTED, TelegramBot

log = logging.getLogger(__name__)


async def poll(bot: TelegramBot, started: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `started` is told the bot's name. Raises SettingsError for a wrong token."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    serving = asyncio.create_task(_serve(bot, started, stop))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait([serving, stopped], return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    if not bot.application.running:
        serving.cancel()
    try:
        await serving
    except asyncio.CancelledError:
        await bot.stop()


async def _serve(bot: TelegramBot, started: Callable[[str], None], stop: asyncio.Event) -> None:
    try:
        await bot.start()
        updater = bot.application.updater
        assert updater is not None
        await updater.start_polling(bootstrap_retries=-1, allowed_updates=WANTED, error_callback=_complain)
        started(bot.application.bot.username)
        await stop.wait()
        await updater.stop()
    finally:
        await bot.stop()


def _complain(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another process asks Telegram for this bot's updates: stop one of the two")
    else:
        log.warning("fetching updates failed, trying again: %s", type(error).__name__)
