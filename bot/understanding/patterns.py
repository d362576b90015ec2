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


@cache
def scope_patterns() -> dict[str, re.Pattern[str]]:
    """Pattern of each group in scope.yaml, by its name."""
    return {name: any_of(patterns) for name, patterns in load_data("scope.yaml").items()}
