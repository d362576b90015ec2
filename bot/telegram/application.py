"""The bot as python-telegram-bot runs it: one handler for all updates, around the durable inbox."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

from telegram import BotCommand, Update
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes, TypeHandler
from telegram.request import HTTPXRequest

from bot.chat import ChatService
from bot.retention import daily, purge_daily
from bot.settings import Settings
from bot.telegram.commands import MENU
from bot.telegram.delivery import Delivery
from bot.telegram.inbox import Inbox
from bot.telegram.ledger import Ledger
from bot.telegram.message_ids import MessageIds
from bot.telegram.order import InOrder
from bot.telegram.pace import Pace
from bot.telegram.reading import UpdatesRequest, read_payload
from bot.telegram.sending import decorate
from bot.telegram.storage import Storage
from bot.telegram.store import TelegramStore
from bot.telegram.visit import Desk, PolicySource
from bot.this_machine import is_this_machine
from policy_corpus.errors import SettingsError
from prompts import load_replies

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

WANTED = ("message", "edited_message", "callback_query")
_CONNECTIONS = 64
_FLOOD_RETRIES = 5
_PATIENCE_S = 30.0
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 30.0


class TelegramBot:
    """The door: open it, start it, feed it by polling or by a webhook, stop it."""

    def __init__(self, service: ChatService[PolicySource], settings: Settings, token: str, polling: bool) -> None:
        self._service, self._settings, self.replies = service, settings, load_replies()
        self._store = TelegramStore.open(settings.database, int(token.partition(":")[0]))
        self._ids, self._order = MessageIds(), InOrder()
        self.inbox = Inbox(self._store, self._ids)
        builder = _builder(settings.telegram_api_url, token).update_queue(self.inbox).concurrent_updates(self._order)
        self.application: App = (builder if polling else builder.updater(None)).build()
        self._polling, self._purging = polling, list[asyncio.Task[None]]()

    @classmethod
    def open(cls, service: ChatService[PolicySource], settings: Settings, polling: bool = True) -> "TelegramBot":
        """Everything but the connection; raises SettingsError where no token is set, and StoreError."""
        return cls(service, settings, settings.require_telegram_token(), polling)

    async def start(self) -> None:
        """Connect, however long that takes, and answer what an earlier run left; SettingsError for a wrong token."""
        await self._connect()
        bot, settings = self.application.bot, self._settings
        pace = Pace(settings.telegram_rate_per_user)
        desk = Desk(self._service, self._store, self.replies, pace, settings.timezone, bot.username)
        storage = Storage(self._order.stopping)
        ledger = Ledger(bot, self._store, self._ids, storage)
        delivery = Delivery(desk, bot, settings.workers, storage, ledger)

        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            await delivery.handle(update)

        self.application.add_handler(TypeHandler(Update, handle))
        await ledger.open()
        await self.inbox.resume([self.read(json.loads(payload)) for payload in self._store.unfinished()])
        await self.application.start()
        self._purging = [asyncio.create_task(work) for work in self._purges()]
        menu = [BotCommand(name, self.replies.render(f"label_command_{name}")) for name in MENU]
        self.application.create_task(decorate(lambda: bot.set_my_commands(menu)))
        log.info("the Telegram bot @%s is running", bot.username)

    def read(self, payload: dict[str, Any]) -> Update:
        """An update as Telegram writes it."""
        return read_payload(payload, self.application.bot)

    async def stop(self) -> None:
        """Finish what has begun and leave the rest to the next run."""
        self._order.stopping.set()
        for task in self._purging:
            task.cancel()
        updater = self.application.updater
        if updater and updater.running:
            await updater.stop()
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()
        self._store.close()

    def _purges(self) -> list[Coroutine[Any, Any, None]]:
        """What is deleted daily: of the conversations, the API's server does so where it feeds the bot."""
        keep = (self._settings.retention_days, self._settings.audit_retention_days)
        talks = [purge_daily(self._service.store, *keep)] if self._polling else []
        return [daily(self._store.purge), *talks]

    async def _connect(self) -> None:
        pause = _FIRST_PAUSE_S
        while True:
            try:
                return await self.application.initialize()
            except InvalidToken:
                raise SettingsError("Telegram 不认这个令牌：请核对 POLICY_ASSISTANT_TELEGRAM_TOKEN。") from None
            except (NetworkError, RetryAfter) as error:
                log.warning("Telegram cannot be reached, trying again in %.0f s: %s", pause, type(error).__name__)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)


def _builder(api_url: str, token: str) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    # A proxy of the environment leads out to Telegram, and never to a server on this machine.
    trusting = {"trust_env": not is_this_machine(urlsplit(api_url).hostname)}
    # A send that is given up too early is sent twice.
    sending = HTTPXRequest(_CONNECTIONS, read_timeout=_PATIENCE_S, pool_timeout=_PATIENCE_S, httpx_kwargs=trusting)
    builder = (
        Application.builder()
        .token(token)
        .rate_limiter(AIORateLimiter(max_retries=_FLOOD_RETRIES))
        .request(sending)
        .get_updates_request(UpdatesRequest(httpx_kwargs=trusting))
    )
    if api_url:
        base = api_url.rstrip("/")
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    return builder
