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
    beginning = asyncio.create_task(_begin(bot))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([beginning, stopping], return_when=asyncio.FIRST_COMPLETED)
        if beginning.done():
            beginning.result()
            started(bot.application.bot.username)
            await stopping
    finally:
        # Telegram may be out of reach, and whoever ends the program must not have to wait for it.
        beginning.cancel()
        await asyncio.gather(beginning, return_exceptions=True)
        await bot.stop()


async def _begin(bot: TelegramBot) -> None:
    await bot.start()
    updater = bot.application.updater
    assert updater is not None
    await updater.start_polling(bootstrap_retries=-1, allowed_updates=WANTED, error_callback=_complain)


def _complain(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another process asks Telegram for this bot's updates: stop one of the two")
    else:
        log.warning("fetching updates failed, trying again: %s", type(error).__name__)
