"""How many processes answer beside the one that serves."""

import os

import pytest

from bot.settings import Settings


@pytest.mark.parametrize(
    ("processes", "workers", "expected"),
    [(1, 4, 0), (3, 4, 2), (0, 1, 0), (0, 4, min(len(os.sched_getaffinity(0)), 2) - 1)],
)
def test_there_are_as_many_as_set_or_as_there_are_processors_for(processes: int, workers: int, expected: int) -> None:
    assert Settings(processes=processes, workers=workers).beside == expected


def test_there_are_none_where_answers_wait_for_a_language_model() -> None:
    settings = Settings(processes=3, llm_base_url="http://127.0.0.1:9/v1", llm_model="any")
    assert settings.beside == 0
