"""A Bot API server and the bot, both real processes, shared by the tests: each talks in chats of its own."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evals.bench.bot_api import PYTHON, TOKEN, BotApi, Chat
from evals.bench.bot_api import serving as serving_bot_api

COMMAND = [sys.executable, "-c", "from bot.cli import main; main()", "telegram"]


@contextmanager
def bot_process(environment: dict[str, str], api: BotApi, **settings: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The bot while the block runs, from when it says that it answers; what it logs goes to `log` in its folder."""
    own = {"POLICY_ASSISTANT_TELEGRAM_TOKEN": TOKEN, "POLICY_ASSISTANT_TELEGRAM_API_URL": api.url}
    log = Path(environment["POLICY_ASSISTANT_DATA_DIR"]) / "log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            COMMAND, env={**environment, **own, **settings}, stderr=output, cwd=tempfile.gettempdir()
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def serving() -> Iterator[BotApi]:
    """A Bot API server while the block runs; the test is skipped where its environment is not there."""
    if not PYTHON.exists():
        pytest.skip("the Bot API server is not installed here: run `make setup-botapi`")
    with serving_bot_api() as api:
        yield api


@pytest.fixture(scope="session")
def bot_api() -> Iterator[BotApi]:
    """The Bot API server of a run."""
    with serving() as api:
        yield api


@pytest.fixture(scope="session")
def running_bot(
    bot_api: BotApi, small_documents: Path, small_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotApi]:
    """The bot that most tests talk to."""
    data = tmp_path_factory.mktemp("telegram")
    (data / "index").symlink_to(small_index)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("POLICY_ASSISTANT_")}
    own = {"POLICY_ASSISTANT_DATA_DIR": str(data), "POLICY_ASSISTANT_DOCUMENTS_DIR": str(small_documents)}
    with bot_process({**inherited, **own}, bot_api):
        yield bot_api


@pytest.fixture
def chat(running_bot: BotApi) -> Chat:
    """A fresh private chat with the bot."""
    return Chat(running_bot)
