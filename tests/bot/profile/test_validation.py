"""Profiles that come as data."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.eligibility import read_profile
from bot.profile import known_facts, read_facts, validate_profile
from bot.profile.lexicon import lexicon_of
from policy_corpus.errors import ContradictionError, InputError
from policy_corpus.measures.facts import load_facts

FACTS = load_facts()


@pytest.mark.parametrize(
    ("profile", "checked"),
    [
        ({"district": "zimao"}, {"district": "zimao"}),
        ({"district": "大连自贸片区（保税区）"}, {"district": "zimao"}),
        ({"district": "大连自贸片区(保税区)"}, {"district": "zimao"}),
        ({"district": " 保税区 "}, {"district": "zimao"}),
        ({"所在区域": "高新区"}, {"district": "gaoxin"}),
        ({"high_tech_enterprise": True}, {"high_tech_enterprise": True}),
        ({"rd_this_year": 12000000}, {"rd_this_year": 12000000}),
        ({"rd_this_year": "1200万元"}, {"rd_this_year": Decimal(12000000)}),
        ({"contract_amount": "1.2亿"}, {"contract_amount": Decimal(120000000)}),
        ({"contract_amount": "三百二十万"}, {"contract_amount": Decimal(3200000)}),
        ({"granted_rights": "12件"}, {"granted_rights": 12}),
        ({"alliance_year": "2022年"}, {"alliance_year": 2022}),
        ({"industry": "芯片"}, {"industry": ["integrated_circuit"]}),
        ({"industry": ["软件", "hydrogen"]}, {"industry": ["software", "hydrogen"]}),
        ({"growth_title": {"not": ["瞪羚"]}}, {"growth_title": {"not": ["gazelle"]}}),
        ({"rd_this_year": {"min": "500万"}}, {"rd_this_year": {"min": Decimal(5000000)}}),
        ({"district": None}, {}),
        ({}, {}),
    ],
)
def test_profile_is_brought_into_one_form(profile: dict[str, Any], checked: dict[str, Any]) -> None:
    assert validate_profile(profile, FACTS) == checked
    assert validate_profile(checked, FACTS) == checked


@pytest.mark.parametrize(
    ("profile", "named"),
    [
        ({"distrct": "zimao"}, "distrct"),
        ({"": 1}, "事实"),
        ({"district": "火星"}, "所在区域"),
        ({"district": 5}, "所在区域"),
        ({"district": True}, "所在区域"),
        ({"high_tech_enterprise": "也许"}, "高新技术企业"),
        ({"high_tech_enterprise": 1}, "高新技术企业"),
        ({"rd_this_year": -5}, "本年度研发经费"),
        ({"rd_this_year": "-500万元"}, "本年度研发经费"),
        ({"rd_this_year": "300万美元"}, "本年度研发经费"),
        ({"rd_this_year": "很多"}, "本年度研发经费"),
        ({"rd_this_year": True}, "本年度研发经费"),
        ({"rd_this_year": 10**30}, "本年度研发经费"),
        ({"rd_this_year": float("nan")}, "本年度研发经费"),
        ({"rd_this_year": float("inf")}, "本年度研发经费"),
        ({"rd_this_year": [1]}, "本年度研发经费"),
        ({"granted_rights": 2.5}, "发明专利"),
        ({"granted_rights": "-3件"}, "发明专利"),
        ({"alliance_year": 20220}, "联盟"),
        ({"industry": {"x": 1}}, "所属产业"),
        ({"industry": [1]}, "所属产业"),
        ({"district": "zimao", "所在区域": "gaoxin"}, "所在区域"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(profile: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError, match=named):
        validate_profile(profile, FACTS)


def test_misspelt_fact_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match="district"):
        validate_profile({"distric": "zimao"}, FACTS)


def test_facts_that_exclude_each_other_are_refused() -> None:
    with pytest.raises(ContradictionError):
        validate_profile({"high_tech_recognition": "first", "high_tech_enterprise": False}, FACTS)


def test_profile_is_shown_back_in_chinese() -> None:
    profile = validate_profile({"rd_this_year": "1200万", "district": "zimao", "industry": ["氢能", "软件"]}, FACTS)
    shown = known_facts(profile, FACTS)
    assert [fact.text for fact in shown] == [
        "所在区域：大连自贸片区（保税区）",
        "所属产业：氢能、软件和信息服务",
        "本年度研发经费：1200万元",
    ]
    assert validate_profile({fact.fact: fact.value for fact in shown}, FACTS) == profile


def test_every_id_in_the_wording_is_in_the_vocabulary() -> None:
    lexicon = lexicon_of(FACTS)
    targets = [t for many in lexicon.surfaces.values() for _, said in many for t in said if t.value is not None]
    for target in targets:
        fact = FACTS[target.fact]
        assert isinstance(target.value, bool) if fact.type == "bool" else fact.option(str(target.value))
    for name, entry in lexicon.wording["contextual"].items():
        assert name in FACTS
        assert entry["beside"] in FACTS
    assert all(FACTS["applicant"].option(kind) for kind in lexicon.wording["speaker"])
    assert set(lexicon.wording["sums"]) - {"rd", "increase", "other"} <= set(FACTS)
    assert all(len(wrong) == len(right) for wrong, right in lexicon.wording["typos"].items())


PIECES = sorted({surface for many in lexicon_of(FACTS).surfaces.values() for surface, _ in many})
GLUE = "不是 没 我们 是 ， 。 ？ 省级 国家 今年 去年 2022年 从 到 涨到 说错了 万 500万 -3亿元 1200 12件"
GLUE += " 只是 那么 投了 投入了 一共 已经 研发费用 还是 或者 也 都 认定 1、 从100 涨到200 的"
GLUE += " 一百 零 十 百万 万万 多少 如果 负 （ 美元 \n"
WORDS = st.sampled_from([*PIECES, *GLUE.split(" ")])
REPEATED = st.builds(
    lambda words, times, end: "".join(words) * times + end, st.lists(WORDS, max_size=3), st.integers(1, 80), WORDS
)
TEXTS = st.one_of(st.text(max_size=200), REPEATED, st.lists(WORDS, max_size=25).map("".join))
NAMES = st.lists(st.sampled_from([*FACTS, "nonsense"]), max_size=3)


@settings(max_examples=400)
@given(text=TEXTS, asked=NAMES)
def test_any_text_is_read_into_values_that_eligibility_accepts(text: str, asked: list[str]) -> None:
    known: dict[str, Any] = {"district": "gaoxin", "growth_title_level": "municipal", "contract_amount": Decimal(5)}
    reading = read_facts(text, FACTS, as_of=date(2023, 6, 1), known=known, asked=asked)
    read_profile(reading.over(known))
    validate_profile(reading.over({}), FACTS)
    assert all(text[found.start : found.end] == found.words for found in reading.found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=300)
@given(profile=st.dictionaries(st.sampled_from([*FACTS]) | st.text(max_size=5), JSON, max_size=3))
def test_any_profile_is_checked_or_refused(profile: dict[str, Any]) -> None:
    try:
        checked = validate_profile(profile, FACTS)
    except InputError:
        return
    assert validate_profile(checked, FACTS) == checked
