"""The webhook of the API's server: the real application, the real bot, a Bot API server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.api.app import create_app
from bot.chat import ChatService
from bot.sessions import ConversationStore
from bot.settings import Settings
from evals.bench.bot_api import TOKEN, BotApi, Chat
from tests.bot.conftest import ScriptedAssistant

SECRET = "a-secret-of-the-tests"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def client(assistant: ScriptedAssistant, bot_api: BotApi, tmp_path: Path) -> Iterator[TestClient]:
    """A client of an application with the webhook."""
    settings = Settings(
        data_dir=tmp_path,
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=bot_api.url,
        telegram_webhook_secret=SecretStr(SECRET),
        telegram_webhook_url="https://example.org/telegram/webhook",
    )
    store = ConversationStore.open(settings.database)
    with TestClient(create_app(ChatService(assistant, store), settings)) as opened:
        yield opened
    store.close()


def test_an_update_with_the_secret_is_answered_once(client: TestClient, bot_api: BotApi) -> None:
    chat = Chat(bot_api)
    update = {"update_id": 7, "message": chat.message("院士工作站一年补多少？")}
    for _ in range(2):
        assert client.post("/telegram/webhook", json=update, headers={HEADER: SECRET}).status_code == 204
    assert chat.heard(1)[0]["text"] == "问：院士工作站一年补多少？"
    client.post("/telegram/webhook", json={"update_id": 8, "message": chat.message("/start")}, headers={HEADER: SECRET})
    assert len(chat.heard(2)) == 2
    registered = bot_api.wait_for("setWebhook")[0]
    assert registered["url"] == "https://example.org/telegram/webhook"
    assert registered["secret_token"] == SECRET
    assert (
        'telegram_updates_total{outcome="accepted"} 3.0' in client.get("/metrics", headers={"host": "localhost"}).text
    )


@pytest.mark.parametrize("headers", [{}, {HEADER: "wrong"}, {HEADER: SECRET[:-1]}])
def test_without_the_secret_nothing_is_taken_in(client: TestClient, bot_api: BotApi, headers: dict[str, str]) -> None:
    chat = Chat(bot_api)
    refused = client.post(
        "/telegram/webhook", json={"update_id": 9, "message": chat.message("/start")}, headers=headers
    )
    assert refused.status_code == 403
    assert "Telegram" in refused.json()["detail"]
    assert 'telegram_updates_total{outcome="refused"} 1.0' in client.get("/metrics", headers={"host": "localhost"}).text


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"\xff"])
def test_a_body_that_is_no_update_is_refused(client: TestClient, body: bytes) -> None:
    headers = {HEADER: SECRET, "content-type": "application/json"}
    assert client.post("/telegram/webhook", content=body, headers=headers).status_code in {400, 422}


def test_an_update_that_cannot_be_read_is_taken_in_and_left(client: TestClient) -> None:
    for update in ({"update_id": 11, "message": 5}, {"update_id": "x"}, {}):
        assert client.post("/telegram/webhook", json=update, headers={HEADER: SECRET}).status_code == 204


def test_without_a_secret_there_is_no_webhook(assistant: ScriptedAssistant, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, telegram_token=SecretStr(TOKEN))
    store = ConversationStore.open(settings.database)
    with TestClient(create_app(ChatService(assistant, store), settings)) as client:
        assert client.post("/telegram/webhook", json={}).status_code in {404, 405}
    store.close()
