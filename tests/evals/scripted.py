"""An assistant with a script: it replies by the last message, and remembers how often it was asked."""

import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.conversation import ConversationState
from bot.reply import Citation, Reply
from bot.request import ChatRequest

DEFAULT_DATE = date(2026, 11, 21)


class ScriptedAssistant:
    """Replies from `script` (message -> fields of a Reply, or an exception to raise)."""

    def __init__(self, script: Mapping[str, dict[str, Any] | Exception]) -> None:
        self._script = script
        self._lock = threading.Lock()
        self.requests: list[ChatRequest] = []

    def answer(self, request: ChatRequest, state: ConversationState | None) -> tuple[Reply, ConversationState]:
        """The scripted reply; the state counts the turns of this conversation."""
        with self._lock:
            self.requests.append(request)
        scripted = self._script[request.message]
        if isinstance(scripted, Exception):
            raise scripted
        turn = 1 + (state.profile["turn"] if state else 0)
        fields = {"answer": "", "status": "answered", "citations": [], **scripted}
        reply = Reply(
            conversation_id=f"turn-{turn}",
            message_id="m-1",
            as_of=request.as_of or DEFAULT_DATE,
            timings_ms={"retrieve": 2.0, "total": 5.0},
            **fields,
        )
        return reply, ConversationState(profile={"turn": turn})


def cited(text: str, title: str = "产业创新特区建设方案") -> Citation:
    """A citation quoting the whole of a clause."""
    return Citation.model_validate(
        {
            "marker": 1,
            "clause_id": "c-1",
            "document": {"id": "d", "title": title, "number": None, "issuer": None, "region": "大连市"},
            "label": "第1条",
            "heading_path": ["一、平台"],
            "clause_text": text,
            "quote": text,
            "quote_start": 0,
            "quote_end": len(text),
            "validity": {"state": "in_force", "from": "2021-08-18", "to": "2025-12-31"},
        }
    )
