"""What was given to Telegram, and what came of it: what is in doubt is looked for there before it is sent again."""

import logging
from collections.abc import AsyncIterator
from itertools import count, islice

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.message_ids import MessageIds
from bot.telegram.records import Attempt, Place
from bot.telegram.storage import StoppingError, Storage
from bot.telegram.store import TelegramStore

log = logging.getLogger(__name__)

# So many ids are asked about; in a group Telegram lets a bot call less often.
_PROBES, _PROBES_IN_GROUP = 30, 15
# What Telegram says of a text message of the bot's own. Of anybody else's it says that it cannot be edited.
_OWN_TEXT = "no caption in the message"


class Ledger:
    """Notes each message before it is given to Telegram, and its id after."""

    def __init__(self, bot: ExtBot[None], store: TelegramStore, ids: MessageIds, storage: Storage) -> None:
        self._bot, self._store, self._ids, self._storage = bot, store, ids, storage
        self._doubts: dict[Place, Attempt] = {}

    async def open(self) -> None:
        """Take over what an earlier run left in doubt."""
        self._ids.start(await self._storage.call(self._store.highest_ids))
        self._doubts = await self._storage.call(self._store.in_doubt)

    async def begin(self, place: Place, chat_id: int) -> None:
        """Note that a message is about to be given to Telegram."""
        attempt = self._doubts[place] = Attempt(chat_id, self._ids.highest(chat_id))
        await self._storage.note(self._store.begin, place, attempt)

    async def tick(self, place: Place, message_id: int | None = None) -> None:
        """Note that Telegram has a message, with its id where it is a new one; or that it never will."""
        attempt = self._doubts.pop(place, None)
        if attempt and message_id is not None:
            self._ids.meet(attempt.chat_id, message_id)
        await self._storage.note(self._store.tick, place, message_id)

    def clear(self, place: Place) -> None:
        """Forget a doubt: the message did not arrive."""
        self._doubts.pop(place, None)

    async def has_arrived(self, place: Place) -> bool:
        """Whether a message in doubt is in its chat, and tick it off if so.

        A message of the bot's in this chat whose id is known to nobody, above all that were known when sending began,
        can be no other, since a chat is sent one message after another.
        """
        attempt = self._doubts.get(place)
        if attempt is None:
            return False
        message_id = await self._find(attempt)
        if message_id is None:
            self.clear(place)
            return False
        log.info("a message whose sending was cut short has arrived")
        await self.tick(place, message_id)
        return True

    async def _find(self, attempt: Attempt) -> int | None:
        try:
            async for message_id in self._unknown_ids(attempt):
                if await self._is_own(attempt.chat_id, message_id):
                    return message_id
        except (NetworkError, RetryAfter, Forbidden):
            raise
        except TelegramError as error:
            log.warning("Telegram does not say whether a message arrived: %s", type(error).__name__)
        return None

    async def _unknown_ids(self, attempt: Attempt) -> AsyncIterator[int]:
        await self._ids.settle(self._storage)
        taken = await self._storage.call(self._store.taken_ids, attempt)
        unknown = (message_id for message_id in count(attempt.after + 1) if message_id not in taken)
        for message_id in islice(unknown, _PROBES if attempt.chat_id > 0 else _PROBES_IN_GROUP):
            if self._storage.stopping.is_set():
                raise StoppingError
            yield message_id

    async def _is_own(self, chat_id: int, message_id: int) -> bool:
        """Whether the bot has sent this message. It is asked to change a caption, which no message of ours has."""
        try:
            await self._bot.edit_message_caption(chat_id, message_id)
        except BadRequest as error:
            return _OWN_TEXT in str(error)
        return False
