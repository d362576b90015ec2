"""Whatever is sent to any address: no failure of the server, and nothing that the OpenAPI document does not say."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.api.app import create_app
from bot.assistant import Assistant
from bot.chat import ChatService
from bot.sessions import ConversationStore
from bot.settings import Settings
from tests.bot.api.serving import serving


@pytest.fixture
def address(kept_data: Path, tmp_path: Path) -> Iterator[str]:
    """The whole assistant, served over real HTTP."""
    settings = Settings(data_dir=kept_data, database_url=f"sqlite:///{tmp_path / 'c.db'}")
    assistant, store = Assistant.open(settings), ConversationStore.open(settings.database)
    with serving(create_app(ChatService(assistant, store), settings)) as opened:
        yield opened
    assistant.retriever.close()
    store.close()


@pytest.mark.slow
def test_schemathesis_finds_nothing(address: str, tmp_path: Path) -> None:
    configuration = Path(__file__).with_name("schemathesis.toml")
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration), "run"]
    # As many examples as these and no time limit: a slow machine must not leave an operation out.
    options = ["--max-examples", "20", "--continue-on-failure", "--no-color"]
    done = subprocess.run(
        [*command, f"{address}/openapi.json", *options], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout[-8000:]
    assert "failures" not in done.stdout
