"""Fixtures: a scripted language model in a process of its own, and the steps that use it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.llm.meter import Tally
from bot.modelling import ModelSteps, open_model_steps
from bot.settings import Settings
from prompts import load_replies

OpenSteps = Callable[..., tuple[ModelSteps, Tally]]


@pytest.fixture(scope="session")
def scripted_url() -> Iterator[str]:
    """The address of the scripted server."""
    command = [sys.executable, "-m", "tests.bot.llm.scripted_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}/v1"
        process.kill()


@pytest.fixture
def open_steps(scripted_url: str) -> Iterator[OpenSteps]:
    """Opens the steps with a model by name and settings; what they count comes along."""
    opened: list[ModelSteps] = []

    def open_(model: str, url: str = scripted_url, **settings: Any) -> tuple[ModelSteps, Tally]:
        tally = Tally()
        given = {"llm_deadline_s": 5.0, "llm_recheck_s": 0.1} | settings
        chosen = Settings(_env_file=None, llm_base_url=url, llm_model=model, **given)  # type: ignore[call-arg]
        steps = open_model_steps(chosen, load_replies(), tally)
        assert steps is not None
        opened.append(steps)
        return steps, tally

    yield open_
    for steps in opened:
        steps.endpoint.close()
