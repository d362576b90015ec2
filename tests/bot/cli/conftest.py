"""The command line over a small folder of real documents, with its own data folder and no user settings."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import cli

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


def complaint(code: int, output: str, errors: str) -> str:
    """The one line of a command that failed as it should."""
    line = errors.strip()
    assert (code, output) == (2, ""), line
    assert "\n" not in line
    assert "Traceback" not in line
    assert any("\u4e00" <= character <= "\u9fff" for character in line)
    return line


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must fail, in this process and without settings, and returns its complaint."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("POLICY_ASSISTANT_")]:
        monkeypatch.delenv(name)

    def call(*arguments: str) -> str:
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return complaint(code, captured.out, captured.err)

    return call
