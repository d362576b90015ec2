"""Facts read from plain words, against labels written by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.profile import read_facts
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import parse_money

FACTS = load_facts()
SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))


def expected(values: dict[str, Any]) -> dict[str, Any]:
    return {name: in_yuan(value) if FACTS[name].type == "money" else value for name, value in values.items()}


def in_yuan(value: str | dict[str, str]) -> Decimal | dict[str, Decimal]:
    if isinstance(value, dict):
        return {key: parse_money(bound) for key, bound in value.items()}
    return -parse_money(value[1:]) if value.startswith("-") else parse_money(value)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"])
def test_reads_what_is_said_and_no_more(sentence: dict[str, Any]) -> None:
    reading = read_facts(sentence["text"], FACTS, as_of=date(2023, 6, 1))
    assert reading.values == expected(sentence["values"])
    if "named" in sentence:
        assert reading.hypothetical == expected(sentence["named"])


def test_words_of_every_value_stand_where_they_are_said_to() -> None:
    for sentence in SENTENCES:
        reading = read_facts(sentence["text"], FACTS, as_of=date(2023, 6, 1))
        assert all(sentence["text"][found.start : found.end] == found.words for found in reading.found)
