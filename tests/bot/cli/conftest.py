"""The command line over a small folder of real documents, with its own data folder and no user settings."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_corpus.corpus import DOCUMENTS, load_corpus
from retrieval.build import build_index

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def small_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A documents folder with the smallest complete document."""
    folder = tmp_path_factory.mktemp("documents")
    for file in DOCUMENTS.glob("zimao-2021.*"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="session")
def small_index(small_documents: Path, request: pytest.FixtureRequest) -> Path:
    """An index of it, built anew from vectors that are kept between test runs, since embedding takes its time."""
    folder = Path(request.config.cache.mkdir("cli-index"))
    build_index(load_corpus(small_documents), folder, rebuild=True)
    return folder


@pytest.fixture
def environment(small_documents: Path, small_index: Path, tmp_path: Path) -> dict[str, str]:
    """Settings for a child process."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "index").symlink_to(small_index)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("POLICY_ASSISTANT_")}
    return {
        **inherited,
        "POLICY_ASSISTANT_DATA_DIR": str(data),
        "POLICY_ASSISTANT_DOCUMENTS_DIR": str(small_documents),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }


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
