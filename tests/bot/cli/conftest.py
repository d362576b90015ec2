"""The command line over a small folder of real documents, with its own data folder and no user settings."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Runs `policy-assistant` as a user would, in a folder without a `.env`."""

    def call(*arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
            env={**environment, **settings},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return call
