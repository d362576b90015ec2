"""What an asker tells of several supports is added up, whether in one message or over several; sums are the text's."""

from itertools import combinations, cycle

import pytest

from tests.bot.asking import Asker

TOLD = {  # what an asker in the free-trade area says, and the sum that 三、主要任务 gives for it, in 万元
    "刚第一次评上高新技术企业": 20,
    "被省里认定为独角兽企业": 200,
    "有15件发明专利获授权": 7.5,
    "通过PCT拿到3件美国专利": 12,
    "国际首台（套）合同额900万元": 270,
    "第一起草人主导制定了3项行业标准": 90,
    "获批牵头建设省级重点实验室": 100,
    "主板首发上市了": 300,
    "带来一个重点领域创新团队": 300,
    "上年度技术合同实际交易额900万": 90,
    "新获批了市级科技孵化器": 20,
    "建了院士工作站": 20,
}
TELLINGS = cycle(
    [
        ("我们在自贸片区，{one}，{other}，一共能拿多少",),
        ("公司在保税区，{one}，能拿多少", "另外还{other}，加起来能拿多少"),
        ("公司在保税区，{one}，能拿多少", "{other}能拿多少", "两项加起来呢"),
        ("我们在自贸片区，{one}，能拿多少", "我们还{other}，两样合计多少"),
    ]
)


@pytest.mark.parametrize(
    ("messages", "total"),
    [
        ([message.format(one=one, other=other) for message in telling], TOLD[one] + TOLD[other])
        for (one, other), telling in zip(list(combinations(TOLD, 2))[::3], TELLINGS, strict=False)
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_two_supports_told_are_added_up(asker: Asker, messages: list[str], total: float) -> None:
    assert f"={total:g}万元" in asker(*messages).text


def test_supports_looked_up_one_after_the_other_are_added_up_at_their_levels(asker: Asker) -> None:
    answer = asker("自贸片区省级重点实验室给多少", "国家级孵化器呢", "第一起草人国际标准多少", "三个合计呢")
    assert "100万元+100万元+100万元=300万元" in answer.text


def test_only_so_many_are_added_as_are_said(asker: Asker) -> None:
    answer = asker("自贸片区省级重点实验室给多少", "国家级孵化器呢", "第一起草人国际标准多少", "后面两项加起来呢")
    assert "100万元+100万元=200万元" in answer.text


@pytest.mark.parametrize(
    "counted", ["国家标准1项行业标准4项都是第一起草人", "国家标准一项、行业标准四项，都是第一起草人"]
)
def test_counts_of_each_level_stand_in_the_total_though_each_is_asked_for(asker: Asker, counted: str) -> None:
    assert "=170万元" in asker(f"公司在保税区，{counted}，分别多少，合计多少").text


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("国家级创新联盟的一次性80万已经拿了，后面还能拿多少", "80万元+20万元/年×3年−已领80万元=60万元"),
        ("省级创新联盟，一次性的和头一年运营费都领了，还能领多少", "−已领70万元=40万元"),
        ("去年获评市级联盟，已经领了30万，三年总共还能拿多少", "−已领30万元=60万元"),
        ("去年获评省级创新联盟，首年运营费拿了20万，还能拿多少", "20万元/年×3年−已领20万元=40万元"),
    ],
)
def test_what_was_paid_is_taken_off_what_is_still_to_come(asker: Asker, told: str, left: str) -> None:
    text = asker(f"我们在自贸片区，{told}").text
    assert left in text.splitlines()[0]
    assert "合计最多：" not in text


def test_what_is_paid_once_is_not_paid_again(asker: Asker) -> None:
    text = asker("公司在保税区，高企首次认定的20万去年拿了，今年还给吗").text
    assert "这笔补助是一次性的" in text
    assert "符合条件：" not in text


def test_years_that_were_paid_are_not_years_to_come(asker: Asker) -> None:
    assert "=40万元" not in asker("我们在自贸片区，院士工作站已经领了两年，今年还能领多少").text


def test_things_in_several_places_have_no_total(asker: Asker) -> None:
    text = asker("集团两家公司，自贸片区那家省级独角兽，高新区那家省级瞪羚，一共能拿多少").text
    assert "250万元" not in text
    assert "不在同一个区域" in text


def test_one_cap_takes_the_place_of_another_that_was_told_by_mistake(asker: Asker) -> None:
    told = "咱是保税区的，高企，科技型领军企业，研发去年350万，今年2350万，能补多少"
    assert "每年600万元[1]" in asker(told).text
    assert "每年200万元[1]" in asker(told, "说错了，我们是规上工业").text
