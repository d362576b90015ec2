from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.eligibility import assess, read_profile
from bot.reply import Amount
from policy_corpus.corpus import Corpus
from policy_corpus.measures.model import Fixed, Measure, PerItem, Rate, SharedTiers, Tiered
from policy_corpus.measures.money import parse_money

FOLDER = Path(__file__).parents[2] / "policy_corpus" / "measures" / "scenarios"
SCENARIOS: list[dict[str, Any]] = [
    scenario for path in sorted(FOLDER.glob("*.yaml")) for scenario in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[scenario["title"] for scenario in SCENARIOS])
def test_scenario_comes_out_as_the_policy_says(
    scenario: dict[str, Any], corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    measure = next(measure for measure in measures if measure.id == scenario["measure"])
    on = scenario.get("as_of", date(2023, 6, 1))
    [assessment] = assess([measure], read_profile(scenario["profile"]), on, corpus)
    assert assessment.verdict == scenario["verdict"]
    assert_amount(assessment.amount, scenario.get("amount"))
    if "missing" in scenario:
        assert list(assessment.missing) == scenario["missing"]


def assert_amount(amount: Amount | None, expected: dict[str, Any] | None) -> None:
    for key, wanted in (expected or {}).items():
        assert amount is not None
        match key:
            case "value":
                assert amount.value_yuan == parse_money(wanted)
            case "at_most":
                assert (amount.value_yuan, amount.min_yuan, amount.max_yuan) == (None, None, parse_money(wanted))
            case "between":
                assert [amount.min_yuan, amount.max_yuan] == [parse_money(bound) for bound in wanted]
                assert amount.value_yuan is None
            case _:
                assert getattr(amount, key) == wanted


def test_every_measure_with_a_sum_has_a_scenario(measures: tuple[Measure, ...]) -> None:
    tried = {scenario["measure"] for scenario in SCENARIOS if "amount" in scenario}
    sums = {m.id for m in measures if isinstance(m.benefit, Fixed | Tiered | SharedTiers | Rate | PerItem)}
    assert sums - tried == set()


def test_every_tier_and_cap_is_reached_by_a_scenario(measures: tuple[Measure, ...]) -> None:
    reached = {
        (scenario["measure"], parse_money(amount))
        for scenario in SCENARIOS
        for key, amount in scenario.get("amount", {}).items()
        if key in ("value", "at_most")
    }
    for measure in measures:
        match measure.benefit:
            case Tiered(tiers=tiers) | SharedTiers(tiers=tiers):
                wanted = set(tiers.values())
            case Rate(caps=caps):
                wanted = {cap.amount for cap in caps}
            case _:
                continue
        assert {amount for amount in wanted if (measure.id, amount) not in reached} == set(), measure.id
