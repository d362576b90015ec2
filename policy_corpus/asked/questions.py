"""Reads the reviewed questions: one JSON line for each statement of a clause.

`{"clause": id, "quote": words, "asks": [question, …]}` holds questions that the statement with these words answers,
`{"clause": id, "unsaid": [question, …]}` those of the same topic that the documents do not answer.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions about one statement of a clause; no quote where the documents do not answer them."""

    clause_id: str
    quote: str
    questions: tuple[str, ...]


@cache
def load_asked() -> tuple[Asked, ...]:
    """All reviewed questions, in the order of the files."""
    files = [file for file in resources.files("policy_corpus.asked").iterdir() if file.name.endswith(".jsonl")]
    return tuple(
        row for file in sorted(files, key=lambda file: file.name) for row in read_asked(file.read_text("utf-8"))
    )


def all_questions() -> list[str]:
    """Every reviewed question, in order."""
    return [question for asked in load_asked() for question in asked.questions]


def asked_in_vain() -> list[bool]:
    """Whether each of them, in the same order, is one that no document answers."""
    return [not asked.quote for asked in load_asked() for _ in asked.questions]


def read_asked(text: str) -> Iterator[Asked]:
    """The questions of a file's text; raises ValueError or KeyError for a line that is none."""
    for line in text.splitlines():
        row: dict[str, Any] = json.loads(line)
        yield Asked(row["clause"], row.get("quote", ""), tuple(row["asks"] if "quote" in row else row["unsaid"]))
