from collections.abc import Mapping
from datetime import date

import pytest

from bot.eligibility import read_profile
from bot.eligibility.conditions import Truth, judge_leaf, tree_of
from bot.eligibility.knowledge import Known
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import AllOf, AnyOf, Condition, Leaf, NoneOf
from policy_corpus.model import Evidence

QUOTE = Evidence(quote="为高新技术企业", clause_id="a/1")
HIGH_TECH = Leaf(fact="high_tech_enterprise", text="为高新技术企业", equals=True, evidence=QUOTE)
STARTUP = Leaf(fact="startup", text="为初创企业", equals=True, evidence=QUOTE)
TODAY = date(2023, 6, 1)


def decided(tree: Condition, known: Mapping[str, Known]) -> tuple[Truth, list[str]]:
    """The truth of a tree, and the facts that could still change it."""
    every = list(leaves(tree))
    truth, places = tree_of(tree)([judge_leaf(leaf, known, TODAY) for leaf in every])
    return truth, [every[place].fact for place in places]


@pytest.mark.parametrize(
    ("high_tech", "startup", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, None, False, None),
        (False, False, False, False),
        (None, None, None, None),
    ],
)
def test_unknown_is_neither_yes_nor_no(
    high_tech: bool | None, startup: bool | None, both: bool | None, either: bool | None
) -> None:
    known = read_profile({"high_tech_enterprise": high_tech, "startup": startup}).known
    parts = (HIGH_TECH, STARTUP)
    assert decided(AllOf(all=parts), known)[0] is both
    assert decided(AnyOf(any=parts), known)[0] is either
    opposite = None if both is None else not both
    assert decided(NoneOf(negate=AllOf(all=parts)), known)[0] is opposite


def test_only_what_can_still_change_the_outcome_is_undecided() -> None:
    tree = AllOf(all=(AnyOf(any=(HIGH_TECH, STARTUP)), STARTUP))
    known = read_profile({"high_tech_enterprise": True}).known
    assert decided(tree, known) == (None, ["startup"])


def test_a_set_leaves_open_what_it_does_not_name() -> None:
    leaf = Leaf(fact="project", text="为氢能项目", among=("hydrogen_key",), evidence=QUOTE)
    assert judge_leaf(leaf, read_profile({"project": ["氢能项目"]}).known, TODAY) is True
    assert judge_leaf(leaf, read_profile({"project": ["揭榜挂帅"]}).known, TODAY) is None
    assert judge_leaf(leaf, read_profile({"project": {"lacks": ["氢能项目"]}}).known, TODAY) is False


def test_last_year_is_counted_from_the_judging_date() -> None:
    leaf = Leaf(fact="alliance_year", text="上年度获得", years_ago=1, evidence=QUOTE)
    known = read_profile({"alliance_year": 2022}).known
    assert judge_leaf(leaf, known, date(2023, 1, 1)) is True
    assert judge_leaf(leaf, known, date(2024, 1, 1)) is False
    assert judge_leaf(leaf, read_profile({"alliance_year": {"min": 2023}}).known, TODAY) is False
    assert judge_leaf(leaf, read_profile({"alliance_year": {"min": 2022}}).known, TODAY) is None
