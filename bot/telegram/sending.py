"""Sends messages until Telegram has taken them, or says that it never will."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.telegram.incoming import Incoming
from bot.telegram.ledger import Ledger
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Place
from bot.telegram.storage import Storage

log = logging.getLogger(__name__)

_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 60.0
_NO_CONNECTION = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Sender:
    """Sends to one bot's chats; gives up waiting once the program is to end."""

    bot: ExtBot[None]
    storage: Storage
    ledger: Ledger
    # What is under way when the process is killed is in doubt for the next one: one message at most.
    under_way: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, message: Outgoing, incoming: Incoming, place: Place) -> bool:
        """Send one message, and tick it off as soon as Telegram has it, or never will.

        False where the chat takes no messages any more: the bot was blocked or thrown out. Raises StoppingError where
        the program ends before Telegram could be reached.
        """
        pause = _FIRST_PAUSE_S
        chat_id = incoming.chat_id
        while True:
            try:
                if await self.ledger.has_arrived(place):
                    return True
                async with self.under_way:
                    await self.ledger.tick(place, await self._attempt(message, incoming, chat_id, place))
                return True
            except Forbidden:
                self.ledger.clear(place)
                log.info("a chat takes no messages from the bot any more")
                return False
            except ChatMigrated as moved:
                chat_id = moved.new_chat_id
            except BadRequest as error:
                log.warning("Telegram refuses a message for good: %s", error)
                await self.ledger.tick(place)
                return True
            except (NetworkError, RetryAfter) as error:
                log.warning("sending failed, trying again in %.0f s: %s", pause, type(error).__name__)
                await self.storage.pause(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)

    async def _attempt(self, message: Outgoing, incoming: Incoming, chat_id: int, place: Place) -> int | None:
        """Returns the id of what was sent; None where a message was changed instead."""
        if message.replaces and incoming.button is not None:
            try:
                await self._replace(message, incoming, chat_id)
                return None
            except BadRequest as error:
                if "not modified" in str(error):
                    return None
                # Too old to be changed, or deleted: it is sent anew below.
        await self.ledger.begin(place, chat_id)
        try:
            return await self._send(message, incoming, chat_id)
        except BadRequest:
            # The words matter more than what adorns them.
            return await self._send(Outgoing(text=message.text), incoming, chat_id)
        except (NetworkError, RetryAfter) as error:
            if _never_left(error):
                self.ledger.clear(place)
            raise

    async def _send(self, message: Outgoing, incoming: Incoming, chat_id: int) -> int:
        beneath = incoming.message_id if (incoming.group or incoming.edited) and incoming.button is None else None
        sent = await self.bot.send_message(
            chat_id,
            message.text,
            entities=message.entities(),
            reply_markup=message.keyboard(),
            message_thread_id=incoming.thread_id,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=ReplyParameters(beneath, allow_sending_without_reply=True) if beneath else None,
        )
        return sent.message_id

    async def _replace(self, message: Outgoing, incoming: Incoming, chat_id: int) -> None:
        await self.bot.edit_message_text(
            message.text,
            chat_id=chat_id,
            message_id=incoming.message_id,
            entities=message.entities(),
            reply_markup=message.keyboard(),
            link_preview_options=_NO_PREVIEW,
        )


def _never_left(error: Exception) -> bool:
    """Whether Telegram cannot have taken what was to be sent."""
    return isinstance(error, RetryAfter) or isinstance(error.__cause__, _NO_CONNECTION)


async def decorate(what: Callable[[], Awaitable[object]]) -> None:
    """Do what is only nice to have: its failure must never cost anybody an answer."""
    try:
        await what()
    except Exception as error:
        log.info("left out a decoration: %s", type(error).__name__)
