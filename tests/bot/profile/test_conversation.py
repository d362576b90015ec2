"""Corrections, short answers, contradictions and forgetting, over several turns."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bot.eligibility import read_profile
from bot.profile import Reading, read_facts
from policy_corpus.measures.facts import load_facts

FACTS = load_facts()
GAZELLE: dict[str, Any] = {"growth_title": "gazelle", "growth_title_level": "municipal"}


def read(text: str, known: dict[str, Any] | None = None, asked: tuple[str, ...] = ()) -> Reading:
    return read_facts(text, FACTS, as_of=date(2023, 6, 1), known=known, asked=asked)


@pytest.mark.parametrize(
    ("text", "known", "values"),
    [
        ("说错了，是省里认定的", GAZELLE, {"growth_title_level": "provincial"}),
        ("不对，是省级的", GAZELLE, {"growth_title_level": "provincial"}),
        ("不对，省级", {"district": "zimao", "incubator_level": "national"}, {"incubator_level": "provincial"}),
        ("更正一下，是国内的", {"first_set_level": "international"}, {"first_set_level": "domestic"}),
        ("打错了，是独角兽", GAZELLE, {"growth_title": "unicorn"}),
        ("不是自贸区，是高新区", {"district": "zimao"}, {"district": "gaoxin"}),
        ("搞错了，我们不是高企", {"high_tech_enterprise": True}, {"high_tech_enterprise": False}),
        ("说错了，合同是3500万", {"contract_amount": Decimal(30000000)}, {"contract_amount": Decimal(35000000)}),
        ("说错了，是3500万", {"contract_amount": Decimal(30000000)}, {"contract_amount": Decimal(35000000)}),
        ("不对，今年是1500万", {"rd_this_year": Decimal(12000000)}, {"rd_this_year": Decimal(15000000)}),
        ("记错了，去年是900万", {"rd_this_year": Decimal(12000000)}, {"rd_last_year": Decimal(9000000)}),
        ("其实是再次认定", {"high_tech_enterprise": True}, {"high_tech_recognition": "again"}),
        ("我们是市级，不对，省级瞪羚", {}, {"growth_title": "gazelle", "growth_title_level": "provincial"}),
        ("研发费今年800万，哦不，1000万", {}, {"rd_this_year": Decimal(10000000)}),
        ("公司在高新区，啊不对，是自贸片区", {}, {"applicant": "enterprise", "district": "zimao"}),
    ],
)
def test_correction_replaces_what_was_said(text: str, known: dict[str, Any], values: dict[str, Any]) -> None:
    reading = read(text, known)
    assert reading.values == values
    assert reading.contradictions == ()
    assert reading.over(known) == {**known, **values}


@pytest.mark.parametrize("text", ["不对，是省级的", "说错了，是省里认定的", "哦不，是市级", "更正：应该是市级"])
def test_notices_that_something_is_taken_back(text: str) -> None:
    assert read(text).corrected


@pytest.mark.parametrize("text", ["对不对？", "这样不对吗", "我们是高企，没错", "不对外开放的实验室"])
def test_takes_nothing_for_a_correction_that_is_none(text: str) -> None:
    assert not read(text).corrected


def test_bare_level_that_could_mean_two_facts_is_left_open() -> None:
    reading = read("不对，是省级的", {"incubator_level": "national", "alliance_level": "municipal"})
    assert reading.values == {}
    assert reading.unplaced[0].candidates == ("incubator_level", "alliance_level")


def test_bare_level_in_a_question_follows_the_conversation() -> None:
    reading = read("市级呢", {"incubator_level": "national"})
    assert (reading.values, reading.hypothetical) == ({}, {"incubator_level": "municipal"})


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [
        ("是的", "high_tech_enterprise", {"high_tech_enterprise": True}),
        ("没有", "high_tech_enterprise", {"high_tech_enterprise": False}),
        ("还没有", "listing_board", {"listing_board": "none"}),
        ("800万", "rd_last_year", {"rd_last_year": Decimal(8000000)}),
        ("三百二十万吧", "contract_amount", {"contract_amount": Decimal(3200000)}),
        ("没有", "fiscal_aid_received", {"fiscal_aid_received": Decimal(0)}),
        ("12件", "granted_rights", {"granted_rights": 12}),
        ("省级的", "platform_level", {"platform_level": "provincial"}),
        ("首次", "high_tech_recognition", {"high_tech_recognition": "first"}),
        ("第一次", "high_tech_recognition", {"high_tech_recognition": "first"}),
        ("国际", "first_set_level", {"first_set_level": "international"}),
        ("2022", "alliance_year", {"alliance_year": 2022}),
        ("新三板", "listing_board", {"listing_board": "neeq"}),
        ("保税区", "district", {"district": "zimao"}),
        ("是获批牵头建设", "platform_route", {"platform_route": "approved_lead"}),
        ("公司", "applicant", {"applicant": "enterprise"}),
        ("材料", "industry", {"industry": ["new_materials"]}),
    ],
)
def test_short_answer_is_read_against_what_was_asked(text: str, asked: str, values: dict[str, Any]) -> None:
    assert read(text, asked=(asked,)).values == values


def test_short_answer_to_two_questions_is_not_guessed() -> None:
    assert read("是的", asked=("high_tech_enterprise", "tech_sme")).values == {}


def test_bare_sum_without_a_question_stays_unplaced() -> None:
    reading = read("500万")
    assert reading.values == {}
    assert reading.unplaced[0].words == "500万"


@pytest.mark.parametrize(
    ("text", "fact", "words"),
    [
        ("我们是高企。不过我们不是高企", "high_tech_enterprise", ("高企",)),
        ("我们注册在高新区，公司注册在自贸片区", "district", ("高新区", "自贸片区")),
        ("市级瞪羚，我们是省级瞪羚企业", "growth_title_level", ("市级", "省级")),
        ("今年研发费800万，今年研发费1000万", "rd_this_year", ("800万", "1000万")),
        ("我们有12件发明专利。发明专利一共15件", "granted_rights", ("12件发明专利", "发明专利一共15件")),
    ],
)
def test_contradiction_is_reported_with_both_words(text: str, fact: str, words: tuple[str, ...]) -> None:
    reading = read(text)
    assert [(c.facts, c.words) for c in reading.contradictions] == [((fact,), words)]
    assert fact not in reading.values
    assert FACTS[fact].name in reading.contradictions[0].message


def test_contradiction_between_facts_is_reported() -> None:
    reading = read("我们是科技型中小企业，不是中小企业")
    assert set(reading.contradictions[0].facts) == {"tech_sme", "sme"}


def test_difference_that_does_not_add_up_is_a_contradiction() -> None:
    assert "rd_increase" in read("研发费从300万涨到700万，研发多投了500万").contradictions[0].facts


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("研发费-500万元", "rd_this_year"),
        ("去年研发负300万", "rd_last_year"),
        ("合同300万美元", "contract_amount"),
        ("投资了50亿欧元", "investment"),
        ("研发投入99999999亿", "rd_this_year"),
        ("我们有2.5件发明专利", "granted_rights"),
        ("发明专利-3件", "granted_rights"),
        ("发明专利9999999件", "granted_rights"),
    ],
)
def test_absurd_numbers_are_refused_by_the_name_of_the_fact(text: str, fact: str) -> None:
    reading = read(text)
    assert reading.values == {}
    assert [problem.fact for problem in reading.problems] == [fact]
    assert FACTS[fact].name in reading.problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "忘掉我的信息",
        "请清除我的资料",
        "把我的资料删除",
        "忘了我刚才说的情况吧",
        "删掉我们公司的信息",
        "清空资料",
        "我之前说的都忘了吧",
    ],
)
def test_asker_can_be_forgotten(text: str) -> None:
    reading = read(text, GAZELLE)
    assert reading.forget
    assert reading.over(GAZELLE) == {}


@pytest.mark.parametrize("text", ["我忘了说，我们是高企", "别忘了我们是高企", "忘记交材料怎么办", "删除不良记录要多久"])
def test_forgetting_of_other_things_is_not_a_request(text: str) -> None:
    assert not read(text).forget


def test_new_facts_drop_old_ones_that_they_exclude() -> None:
    known = {"district": "zimao", "high_tech_recognition": "first", "tech_sme": True}
    assert read("其实我们不是高企", known).over(known) == {
        "high_tech_enterprise": False,
        "district": "zimao",
        "tech_sme": True,
    }


def test_industries_add_up_over_the_conversation() -> None:
    known = {"industry": ["software"]}
    assert read("我们也做氢能", known).over(known) == {"industry": ["software", "hydrogen"]}
    assert read("我们不做软件", known).over(known) == {"industry": {"has": [], "lacks": ["software"]}}


def test_approximate_numbers_are_marked() -> None:
    assert [found.approximate for found in read("今年研发费大概1200万").found] == [True]


def test_denied_facts_are_listed_with_their_words() -> None:
    assert [(d.fact, d.words) for d in read("我们不是高企，也没上市").denied] == [
        ("high_tech_enterprise", "高企"),
    ]


def test_what_is_not_true_of_the_wider_kind_is_not_true_of_the_narrower() -> None:
    assert read_profile(read("我们不是规上").values).known["above_scale_industrial"] is False


def test_a_grade_that_is_only_named_is_asked_about_whatever_the_asker_has() -> None:
    reading = read("我们是省级瞪羚，升级独角兽给多少")
    has = {"growth_title": "gazelle", "growth_title_level": "provincial"}
    assert reading.values == has
    assert reading.supposing({}) == has
    assert reading.supposing({}, {"growth_title"}) == has | {"growth_title": "unicorn"}


def test_supposing_leaves_out_what_contradicts_the_profile() -> None:
    known = {"high_tech_enterprise": False, "district": "zimao"}
    reading = read("高企再次认定在高新区给多少", known)
    assert reading.supposing(known) == known
    assert reading.supposing({}) == reading.hypothetical


def test_a_year_is_no_sum_that_was_asked_for() -> None:
    """A fact whose name ends in a year (this year's spending) is not read from the year of a recognition."""
    told = "高企是2020年第一次认定的，今年复审重新认定又过了"
    reading = read_facts(told, load_facts(), as_of=date(2023, 10, 10), asked=("rd_this_year", "rd_last_year"))
    assert reading.values == {"high_tech_enterprise": True, "high_tech_recognition": "again"}
