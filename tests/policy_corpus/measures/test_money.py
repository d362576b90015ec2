from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_corpus.errors import InputError
from policy_corpus.measures.money import find_money, parse_money, parse_share, render_yuan


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("500万元", 5_000_000),
        ("单项最高 100 万元"[5:], 1_000_000),
        ("1亿元", 100_000_000),
        ("1.2亿", 120_000_000),
        ("1亿2000万元", 120_000_000),
        ("一亿二千万", 120_000_000),
        ("三百二十万", 3_200_000),
        ("两百万", 2_000_000),
        ("二十万元", 200_000),
        ("十万", 100_000),
        ("3千万", 30_000_000),
        ("3万5千元", 35_000),
        ("1万2000元", 12_000),
        ("一万五", 15_000),
        ("5000元", 5_000),
        ("5千块", 5_000),
        ("1,200万", 12_000_000),
        ("１００万元", 1_000_000),
        ("20多万", 200_000),
        ("800000", 800_000),
    ],
)
def test_one_sum_is_read_exactly(text: str, yuan: int) -> None:
    assert parse_money(text) == yuan


@pytest.mark.parametrize("text", ["很多", "", "500万美元", "100万到200万", "30%", "1万家"])
def test_what_is_no_single_sum_of_yuan_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_money(text)


def test_foreign_money_is_named_as_such() -> None:
    [money] = find_money("实际利用外资完成1.21亿美元")
    assert money.currency == "美元"


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("分别给予500万元、100万元、50万元补助", [5_000_000, 1_000_000, 500_000]),
        ("分别给予10、20、30万元补助", [100_000, 200_000, 300_000]),
        ("给予3-5万元资助", [30_000, 50_000]),
        ("1、500万元以上的项目", [5_000_000]),
        ("研发费从300万涨到700万", [3_000_000, 7_000_000]),
        ("去年800、今年1200万", [12_000_000]),
        ("新增企业1万家、孵化器20万平方米、引进人才10000人", []),
        ("辽宁省“百千万”工程、“十百千万”中心", []),
        ("区块链和石墨烯元素", []),
    ],
)
def test_sums_are_told_from_counts(text: str, sums: list[int]) -> None:
    assert [money.yuan for money in find_money(text)] == sums


def test_found_sums_stand_where_they_say() -> None:
    text = "一次性给予200、100 万元，每项 5000 元"
    assert [text[money.start : money.end] for money in find_money(text)] == ["200", "100 万元", "5000 元"]


@pytest.mark.parametrize(
    ("yuan", "text"),
    [(5000, "5000元"), (15_000, "1.5万元"), (5_000_000, "500万元"), (100_000_000, "1亿元"), (120_000_000, "1.2亿元")],
)
def test_sums_are_written_as_officials_write_them(yuan: int, text: str) -> None:
    assert render_yuan(Decimal(yuan)) == text


@given(st.integers(min_value=1, max_value=10**13))
def test_what_is_written_reads_back_as_the_same_sum(yuan: int) -> None:
    assert parse_money(render_yuan(Decimal(yuan))) == yuan


@pytest.mark.parametrize("text", ["30%", "30％", "30 %", "百分之三十", "三成"])
def test_a_share_is_read_however_it_is_written(text: str) -> None:
    assert parse_share(text) == Decimal("0.3")


def test_a_share_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="看不懂比例"):
        parse_share("不少")
