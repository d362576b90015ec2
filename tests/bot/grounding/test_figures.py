import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grounding.figures import figures_in, read_numeral
from bot.grounding.reading import read, squash


def values(text: str) -> list[tuple[str, str]]:
    return [(figure.value, figure.unit) for figure in figures_in(squash(text))]


@pytest.mark.parametrize(
    "forms",
    [
        ("20亿元", "二十亿元", "20 亿元"),
        ("20万元", "二十万元", "200000元", "200,000元"),
        ("10%", "百分之十", "10％", "１０％"),
        ("30%", "百分之三十", "三成"),
        ("1.2亿元", "1亿2000万元", "12000万元"),
        ("3年", "三年"),
        ("2025年12月31日", "2025-12-31"),
        ("3—5家", "3-5家", "3至5家"),
        ("2017—2019年", "2017年至2019年"),
        ("第17条", "第十七条"),
        ("2、3万元", "2万元、3万元"),
        ("10、20、30万元", "10万元、20万元、30万元"),
    ],
)
def test_one_figure_has_one_form(forms: tuple[str, ...]) -> None:
    assert len({tuple(values(form)) for form in forms}) == 1
    assert values(forms[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("20万元", "20亿元"),
        ("20万元", "20万家"),
        ("20万元", "20万美元"),
        ("30%", "30‰"),
        ("3家", "3—5家"),
        ("第7条", "7条"),
        ("2025年12月31日", "2025年12月30日"),
        ("1.2亿元", "12亿元"),
    ],
)
def test_different_figures_differ(first: str, second: str) -> None:
    assert values(first) != values(second)


@pytest.mark.parametrize(
    "text", ["一次性给予", "一项支持", "一批项目", "到那一年", "百强企业", "千人计划", "万人有效发明专利"]
)
def test_an_article_is_no_figure(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("short", "whole", "same"),
    [
        ("500万补助", "500万元补助", True),
        ("500万", "500万元", True),
        ("500万桶", "500万元", False),
        ("500", "500元", False),
    ],
)
def test_the_unit_of_a_sum_may_go_without_saying(short: str, whole: str, same: bool) -> None:
    first, second = read(short), read(whole)
    assert first.same(first.mentions[0], second, second.mentions[0]) is same


def test_lists_are_aligned_with_the_sums_given() -> None:
    reading = read("对获得国家、省、市认定的制造业创新中心，在前提下，分别给予最高500万元、300万元、100万元的补助")
    assert [reading.tiers[figure.start].label for figure in reading.figures] == ["国家", "省", "市"]


@given(st.text(alphabet="一二两三十百千万亿点零元年家%‰百分之第条0123456789.,、—至到-()", max_size=30))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures_in(text):
        assert 0 <= figure.start < figure.end <= len(text)


@given(st.integers(1, 9999))
def test_numerals_are_read_back(number: int) -> None:
    assert read_numeral(_spelled(number)) == number


def _spelled(number: int) -> str:
    digits = "零一二三四五六七八九"
    parts: list[str] = []
    zero = False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            parts.append(("零" if zero and parts else "") + digits[digit] + name)
        zero = not digit
    return "".join(parts)
