"""What a message asks besides, and its draft says nothing of, is asked by itself."""

import pytest

from tests.bot.asking import Asker


def test_what_a_draft_leaves_unanswered_is_asked_by_itself(asker: Asker) -> None:
    answer = asker("2021年末高新区有多少院士、多少国家级人才").text
    assert "14人" in answer
    assert "79人" in answer
    assert "183" not in answer


def test_things_of_two_measures_are_each_given_their_sum(asker: Asker) -> None:
    answer = asker("揭榜挂帅项目和氢能重点项目封顶数各是多少").text
    assert "1000万元" in answer
    assert "1亿元" in answer


def test_two_things_set_against_each_other_are_each_counted_at_one_time(asker: Asker) -> None:
    answer = asker("省级重点实验室和省级技术创新中心，高新区哪个多").text
    assert "68个−36个=32个" in answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("高新区常住人口比户籍人口多几万", ["30.7万人−20.5万人=10.2万人"]),
        ("2025年高新片区高企、科小、技术合同额三个目标报一下", ["1500家", "3300家", "205亿元"]),
        ("东部中心大连分中心，三年计划说争取，2018年方案变成啥了", ["公司组建", "争取国家技术转移东部中心"]),
    ],
)
def test_each_of_what_is_held_together_is_said(asker: Asker, message: str, said: list[str]) -> None:
    answer = asker(message).text
    assert all(words in answer for words in said), answer


def test_a_figure_and_the_lead_of_a_named_clause_are_both_told(asker: Asker) -> None:
    answer = asker("三年计划第8条 新材料，19年收入要多少亿、哪家牵头").text
    assert "100亿元" in answer
    assert "牵头单位：金普新区管委会" in answer


def test_what_came_in_and_what_it_drew_are_told_of_a_fund_whose_support_has_no_sum(asker: Asker) -> None:
    answer = asker("大连高新区政府引导基金到位了多少钱、撬动多少社会资本？").text
    assert "10亿元" in answer
    assert "39亿元" in answer
    assert asker("高新区引导基金给企业多少钱").status == "not_found"
