"""The reviewed data files of this package."""

from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from policy_corpus.yaml_text import parse_yaml

LEXICAL_DATA = ("dictionary.txt", "stopwords.txt", "synonyms.yaml", "traditional.txt")


def read(name: str) -> str:
    """The text of `data/<name>`."""
    return resources.files("retrieval").joinpath("data", name).read_text(encoding="utf-8")


def data_lines(name: str) -> list[str]:
    """The lines of a data file without blank lines and comments."""
    return [line.strip() for line in read(name).splitlines() if line.strip() and not line.startswith("#")]


@cache
def load_yaml(name: str) -> Any:
    """A parsed YAML data file; treat it as read-only."""
    return parse_yaml(read(name))


@cache
def stop_words() -> frozenset[str]:
    """Words that tell nothing apart, left out of what is searched."""
    return frozenset(data_lines("stopwords.txt"))


@cache
def lexical_digest() -> str:
    """A digest over all that decides how text is cut into words."""
    return sha256("\0".join(read(name) for name in LEXICAL_DATA).encode()).hexdigest()
