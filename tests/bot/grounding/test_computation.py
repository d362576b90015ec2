import pytest

from bot.grounding.computation import computed_wrong
from bot.grounding.reading import squash

RIGHT = [
    "160万×50% = 80万元，市级最高100万元 → 最高80万元",
    "25项×5000元 = 12.5万元，累计封顶10万元，须扣除此前已领部分 → 最多10万元",
    "3件×5000元 = 1.5万元，累计封顶10万元，已领9万元，余1万元 → 1万元",
    "1800万×20% = 360万元，未超过国内首台（套）封顶500万元 → 360万元",
    "20万元/年×3年 = 60万元",
    "(3000万−2100万)×30% = 270万元，封顶：领军企业1000万元、规上工业企业200万元 → 200万元至270万元",
    "(最多500万元)×30% = 最多150万元，其他企业封顶100万元 → 最多100万元",
    "(800万元至1200万元)×30% = 240万元至360万元，其他企业封顶300万元 → 240万元至300万元",
    "相差：55件 − 35件 = 20件",
]
WRONG = [
    "160万×50% = 90万元",
    "160万×50% = 80万元，市级最高100万元 → 最高100万元",
    "160万×50% = 80万家",
    "25项×5000元 = 12.5万元，累计封顶10万元，须扣除此前已领部分 → 最多12.5万元",
    "3件×5000元 = 1.5万元，累计封顶10万元，已领9万元，余2万元 → 1.5万元",
    "20万元/年×3年 = 60亿元",
    "(800万元至1200万元)×30% = 240万元至350万元",
    "55件 − 35件 = 20家",
    "好 = 更好",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_follows_is_accepted(text: str) -> None:
    assert computed_wrong(squash(text)) == []


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_follow_is_named(text: str) -> None:
    assert computed_wrong(squash(text))
