"""The reviewed word lists and patterns of `data/`, compiled once."""

import re
from functools import cache
from importlib import resources
from typing import Any

from policy_corpus.yaml_text import parse_yaml


@cache
def load_data(name: str) -> Any:
    """The content of one YAML file in `data/`, read once: callers must not change it."""
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return parse_yaml(text)


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches where any of `patterns` does."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


class Patterns:
    """Patterns of which one is to match, each looked for by itself.

    Joined into one, a few that begin with anything have all be tried at every character, which takes three times as
    long.
    """

    def __init__(self, patterns: list[str]) -> None:
        self._patterns = [re.compile(pattern) for pattern in patterns]

    def search(self, text: str) -> bool:
        """Whether one matches somewhere in `text`."""
        return any(pattern.search(text) for pattern in self._patterns)

    def fullmatch(self, text: str) -> bool:
        """Whether one matches all of `text`."""
        return any(pattern.fullmatch(text) for pattern in self._patterns)


@cache
def scope_patterns() -> dict[str, Patterns]:
    """The patterns of each group in scope.yaml, by its name."""
    return {name: Patterns(patterns) for name, patterns in load_data("scope.yaml").items()}
