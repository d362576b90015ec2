"""A real small model words answers: whatever it says, status, citations and figures stay.

Opt-in, for it installs a gigabyte: LOCAL_LLM=1 starts the one of ../shared/local-llm, and LOCAL_LLM_URL names one
that runs already.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.llm.deadline import Deadline
from evals.with_model import figures_of
from tests.bot.asking import Asker
from tests.bot.llm.models import OpenSteps

RECIPE = Path(__file__).parents[4] / "shared" / "local-llm" / "run.sh"
STARTS_WITHIN_S = 300
QUESTIONS = (
    "院士工作站自贸片区一年补多少",
    "自贸片区国家级创新平台补助多少",
    "高新区到2019年集成电路产业销售收入要做到多少",
    "自贸片区新认定的高企给多少钱",
)
AT_HAND = "LOCAL_LLM_URL" in os.environ or ("LOCAL_LLM" in os.environ and RECIPE.exists())
pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(not AT_HAND, reason="set LOCAL_LLM_URL, or LOCAL_LLM=1 beside ../shared/local-llm"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real model."""
    if given := os.environ.get("LOCAL_LLM_URL"):
        yield given
        return
    folder = tmp_path_factory.mktemp("model")
    command = ["bash", str(RECIPE), "qwen", "8098", str(folder / "venv"), str(folder / "weights"), "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _wait_for("http://127.0.0.1:8098/v1", process)
        yield "http://127.0.0.1:8098/v1"
        process.terminate()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = Deadline(STARTS_WITHIN_S)
    while deadline.left():
        if process.poll() is not None:
            pytest.skip("the model could not be installed")
        try:
            httpx.get(f"{url}/models", trust_env=False).raise_for_status()
        except httpx.HTTPError:
            continue
        return
    pytest.skip("the model did not start")


def test_a_real_model_changes_no_figure_and_no_citation(url: str, asker: Asker, open_steps: OpenSteps) -> None:
    steps, tally = open_steps("qwen", url=url, llm_deadline_s=120.0)
    worded = Asker(asker.kit, steps)
    for question in QUESTIONS:
        plain, told = asker(question), worded(question)
        assert told.citations == plain.citations
        assert figures_of({"answer": told.text}) == figures_of({"answer": plain.text})
    assert tally.counts["reply_tokens"]
