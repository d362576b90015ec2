"""Whom a message tells of, and what it asks of which of them."""

import pytest

from bot.understanding.holders import holders_told


@pytest.mark.parametrize(
    "text",
    [
        "我们有两个孵化器，一家国家级，一家省级，一共多少",
        "我朋友说首次认定高企给20万，我们是再次认定，能拿多少",
        "我们和大连理工大学合作研发，是高企，能补多少",
        "帮客户问一下，高企首次认定补多少",
        "第一家和第二家差多少",
    ],
)
def test_a_message_of_one_holder_is_not_cut(text: str) -> None:
    assert holders_told(text) is None


@pytest.mark.parametrize(
    ("asked", "of"),
    [
        ("各补多少", ["甲公司", "乙公司"]),
        ("乙公司能拿多少", ["乙公司"]),
        ("谁拿得多", ["甲公司", "乙公司"]),
        ("乙公司比甲公司多拿多少", ["甲公司", "乙公司"]),
    ],
)
def test_of_whom_is_asked(asked: str, of: list[str]) -> None:
    told = holders_told(f"甲公司首次认定高企，乙公司再次认定高企，都在自贸片区，{asked}")
    assert told is not None
    assert [holder.name for holder in told.asked] == of
    assert told.shared == "在自贸片区"


def test_each_asks_for_himself() -> None:
    told = holders_told("我家首次认定高企，我爸那家再次认定，高企那20万他家能领吗")
    assert told is not None
    assert told.question == "高企那20万我们公司能领吗"
    assert [holder.told for holder in told.all] == ["首次认定高企", "再次认定"]
