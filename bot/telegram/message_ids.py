"""How far Telegram's numbering of messages has come, as far as the bot can know."""

import time
from collections.abc import Mapping

from bot.telegram.storage import Storage

# Supergroups and channels number their own messages; all other chats of a bot share one sequence.
LAST_SUPERGROUP = -1_000_000_000_000
_SHARED = 0
_QUIET_S, _LONGEST_S, _LOOK_S = 1.5, 15.0, 0.25


class MessageIds:
    """The highest id met in each sequence."""

    def __init__(self) -> None:
        self._highest: dict[int, int] = {}
        self._heard_at = time.monotonic()

    def start(self, known: Mapping[int, int]) -> None:
        """Begin with the highest ids known by chat, and listen from now on."""
        self._heard_at = time.monotonic()
        for chat_id, message_id in known.items():
            self.meet(chat_id, message_id)

    def hear(self, chat_id: int | None, message_id: int | None) -> None:
        """Note what has come in, and when."""
        self._heard_at = time.monotonic()
        if chat_id is not None and message_id is not None:
            self.meet(chat_id, message_id)

    def meet(self, chat_id: int, message_id: int) -> None:
        """Note an id that Telegram has given to a message in a chat."""
        sequence = _sequence(chat_id)
        self._highest[sequence] = max(message_id, self._highest.get(sequence, 0))

    def highest(self, chat_id: int) -> int:
        """The highest id met in a chat's sequence, or 0."""
        return self._highest.get(_sequence(chat_id), 0)

    async def settle(self, storage: Storage) -> None:
        """Return once no message has come for a while, so that what had been waiting at Telegram is known."""
        give_up = time.monotonic() + _LONGEST_S
        while time.monotonic() < min(give_up, self._heard_at + _QUIET_S):
            await storage.pause(_LOOK_S)


def _sequence(chat_id: int) -> int:
    return chat_id if chat_id <= LAST_SUPERGROUP else _SHARED
