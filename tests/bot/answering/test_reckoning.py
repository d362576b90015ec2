"""Sums that the quoted words of a document without a catalogue of measures come to."""

import pytest

from bot.answering.reckoning import rules
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("told", "stated", "rule"),
    [
        ("租了1800万的设备", "按租赁标的物总额的5%给予扶持，最高500万元。", "1800万×5% = 90万元，封顶500万元 → 90万元"),
        ("自付了6万", "累计超过15000元的部分，在80000元限额内扣除。", "6万−1.5万元 = 4.5万元，封顶8万元 → 4.5万元"),
        (
            "新建620亩",
            "面积在100亩及以上至500亩的，给予100元/亩；500亩以上的，给予200元/亩。",
            "620亩×200元 = 12.4万元",
        ),
        ("结婚15年", "结婚每满1年积4分，最高分值40分。", "15年×4分 = 60分，最高40分"),
        ("投了2亿", "甲类给予10%扶持，乙类给予20%扶持，丙类给予30%扶持。", None),
        ("投了2亿，自筹5000万", "按投资额的10%给予扶持。", None),
    ],
)
def test_one_rule_meets_one_number(told: str, stated: str, rule: str | None) -> None:
    assert next(rules(told, stated), None) == rule


def test_a_number_that_is_supposed_is_reckoned_by_the_share_quoted(asker: Asker) -> None:
    asked = "大连高新区区级可支配财力是20个亿，按规划科技创新、人才、创投财政支出最少得多少"
    assert "20亿×10% = 2亿元" in asker(f"假如{asked}").text
    assert "20亿×10%" not in asker(asked).text
