"""A Bot API server as a process, for tests and bench, and what a person in Telegram can do with it."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from evals.bench.servers import free_port
from policy_corpus.errors import PolicyAssistantError

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-botapi" / "bin" / "python"
TOKEN = "123456789:TEST-token"  # noqa: S105 – of a server that takes any
BOT_ID = 123456789
PATIENCE_S = 90

Call = dict[str, Any]
_query_ids = count(1)
_chat_ids = count(1001)


@dataclass
class BotApi:
    """A running Bot API server."""

    url: str
    http: httpx.Client

    def send(self, *updates: dict[str, Any]) -> list[int]:
        """Let Telegram have these updates for the bot; returns their ids."""
        return list(self.http.post("/test/updates", json=updates).json())

    def new_message_id(self) -> int:
        """The id of the next message: what people and the bot write is numbered in one sequence."""
        return int(self.http.post("/test/message_id").json())

    def fail(self, method: str, code: int, description: str, times: int = 1, **more: Any) -> None:
        """Let the next calls of a method fail."""
        fault = {"method": method, "code": code, "description": description, "times": times, **more}
        self.http.post("/test/faults", json=fault)

    def forgive(self) -> None:
        """Let no more calls fail."""
        self.http.post("/test/forgive")

    def state(self, since: int = 0) -> dict[str, Any]:
        """What was called, and how many updates and failures wait."""
        return dict(self.http.post("/test/state", json={"since": since}).json())

    def calls(self, method: str, chat_id: int | None = None) -> list[Call]:
        """The successful calls of a method, in order."""
        log = self.state()["log"]
        return [c for c in log if c["method"] == method and chat_id in (None, c.get("chat_id"))]

    def wait_for(self, method: str, number: int = 1, **wanted: Any) -> list[Call]:
        """The successful calls of a method with these parameters, once there are at least so many."""
        give_up = time.monotonic() + PATIENCE_S
        calls: list[Call] = []
        while time.monotonic() < give_up:
            calls = [c for c in self.state()["log"] if c["method"] == method and wanted.items() <= _plain(c).items()]
            if len(calls) >= number:
                return calls
            time.sleep(0.02)
        raise TimeoutError(f"only {len(calls)} of {number} calls of {method} came: {calls}")

    def recorded(self) -> list[dict[str, Any]]:
        """What telemelya has recorded of the bot's calls."""
        reply = self.http.get("/api/v1/test/responses", headers={"Authorization": "Bearer any"})
        return list(reply.json()["responses"])


@dataclass
class Chat:
    """A chat with the bot, as one of its people sees it."""

    api: BotApi
    id: int = field(default_factory=lambda: next(_chat_ids))
    kind: str = "private"
    user_id: int = 0
    _tapped: str = ""

    def message(self, text: str | None = None, **more: Any) -> dict[str, Any]:
        """A message as Telegram writes it."""
        user = {"id": self.user_id or self.id, "is_bot": False, "first_name": "王"}
        chat = {"id": self.id, "type": self.kind} | ({} if self.kind == "private" else {"title": "群"})
        words = {} if text is None else {"text": text}
        number = self.api.new_message_id()
        return {"message_id": number, "date": int(time.time()), "from": user, "chat": chat, **words, **more}

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        """Send a message to the bot."""
        message = self.message(text, **more)
        self.api.send({"message": message})
        return message

    def toast(self) -> str:
        """What showed up at the button that was tapped last."""
        answers = self.api.wait_for("answerCallbackQuery", callback_query_id=self._tapped)
        return str(answers[0].get("text"))

    def tap(self, data: str, message_id: int = 1) -> None:
        """Tap a button below one of the bot's messages."""
        bot = {"id": BOT_ID, "is_bot": True, "first_name": "TestBot", "username": "telemelya_bot"}
        message = {**self.message("…"), "message_id": message_id, "from": bot}
        user = {"id": self.user_id or self.id, "is_bot": False, "first_name": "王"}
        self._tapped = str(next(_query_ids))
        query = {"id": self._tapped, "from": user, "chat_instance": "1", "message": message, "data": data}
        self.api.send({"callback_query": query})

    def heard(self, number: int = 1, method: str = "sendMessage") -> list[Call]:
        """The bot's messages here, once there are at least so many."""
        return self.api.wait_for(method, number, chat_id=self.id)

    def ask(self, text: str, **more: Any) -> Call:
        """Send a message and return the answer."""
        before = len(self.api.calls("sendMessage", self.id))
        self.say(text, **more)
        return self.heard(before + 1)[before]


def _plain(call: Call) -> dict[str, Any]:
    return {name: value for name, value in call.items() if not isinstance(value, dict | list)}


def buttons(call: Call) -> dict[str, str]:
    """The buttons below a message: their data by their text."""
    rows = (call.get("reply_markup") or {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}


@contextmanager
def serving() -> Iterator[BotApi]:
    """A Bot API server while the block runs; raises PolicyAssistantError where its environment is not there."""
    if not PYTHON.exists():
        raise PolicyAssistantError("这里没有安装测试用的 Bot API 服务器：请先运行 make setup-botapi。")
    port = free_port()
    command = [str(PYTHON), str(ROOT / "scripts" / "bot_api.py"), str(port)]
    with subprocess.Popen(command) as process:  # noqa: S603 – our own command
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as http:
                await_up(http, process)
                yield BotApi(f"http://127.0.0.1:{port}", http)
        finally:
            process.kill()


def await_up(http: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    """Return once the server answers."""
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up and process.poll() is None:
        try:
            if http.get("/").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError("the Bot API server did not start")
