from decimal import Decimal
from typing import Any

import pytest

from bot.eligibility import read_profile
from bot.eligibility.knowledge import Choice, Holdings, Interval
from policy_corpus.errors import ContradictionError, InputError


def exactly(number: int) -> Interval:
    return Interval(Decimal(number), Decimal(number))


def test_values_are_understood_by_id_label_or_synonym() -> None:
    for said in ("zimao", "大连自贸片区（保税区）", "保税区"):
        assert read_profile({"district": said}).known["district"] == Choice(frozenset({"zimao"}))


def test_money_is_understood_as_number_or_words() -> None:
    for said in (3_200_000, "320万", "三百二十万", "3200000"):
        assert read_profile({"contract_amount": said}).known["contract_amount"] == exactly(3_200_000)


def test_partial_knowledge_keeps_what_is_still_possible() -> None:
    known = read_profile(
        {
            "platform_level": {"not": ["国家级"]},
            "contract_amount": {"min": "100万"},
            "project": {"lacks": ["创新药"]},
        }
    ).known
    assert known["platform_level"] == Choice(frozenset({"provincial", "municipal", "none"}))
    assert known["contract_amount"] == Interval(Decimal(1_000_000), None)
    assert known["project"] == Holdings(frozenset(), frozenset({"innovative_drug"}))


def test_null_means_unknown() -> None:
    assert read_profile({"high_tech_enterprise": None}).known == {}


def test_a_kind_of_recognition_implies_the_recognition_itself() -> None:
    known = read_profile({"high_tech_recognition": "首次认定"}).known
    assert known["high_tech_enterprise"] is True
    assert known["applicant"] == Choice(frozenset({"enterprise"}))


def test_increase_of_research_spending_is_the_difference_of_two_years() -> None:
    known = read_profile({"rd_this_year": "1200万", "rd_last_year": {"min": "700万", "max": "800万"}}).known
    assert known["rd_increase"] == Interval(Decimal(4_000_000), Decimal(5_000_000))


@pytest.mark.parametrize(
    "facts",
    [
        {"high_tech_enterprise": False, "high_tech_recognition": "首次认定"},
        {"above_scale_industrial": True, "above_scale": False},
        {"high_tech_enterprise": True, "applicant": "个人"},
        {"rd_this_year": "1200万", "rd_last_year": "800万", "rd_increase": "500万"},
    ],
)
def test_facts_that_exclude_each_other_are_asked_about_not_guessed(facts: dict[str, Any]) -> None:
    with pytest.raises(ContradictionError, match="互相矛盾") as error:
        read_profile(facts)
    assert set(error.value.facts) & set(facts)


@pytest.mark.parametrize(
    ("fact", "value", "complaint"),
    [
        ("shoe_size", 42, "没有名为“shoe_size”的事实"),
        ("rd_increase", "500万美元", "不是人民币"),
        ("rd_increase", "100美元", "不是人民币"),
        ("rd_increase", "$100", "不是人民币"),
        ("rd_increase", "100 usd", "不是人民币"),
        ("contract_amount", -5, "负数"),
        ("contract_amount", "九千九百九十九亿亿", "看不懂金额"),
        ("contract_amount", 10**15, "数额过大"),
        ("contract_amount", float("nan"), "不是整数"),
        ("contract_amount", True, "请填写一个数"),
        ("granted_rights", 2.5, "不是整数"),
        ("granted_rights", "三件", "不是一个数"),
        ("alliance_year", 22, "不像年份"),
        ("district", "火星", "没有“火星”这个选项"),
        ("district", ["zimao"], "选一项"),
        ("district", {"any_of": []}, "选一项"),
        ("district", {"not": ["自贸片区", "高新区", "金普", "大连市其他区域", "大连市以外"]}, "选一项"),
        ("high_tech_enterprise", "也许", "是或否"),
        ("project", {"has": ["创新药"], "lacks": ["创新药"]}, "不能既是又不是"),
        ("project", 3, "没有“3”这个选项"),
        ("contract_amount", {"min": "2亿", "max": "1亿"}, "下限大于上限"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_facts_name(fact: str, value: Any, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as error:
        read_profile({fact: value})
    assert error.value.field == fact


def test_a_profile_is_shown_back_in_chinese() -> None:
    shown = read_profile({"district": "保税区", "contract_amount": {"max": "2亿"}, "project": {"lacks": ["创新药"]}})
    assert shown.describe() == [
        "所在区域：大连自贸片区（保税区）",
        "项目类型：不是创新药物项目",
        "首台（套）合同金额：不超过2亿元",
    ]
