"""Figures asked for by label, without a verb."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "held", "other"),
    [
        ("高新区 2023年末 独角兽类企业 家数", ["独角兽类企业5家"], "证券"),
        ("2018方案 全社会研发 占比", ["3.2%"], "65%"),
        ("十四五规划 国家科学技术奖 项目数", ["18项"], "683"),
        ("自贸片区 技术合同 补助比例", ["10%"], "50万元"),
        ("高新片区规划 软件和信息技术服务业收入 2021 增速", ["10.1%"], "8.7%"),
        ("自贸片区 高企 首次认定 补助", ["20万元"], "瞪羚"),
        ("高新区 在管基金 支数 总规模", ["44支", "49.34亿元"], "证券"),
        ("金普精细化工2019年骨干企业数、销售收入", ["10家", "200亿元"], "15家"),
        ("2023年底高新区 小贷、融资租赁 各几家", ["11家", "9家"], "1269"),
    ],
)
def test_each_label_gets_its_figure(asker: Asker, question: str, held: list[str], other: str) -> None:
    text = asker(question).text
    assert all(words in text for words in held)
    assert other not in text


def test_the_years_that_support_lasts_are_told_with_the_sum_where_they_are_asked(asker: Asker) -> None:
    text = asker("重点学科重大课题 每年每项 年数").text
    assert "50万元" in text
    assert "连续支持3年" in text


def test_a_goal_of_the_area_stands_beside_what_a_neighbour_has_reached(asker: Asker) -> None:
    answer = asker("自创区高企2019年目标")
    assert "450家" in answer.text
    assert "757" not in answer.text


def test_two_numbers_said_to_be_written_are_each_found(asker: Asker) -> None:
    text = asker("高新区新三板企业数有写24的有写25的，咋回事").text
    assert all(words in text for words in ("24家", "25家", "2021", "2023"))


def test_a_thing_that_the_text_speaks_of_is_not_passed_over_for_the_support_of_the_asker(asker: Asker) -> None:
    assert "残保金" in asker("残保金 小微企业").text.splitlines()[0]
