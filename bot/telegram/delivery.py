"""From an update to its answer: compute once, store, send, tick off. Each step is safe to come back to."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from anyio import CapacityLimiter, to_thread
from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import ExtBot

from bot.origin import Origin, coming_from
from bot.telegram.incoming import Incoming, read_update
from bot.telegram.ledger import Ledger
from bot.telegram.outgoing import Outgoing
from bot.telegram.recent import Recent
from bot.telegram.records import Answer, Place
from bot.telegram.routing import route
from bot.telegram.sending import Sender, decorate
from bot.telegram.splitting import split
from bot.telegram.storage import StoppingError, Storage
from bot.telegram.visit import Desk, Visit
from policy_corpus.errors import PolicyAssistantError

log = logging.getLogger(__name__)

_TYPING_LASTS_S = 5.0


class Delivery:
    """Answers updates, each exactly once as far as anybody can tell."""

    def __init__(self, desk: Desk, bot: ExtBot[None], workers: int, storage: Storage, ledger: Ledger) -> None:
        self._desk, self._bot = desk, bot
        self._stored = storage.call
        self._sender = Sender(bot, storage, ledger)
        # Answering is bound by the processor: more threads would only make everybody wait longer.
        self._workers = CapacityLimiter(workers)
        self._typing = Recent(_TYPING_LASTS_S)
        self._decorations: set[asyncio.Task[None]] = set()

    async def handle(self, update: Update) -> None:
        """Answer an update to the end, or leave it for the next run where the program stops first."""
        store = self._desk.store
        try:
            key = await self._stored(store.key_of, update.update_id)
            incoming = read_update(update, self._bot.bot)
            if incoming is None or (incoming.edited and await self._stored(store.is_repeated, key)):
                await self._stored(store.finish, key)
                return
            parts = await self._stored(store.unsent, key)
            if parts is None:
                parts = await self._answer(update, incoming, key)
            await self._send(parts, incoming, key)
        except StoppingError:
            log.info("update %d is left for the next run", update.update_id)

    async def _answer(self, update: Update, incoming: Incoming, key: int) -> dict[int, Outgoing]:
        """Compute the answer and store it."""
        if incoming.button is None:
            self._show_typing(incoming)
        visit = await self._stored(Visit.begin, self._desk, key, incoming)
        typing = asyncio.create_task(self._keep_typing(incoming))
        try:
            answer = await to_thread.run_sync(self._compute, visit, limiter=self._workers)
        finally:
            typing.cancel()
        if query := update.callback_query:
            self._adorn(lambda: query.answer(answer.toast, show_alert=not answer.messages))
        messages = [part for message in answer.messages for part in split(message)]
        await self._stored(self._desk.store.answer, key, messages, answer, visit.person)
        return dict(enumerate(messages))

    def _compute(self, visit: Visit) -> Answer:
        """The one place where errors become words."""
        try:
            with coming_from(Origin("telegram", request_id=str(visit.key))):
                return route(visit)
        except PolicyAssistantError as error:
            return Answer([Outgoing(text=str(error))])
        except Exception:
            log.exception("unexpected error in answering update %d", visit.key)
            return visit.say("telegram_unexpected")

    async def _send(self, parts: dict[int, Outgoing], incoming: Incoming, key: int) -> None:
        """Send what is left of an answer; the update is finished with the last message."""
        for ordinal, part in parts.items():
            if not await self._sender.send(part, incoming, Place(key, ordinal, last=ordinal == max(parts))):
                break
        else:
            if parts:
                return
        await self._stored(self._desk.store.finish, key)

    async def _keep_typing(self, incoming: Incoming) -> None:
        """Renew the sign for as long as a slow answer takes."""
        while True:
            await asyncio.sleep(_TYPING_LASTS_S)
            self._show_typing(incoming)

    def _show_typing(self, incoming: Incoming) -> None:
        if self._typing.is_new(incoming.chat_id):
            chat, thread = incoming.chat_id, incoming.thread_id
            self._adorn(lambda: self._bot.send_chat_action(chat, ChatAction.TYPING, message_thread_id=thread))

    def _adorn(self, what: Callable[[], Awaitable[object]]) -> None:
        task = asyncio.create_task(decorate(what))
        self._decorations.add(task)
        task.add_done_callback(self._decorations.discard)
