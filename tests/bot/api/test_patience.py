"""Time limits: for a request to come in, and for its answer to begin."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from bot.api.app import create_app
from bot.api.middleware import AnswerLimit, BodyLimit
from bot.chat import ChatService
from bot.reply import Reply
from bot.sessions import ConversationStore
from bot.settings import Settings
from tests.bot.api.test_problems import assert_problem
from tests.bot.conftest import ScriptedAssistant, plain_reply

POST: Scope = {"type": "http", "method": "POST", "path": "/v1/chat", "headers": []}


async def hello(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"hello"})


async def never() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def statuses(app: BodyLimit | AnswerLimit, receive: Receive) -> list[int]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await app(POST, receive, send)
    return [message["status"] for message in sent if message["type"] == "http.response.start"]


def test_a_body_that_does_not_come_is_not_awaited() -> None:
    assert asyncio.run(statuses(BodyLimit(hello, 1000, seconds=0.01), never)) == [408]


def test_an_answer_that_has_begun_may_take_its_time() -> None:
    async def slowly(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0.05)
        await send({"type": "http.response.body", "body": b"hello"})

    assert asyncio.run(statuses(AnswerLimit(slowly, seconds=0.01), never)) == [200]


def test_what_is_answered_too_late_is_not_sent_any_more() -> None:
    async def late(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await hello(scope, receive, send)

    assert asyncio.run(statuses(AnswerLimit(late, seconds=0.01), never)) == [504]


@pytest.fixture
def hurried(assistant: ScriptedAssistant, tmp_path: Path) -> Iterator[TestClient]:
    """The application in a hurry."""
    settings = Settings(data_dir=tmp_path, answer_timeout_s=0.05)
    store = ConversationStore.open(settings.database)
    with TestClient(create_app(ChatService(assistant, store), settings)) as opened:
        yield opened
    store.close()


def test_an_answer_that_takes_too_long_is_a_problem_and_the_next_is_not(
    hurried: TestClient, assistant: ScriptedAssistant
) -> None:
    release = threading.Event()

    def wait(*asked: object) -> Reply:
        release.wait(timeout=30)
        return plain_reply(*asked)  # type: ignore[arg-type]

    assistant.script = wait
    response = hurried.post("/v1/chat", json={"message": "院士站"})
    release.set()
    assert "0.05 秒内" in assert_problem(response, 504)["detail"]
    assert hurried.get("/healthz").status_code == 200
