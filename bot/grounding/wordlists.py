"""The reviewed word lists of `data/wording.yaml`, compiled once."""

import re
from functools import cache
from importlib import resources
from typing import Any

from policy_corpus.yaml_text import parse_yaml

LONGEST_PLAIN = 8  # characters of the longest plain word


@cache
def _data() -> Any:
    text = resources.files(__package__).joinpath("data", "wording.yaml").read_text(encoding="utf-8")
    return parse_yaml(text)


@cache
def plain_words() -> frozenset[str]:
    """Words that carry no claim of their own."""
    return frozenset(word for line in _data()["plain"] for word in str(line).split())


@cache
def qualifications() -> dict[str, re.Pattern[str]]:
    """Patterns of the qualifications that may be neither added nor dropped, by name."""
    return {name: re.compile(pattern) for name, pattern in _data()["qualifications"].items()}


@cache
def bounds() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Patterns of the words that bound a figure: right before it, and right after it."""
    before = tuple(
        (sign, re.compile(rf"(?:{words})[^\d,;。、]{{0,4}}$")) for sign, words in _data()["bounds"]["before"].items()
    )
    return before, tuple((sign, re.compile(words)) for sign, words in _data()["bounds"]["after"].items())


@cache
def turns() -> dict[str, re.Pattern[str]]:
    """Patterns of all words that turn the sense of a sentence, by name; a bound's name is its sign."""
    bound: dict[str, list[str]] = {}
    for side in _data()["bounds"].values():
        for sign, words in side.items():
            bound.setdefault(sign, []).append(words)
    # 最高不超过 is one bound.
    signs = {sign: f"(?:{'|'.join(words)})+" for sign, words in bound.items()}
    return {
        name: re.compile(words) for name, words in {**signs, **_data()["qualifications"], **_data()["turns"]}.items()
    }


@cache
def said_elsewhere() -> re.Pattern[str]:
    """Plain words, bounds and qualifications: what is no subject and no condition of its own."""
    data = _data()
    words = sorted((word for word in plain_words() if len(word) > 1), key=len, reverse=True)
    signs = (pattern for side in data["bounds"].values() for pattern in side.values())
    return re.compile("|".join([*data["qualifications"].values(), *signs, *words, "[的为对按与和及或]"]))


@cache
def echo() -> re.Pattern[str]:
    """A model speaking of its instructions."""
    return re.compile("|".join(_data()["echo"]))
