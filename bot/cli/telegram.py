"""`policy-assistant telegram`."""

import asyncio
import sys

from bot.logs import configure_logging
from bot.settings import load_settings
from bot.starting import quick_start, say_starting

# Between Telegram's taking a message and our noting that, the event loop must not wait long for threads that answer.
_SWITCH_S = 0.0005


def telegram() -> None:
    """Answer in Telegram until stopped by a signal; the index is brought up to date first."""
    settings = load_settings()
    sys.setswitchinterval(_SWITCH_S)
    settings.require_telegram_token()  # before the slow imports, so that a slip costs no waiting
    configure_logging(settings.log_level, settings.log_format)
    say_starting()
    with quick_start():
        from bot.cli.opening import open_service
        from bot.telegram.application import TelegramBot
        from bot.telegram.polling import poll

        service = open_service(settings)
    try:
        asyncio.run(poll(TelegramBot.open(service, settings), _started))
    finally:
        service.store.close()


def _started(username: str) -> None:
    print(f"已启动：Telegram 机器人 @{username} 开始回答（按 Ctrl+C 停止）", file=sys.stderr)  # noqa: T201
