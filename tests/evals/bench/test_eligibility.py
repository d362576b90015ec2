from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.eligibility import assess, read_profile
from bot.eligibility.rules import rule_of
from evals.bench.eligibility import MANY, instance_of, many, schema_of
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.model import Measure


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="module")
def measures(corpus: Corpus) -> tuple[Measure, ...]:
    return load_measures(corpus)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"district": "zimao", "platform": ["创新平台"], "platform_level": "省级"},
        {"district": "zimao", "high_tech_enterprise": True, "high_tech_recognition": "再次认定"},
        {"district": "zimao", "rd_this_year": "1200万元", "rd_last_year": "800万元", "rd_tax_filed": True},
        {"district": "zimao", "alliance_level": "市级", "alliance_year": 2022},
    ],
)
def test_the_baseline_accepts_whoever_surely_meets_the_conditions(
    facts: dict[str, Any], corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    profile = read_profile(facts)
    instance = instance_of(profile)
    for each in assess(measures, profile, date(2023, 6, 1), corpus):
        truth, _ = rule_of(each.measure).tree(each.truths)
        accepted = Draft202012Validator(schema_of(each.measure.conditions)).is_valid(instance)
        assert accepted or truth is not True
        if instance and truth is False:
            assert not accepted


def test_the_measures_that_are_judged_by_the_thousand_differ(measures: tuple[Measure, ...]) -> None:
    copies = many(measures)
    assert len({each.id for each in copies}) == len(copies) == MANY
