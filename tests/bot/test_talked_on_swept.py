"""Supports × what people ask next of them: what no document states is refused, whoever asks it in however few words."""

import pytest

from tests.bot.asking import Asker

FIRST = (
    "自贸片区新批的国家级孵化器给多少",
    "自贸片区省级瞪羚奖多少",
    "自贸片区发明专利授权一件补多少",
    "国内首台套在自贸片区怎么补",
)
UNSTATED = (
    *("都得交啥", "材料有哪些", "要什么材料", "多久到账", "批下来要几天", "啥时候开始报", "电话多少", "地址在哪"),
    *("在哪个网上报", "有没有名额限制", "每年批几家", "通过率高吗", "注册资本要多少"),
    *("纳税要达到多少", "利息几厘", "半道改目标行不行"),
)


@pytest.mark.parametrize("then", UNSTATED)
def test_what_no_document_states_of_a_support_is_refused(asker: Asker, then: str) -> None:
    for first in FIRST:
        assert asker(first, then).status == "not_found", first


@pytest.mark.parametrize("then", ["找谁办", "问谁", "太好了！找谁报", "ok，那找谁"])
def test_whom_to_ask_is_told_after_a_support(asker: Asker, then: str) -> None:
    for first in FIRST:
        assert asker(first, then).text.startswith("找大连自贸片区（保税区）管委会经济发展局"), first


@pytest.mark.parametrize(
    "then", ["谢谢！那国家级的呢", "明白了，多谢。国家级的呢", "说回正题，国家级的呢", "最后问下，国家级的呢"]
)
def test_a_question_is_heard_behind_thanks(asker: Asker, then: str) -> None:
    assert "100万元" in asker("自贸片区省级孵化器给多少", then).text.split("[1]")[0]


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("国际首台套合同2000万，自贸片区给多少", "要是只评了个国内的呢", "400万元"),
        ("国内首台套合同2000万，自贸片区给多少", "要是国际首台套呢", "600万元"),
        ("自贸片区国家级重点实验室给多少", "就评了个省级的呢", "100万元"),
        ("自贸片区主导制定国际标准给多少", "要是只是个行标呢", "30万元"),
        ("自贸片区院士站一年多少", "博士后的呢", "10万元"),
        ("高企首次认定自贸片区奖多少", "研发增量呢", "1000万元"),
    ],
)
def test_what_is_named_next_takes_the_place_of_what_was_named(asker: Asker, first: str, then: str, amount: str) -> None:
    assert amount in asker(first, then).text.split("[1]")[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("哪个高", "20万元−10万元=10万元"),
        ("两个加起来呢", "20万元+10万元=30万元"),
        ("差多少", "20万元−10万元=10万元"),
    ],
)
def test_two_supports_spoken_of_are_compared_and_added(asker: Asker, asked: str, said: str) -> None:
    talk = ("自贸片区院士站一年多少", "博士后的呢")
    assert said in asker(*talk, asked).text
    assert said in asker(*talk, "哪个高", asked).text


def test_several_years_are_counted_at_the_level_spoken_of(asker: Asker) -> None:
    answer = asker("保税区省级联盟一次给多少", "每年还有啥", "三年下来一共能拿多少")
    assert "50万元+20万元/年×3年=110万元" in answer.text


def test_a_target_has_the_units_of_its_clause_or_none(asker: Asker) -> None:
    assert asker("三年行动计划里金普的引苗工程培育几家企业", "谁负责").text.startswith("牵头单位：高新区管委会")
    assert asker("双创基地金普建几个", "谁负责").status == "not_found"  # 第14条 names nobody
    assert asker("三年行动计划里高新区2018年国家级孵化器要达到多少家", "哪个单位负责").status == "not_found"


@pytest.mark.parametrize("then", ["下一年是多少", "打错了，我要2019年的", "行，知道了。2019年呢"])
def test_another_year_of_a_target(asker: Asker, then: str) -> None:
    assert "30家" in asker("三年行动计划里高新区2018年市级以上孵化载体达到几家", then).text.split("[1]")[0]


def test_another_time_of_asking_is_no_thing(asker: Asker) -> None:
    answer = asker("自贸片区孵化器补助还有吗", "放在2022年问呢")
    assert answer.status == "answered"
    assert "有效期" in answer.text
