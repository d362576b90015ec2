"""Facets: what a question names, by kind."""

from typing import Any

import pytest

from bot.understanding.facets import Facets, Gazetteer, collect, find_mentions
from tests.bot.asking import Asker


@pytest.fixture(scope="module")
def gazetteer(asker: Asker) -> Gazetteer:
    return asker.kit.gazetteer


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("高新区2019年新增多少家", {"districts": ("gaoxin",), "years": (2019,)}),
        ("金普新区和高新区17、18年各多少", {"districts": ("jinpu", "gaoxin"), "years": (2017, 2018)}),
        ("保税区国家级孵化器补多少", {"districts": ("zimao",), "levels": ("国家",)}),
        ("自贸片区方案12条", {"documents": ("zimao-2021",), "clauses": ("12",)}),
        ("三年行动计划第二十八条", {"documents": ("plan-2017-2019",), "clauses": ("28",)}),
        ("2017-2019年人才公寓", {"years": (2017, 2018, 2019)}),
        ("2017年至2019年", {"years": (2017, 2018, 2019)}),
        ("18年要成立协会", {"years": (2018,)}),
        ("20年以上", {}),
        ("国标第一起草单位", {"levels": ("国家",)}),
        ("省部级重点实验室", {"levels": ("省",)}),
        ("全市高企多少", {"districts": ("city",)}),
        ("大连市高企多少", {}),
        ("长兴岛有什么", {"districts": ("changxingdao",)}),
        ("大连市教育局牵头什么", {"departments": ("jiaoyuju",)}),
        ("高薪区人才公寓几套", {"districts": ("gaoxin",)}),
        ("12条件", {}),
        ("2018那份方案定了几家", {"documents": ("work-plan-2018",)}),
        ("17到19年那个计划", {"documents": ("plan-2017-2019",)}),
        ("自创区高新片区的规划:科小", {"documents": ("gaoxin-plan-2025",)}),
        ("2018年计划新增多少家", {"years": (2018,)}),
        ("英歌石科学城规划多大", {"districts": ("gaoxin",)}),
        ("大连的高企和高新区的各多少家", {"districts": ("city", "gaoxin")}),
    ],
)
def test_what_is_named_is_read(asker: Asker, gazetteer: Gazetteer, question: str, named: dict[str, Any]) -> None:
    assert collect(find_mentions(asker.kit.normalise(question), gazetteer)) == Facets(**named)


def test_the_end_of_a_five_year_plan_is_its_last_year(gazetteer: Gazetteer) -> None:
    assert collect(find_mentions("十四五末研发投入强度", gazetteer)).years == (2025,)


def test_what_is_named_now_wins_over_what_was_named_before() -> None:
    before = Facets(districts=("gaoxin",), years=(2019,))
    assert Facets(districts=("jinpu",)).over(before) == Facets(districts=("jinpu",), years=(2019,))


def test_the_longest_name_wins() -> None:
    gazetteer = Gazetteer.of([("districts", "short", ["自贸"]), ("documents", "long", ["自贸方案"])])
    assert [(m.kind, m.value, m.start, m.end) for m in gazetteer.find("看自贸方案")] == [("documents", "long", 1, 5)]
