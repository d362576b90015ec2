"""Whether the asker meets the conditions is said first, with those that are met, fail or are open."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "我们公司在保税区，刚评上省级瞪羚，50万有我们的份吧",
            "符合条件：在大连自贸片区（保税区）经营；为独角兽企业或瞪羚企业；获省级认定",
        ),
        (
            "公司在保税区，去年评上瞪羚，50万有我们的份吧",
            "还不能确定，已符合：在大连自贸片区（保税区）经营；为独角兽企业或瞪羚企业；待确认：获省级认定",
        ),
        ("高企证书过期了没续上，还能按自贸片区再次认定拿10万吗", "条件是："),
        ("借壳上的主板，大连自贸片区能拿300万吗", "不符合条件：须为首发上市，您说的不是"),
        ("高企在保税区，研发一年1000万，按30%是不是给300万", "还算不出具体数，缺上年度研发经费"),
    ],
)
def test_how_the_asker_stands_is_said_before_the_clause(asker: Asker, question: str, first: str) -> None:
    said = asker(question).text.partition("原文")[0]
    assert first in said


def test_who_only_looks_up_whether_there_is_support_is_not_told_that_he_qualifies(asker: Asker) -> None:
    assert "符合条件" not in asker("院士站有补贴吗").text
    assert asker("我们建了院士站，有补贴吗").text.startswith("符合条件")
