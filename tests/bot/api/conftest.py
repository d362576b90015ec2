"""The real application over a scripted assistant, a real index and a real store."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.api.app import create_app
from bot.chat import ChatService
from bot.sessions import ConversationStore
from bot.settings import Settings
from tests.bot.api.serving import serving
from tests.bot.conftest import ScriptedAssistant


@pytest.fixture
def client(assistant: ScriptedAssistant, tmp_path: Path) -> Iterator[TestClient]:
    """A client of the application."""
    settings = Settings(data_dir=tmp_path, max_body_bytes=20_000)
    store = ConversationStore.open(settings.database)
    with TestClient(create_app(ChatService(assistant, store), settings), base_url="http://127.0.0.1") as opened:
        yield opened
    store.close()


@pytest.fixture
def web(client: TestClient) -> Iterator[httpx.Client]:
    """A client of the same application over real HTTP."""
    assert isinstance(client.app, FastAPI)
    with serving(client.app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as opened:
        yield opened
