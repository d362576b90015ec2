"""Sends messages until Telegram has taken them, or says that it never will."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.telegram.incoming import Incoming
from bot.telegram.outgoing import Outgoing

log = logging.getLogger(__name__)

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class StoppingError(Exception):
    """The program ends: what is not sent yet is sent by the next run."""


@dataclass(frozen=True)
class Sender:
    """Sends to one bot's chats; gives up waiting once `stopping` is set."""

    bot: ExtBot[None]
    stopping: asyncio.Event
    # What is under way when the process is killed may be sent again by the next: one message at most.
    under_way: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, message: Outgoing, incoming: Incoming, taken: Callable[[], Awaitable[None]]) -> bool:
        """Send one message, and await `taken` as soon as Telegram has it, or never will.

        False where the chat takes no messages any more: the bot was blocked or thrown out. Raises StoppingError where
        the program ends before Telegram could be reached.
        """
        pause = _FIRST_PAUSE_S
        chat_id = incoming.chat_id
        while True:
            try:
                async with self.under_way:
                    await self._attempt(message, incoming, chat_id)
                    await taken()
                return True
            except Forbidden:
                log.info("a chat takes no messages from the bot any more")
                return False
            except ChatMigrated as moved:
                chat_id = moved.new_chat_id
            except BadRequest as error:
                log.warning("Telegram refuses a message for good: %s", error)
                await taken()
                return True
            except (NetworkError, RetryAfter) as error:
                log.warning("sending failed, trying again in %.0f s: %s", pause, type(error).__name__)
                await self._wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)

    async def _attempt(self, message: Outgoing, incoming: Incoming, chat_id: int) -> None:
        if message.replaces and incoming.button is not None:
            try:
                await self._replace(message, incoming, chat_id)
                return
            except BadRequest as error:
                if "not modified" in str(error):
                    return
                # Too old to be changed, or deleted: it is sent anew below.
        try:
            await self._send(message, incoming, chat_id)
        except BadRequest:
            # The words matter more than what adorns them.
            await self._send(Outgoing(text=message.text), incoming, chat_id)

    async def _send(self, message: Outgoing, incoming: Incoming, chat_id: int) -> None:
        beneath = incoming.message_id if (incoming.group or incoming.edited) and incoming.button is None else None
        await self.bot.send_message(
            chat_id,
            message.text,
            entities=message.entities(),
            reply_markup=message.keyboard(),
            message_thread_id=incoming.thread_id,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=ReplyParameters(beneath, allow_sending_without_reply=True) if beneath else None,
        )

    async def _replace(self, message: Outgoing, incoming: Incoming, chat_id: int) -> None:
        await self.bot.edit_message_text(
            message.text,
            chat_id=chat_id,
            message_id=incoming.message_id,
            entities=message.entities(),
            reply_markup=message.keyboard(),
            link_preview_options=_NO_PREVIEW,
        )

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.stopping.wait()
        except TimeoutError:
            return
        raise StoppingError


async def decorate(what: Callable[[], Awaitable[object]]) -> None:
    """Do what is only nice to have: its failure must never cost anybody an answer."""
    try:
        await what()
    except Exception as error:
        log.info("left out a decoration: %s", type(error).__name__)
