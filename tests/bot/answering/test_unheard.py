"""Support is asked for a thing that no document knows."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("我们公司在自贸片区，首店有没有奖励", "首店"),
        ("企业参展能申请补助吗", "参展"),
        ("咱保税区企业今年刚“小升规”，奖多少", "小升规"),
        ("企业装修怎么补贴", "装修"),
    ],
)
def test_it_is_said_not_to_be_there_instead_of_all_there_is(asker: Asker, question: str, thing: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert thing in answer.text or "没有写到" in answer.text


_ELSEWHERE_SUPPORTED = ("首店经济", "地理标志", "预制菜", "托育机构", "债券发行", "新型学徒制", "ISO认证", "稳岗返还")
_SUPPORTED = ("院士站", "首台套", "技术合同", "瞪羚企业", "离岸孵化器", "国外专利")
_ASKING = (
    "{}的话有钱拿没",
    "{}这块儿有啥扶持不",
    "保税区对{}有奖励没",
    "想问下{}的资金支持能拿到手多少",
    "{}支持政策是哪个文件",
    "{}补贴最高能拿几万",
)


@pytest.mark.parametrize("asked", _ASKING)
@pytest.mark.parametrize("thing", _ELSEWHERE_SUPPORTED)
def test_what_other_places_support_is_refused_in_every_wording(asker: Asker, thing: str, asked: str) -> None:
    assert asker(asked.format(thing)).status == "not_found"


@pytest.mark.parametrize("asked", _ASKING)
@pytest.mark.parametrize("thing", _SUPPORTED)
def test_what_the_documents_support_is_answered_in_the_same_wordings(asker: Asker, thing: str, asked: str) -> None:
    assert asker(asked.format(thing)).status == "answered"


def test_what_somebody_tells_that_he_does_is_the_thing_whose_sum_he_asks_for(asker: Asker) -> None:
    assert asker("我们公司做危废处置，政策上给补多少").status == "not_found"


@pytest.mark.parametrize("question", ["我们在自贸片区，院士站有没有补贴", "做检测有补贴吗", "刚起步能拿什么补贴"])
def test_what_is_known_by_another_word_or_only_says_who_asks_is_answered(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"


_EVERYDAY = (
    "今天堵车不",
    "哪有修鞋的",
    "房价多少一平",
    "万达几点关门",
    "附近哪能洗澡",
    "樱花开了没",
    "附近有什么好玩的",
    "weather 怎么样",
)


@pytest.mark.parametrize("place", ["高新区", "保税区", "金普新区"])
@pytest.mark.parametrize("talk", _EVERYDAY)
def test_everyday_talk_beside_a_place_is_another_subject(asker: Asker, place: str, talk: str) -> None:
    assert asker(place + talk).status == "out_of_scope"


@pytest.mark.parametrize(
    "question", ["实用新型在自贸片区给多少", "卖海鲜的小店能领啥补贴", "保税区幼儿园补贴", "高新区雏鹰多少家"]
)
def test_whoever_asks_for_support_or_a_number_of_ours_is_not_turned_away(asker: Asker, question: str) -> None:
    assert asker(question).status in ("answered", "not_found")
