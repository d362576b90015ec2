"""Several holders that a message or a conversation tells of: each gets his own, and nobody another's."""

import re

import pytest

from tests.bot.asking import Asker

PAIRS = [
    ("我家", "老同学家"),
    ("我爸那家", "我们公司"),
    ("甲公司", "乙公司"),
    ("A厂", "B厂"),
    ("我们", "楼上那家"),
    ("母公司", "子公司"),
]
TOLD = [
    ("首次认定高企", "20万元", "再次认定高企", "10万元", "30万元", "10万元"),
    ("是省级瞪羚企业", "50万元", "是省级独角兽企业", "200万元", "250万元", "150万元"),
    ("有3件发明专利授权", "1.5万元", "有8件发明专利授权", "4万元", "5.5万元", "2.5万元"),
    ("有国际首台套，合同3000万", "900万元", "有国内首台套，合同1000万", "200万元", "1100万元", "700万元"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(("first", "of_first", "second", "of_second", "whole", "more"), TOLD)
def test_each_holder_gets_what_his_own_facts_give(
    asker: Asker, one: str, other: str, first: str, of_first: str, second: str, of_second: str, whole: str, more: str
) -> None:
    told = f"{one}{first}，{other}{second}，都在自贸片区"
    of_all = asker(f"{told}，两家一共能拿多少").text
    assert re.match(rf"合计(?:最多)?：.*={re.escape(whole)}", of_all)
    compared = asker(f"{told}，谁补得多，多多少").text.splitlines()
    assert f"={more}" in compared[0]
    sums = [line for line in compared[1:] if not line.startswith(("原文", "计算", "依据"))]
    assert of_first in sums[1]
    assert of_second in sums[-1]
    alone = asker(f"{told}，{other}能拿多少").text.split("原文")[0]
    assert of_second in alone
    assert f"{of_first}[" not in alone


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "我妈的公司拿到省级独角兽认定了，我自己的公司啥也没有，两家都在自贸片区。独角兽那200万我的公司能领吗",
            "您说的没有",
        ),
        ("楼上那家首次认定高企，我们啥也没有，都在自贸片区，高企那20万我们能领吗", "须为高新技术企业"),
        ("母公司是高企，我们不是，在自贸片区，研发从500万涨到800万，能领研发后补助吗", "须为高新技术企业"),
    ],
)
def test_what_another_has_is_not_the_askers(asker: Asker, asked: str, said: str) -> None:
    answer = asker(asked).text
    assert "不符合条件" in answer
    assert said in answer


def test_what_is_said_of_all_and_what_one_alone_is_told_of_in_full(asker: Asker) -> None:
    shared = asker(
        "两家都是自贸片区高企，研发都从1000万涨到2000万，一家规上工业，一家既非规上工业也非领军，各补多少？"
    ).text
    assert "每年100万元" in shared.partition("第二家")[2]
    led, other = "我家是科技型领军企业，今年研发比去年增加800万", "老同学家是规上工业高企，增加600万"
    answer = asker(f"{led}，{other}（我家也是高企，都在保税区），谁补得多，多多少？")
    assert "240万元−180万元=60万元" in answer.text


def test_no_difference_where_a_sum_is_not_known(asker: Asker) -> None:
    answer = asker("甲公司是高企，研发增加800万，乙公司是领军企业也是高企，都在自贸片区，谁补得多，多多少").text
    assert "−" not in answer.splitlines()[0]


@pytest.mark.parametrize(
    ("later", "said"), [("两家加起来呢", "=30万元"), ("那他家呢", "：10万元"), ("差多少", "=10万元")]
)
def test_holders_told_of_before_are_asked_about_later(asker: Asker, later: str, said: str) -> None:
    assert said in asker("我家首次认定高企，我爸那家再次认定，都在自贸片区，我家能拿多少", later).text.split("原文")[0]


def test_a_number_told_anew_is_that_of_the_holder_named(asker: Asker) -> None:
    told = "我所国际标准第一起草人1项，隔壁所国家标准2项，均第一起草人，同在自贸片区"
    assert "150万元−100万元=50万元" in asker(told, "隔壁其实是3项", "两家补助差多少？").text


def test_who_gets_nothing_is_named_and_left_out_of_the_whole(asker: Asker) -> None:
    told = "三家都在保税区：A科创板首发，B创业板首发，C主板过会还没上市"
    answer = asker(told, "三家一共能拿多少上市补助，谁没有？").text
    assert answer.startswith("合计：500万元+300万元=800万元")
    assert "C不符合条件" in answer


def test_a_title_that_is_said_to_be_anothers_is_not_the_askers(asker: Asker) -> None:
    told = "大连自贸片区高企，研发投入从0.8亿涨到1.25亿，我们有科技型领军企业的牌子，能给1000万吧"
    answer = asker(
        told, "唉不对，领军那个牌子是我们母公司的，我们自己就是个规上工业高企", "那我们自己封顶能给到多少？"
    ).text
    assert "每年200万元" in answer.splitlines()[0]


@pytest.mark.parametrize(
    ("told", "whole"),
    [
        ("甲公司首次认定高企，乙公司也是，都在自贸片区，一共多少", "20万元+20万元=40万元"),
        ("我们公司和我爸的公司都是首次认定高企，都在自贸片区，两家一共补多少", "20万元+20万元=40万元"),
        (
            "甲公司研发从1000万涨到1500万，乙公司从800万涨到1000万，都是规上工业高企，都在自贸片区，一共多少",
            "150万元+60万元=210万元",
        ),
    ],
)
def test_what_one_is_told_of_like_the_other(asker: Asker, told: str, whole: str) -> None:
    assert whole in asker(told).text.splitlines()[0]


def test_no_sum_is_given_for_all_where_it_is_not_told_whose_a_fact_is(asker: Asker) -> None:
    answer = asker("我家首次认定高企，老同学家也做了不少，都在自贸片区，两家一共能拿多少")
    assert "不止一家" in answer.text.splitlines()[0]
    assert "合计：" not in answer.text
