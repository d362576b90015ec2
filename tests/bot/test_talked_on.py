"""Conversations put together from the text's supports: another value, another sum, one spoken of before."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("first", "other", "amount"),
    [
        ("高企第一次认定", "重新认定", "10万元"),
        ("高新技术企业复审", "头一回认定", "20万元"),
        ("省级认定的瞪羚", "独角兽", "200万元"),
        ("科创板首发上市", "创业板", "300万元"),
        ("领军人才团队", "尖端人才团队", "500万元"),
    ],
)
@pytest.mark.parametrize(
    ("ask", "then"),
    [
        ("自贸片区{}给多少", "说错了，是{}"),
        ("大连保税区 {} 补助标准", "不对，我说的是{}"),
        ("我们在自贸片区，{}能给多少钱", "那{}的呢"),
        ("我们在自贸片区，{}能给多少钱", "{}"),
    ],
)
def test_another_value_takes_the_place_of_the_one_named(
    asker: Asker, first: str, other: str, amount: str, ask: str, then: str
) -> None:
    head = asker("首台套给多少", ask.format(first), then.format(other)).text.split("[1]")[0]
    assert head.endswith(f"：{amount}")


@pytest.mark.parametrize(
    ("first", "then", "amount"),
    [
        ("国内首台套支持多少", "我们在自贸片区，800万的合同能拿多少", "160万元"),
        ("自贸片区制造业创新中心省级的给多少", "我们总投资900万，别处拿过200万，能拿多少", "250万元"),
    ],
)
def test_a_sum_told_is_reckoned_by_the_support_just_stated(asker: Asker, first: str, then: str, amount: str) -> None:
    assert amount in asker(first, then).text.split("[1]")[0]


@pytest.mark.parametrize("back", ["第一个{}", "前面说的院士工作站，{}", "刚才院士站那个{}", "回到第一个，{}"])
@pytest.mark.parametrize(
    ("asked", "said"), [("给多少来着", "20万元"), ("要评审吗", "评估"), ("有效期到什么时候", "2025年12月31日")]
)
def test_one_asks_on_of_what_was_spoken_of_first(asker: Asker, back: str, asked: str, said: str) -> None:
    answer = asker("自贸片区院士工作站给多少", "揭榜挂帅呢", back.format(asked))
    assert "院士工作站" in answer.text.splitlines()[0]
    assert said in answer.text
