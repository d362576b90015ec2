"""What conversations have come to that the asker keeps himself, so that no question is answered twice for nothing."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import blake2b

from bot.conversation import ConversationState
from bot.request import ChatRequest

REPLAYED = 8  # questions that are answered again at most
_KEPT = 256

Answer = Callable[[ChatRequest, ConversationState | None], ConversationState]


class Replays:
    """The memory after each of the latest exchanges, by all that was asked up to it; safe to use from several threads.

    Only questions may have gone in: what else was told of one asker must never reach another who asks the same.
    """

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._guard = threading.Lock()
        self._kept: OrderedDict[bytes, ConversationState] = OrderedDict()

    def after(self, as_of: date | None, asked: Sequence[str]) -> ConversationState | None:
        """The memory after these questions; where it is not kept, the latest of them are answered again."""
        with self._guard:
            state = self._kept.get(_key(as_of, asked))
        if state is None and asked:
            for message in asked[-REPLAYED:]:
                state = self._answer(ChatRequest(message=message, as_of=as_of), state)
            self.keep(as_of, asked, state)
        return state

    def keep(self, as_of: date | None, asked: Sequence[str], state: ConversationState | None) -> None:
        """Remember what a conversation has come to."""
        if state is not None:
            with self._guard:
                self._kept[_key(as_of, asked)] = state
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self._kept.clear()


def _key(as_of: date | None, asked: Sequence[str]) -> bytes:
    return blake2b(json.dumps([str(as_of), *asked]).encode(), digest_size=16).digest()
