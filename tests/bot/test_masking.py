"""Personal numbers are masked however they are written; figures of policies are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import MASK, mask, without_personal

gaps = st.sampled_from(["", " ", "-", "－"])
# What may stand next to a number without being part of it.
around = st.text(st.characters(blacklist_categories=("Cs", "Nd"), blacklist_characters="-－+@＠.．_%元万亿(（ 　"))


def run(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


mobiles = st.builds(
    lambda code, gap, second, a, b, c: f"{code}1{second}{a}{gap}{b}{gap}{c}",
    st.sampled_from(["", "86", "+86", "0086", "+86 ", "86-"]),
    gaps,
    st.sampled_from("3456789"),
    run(1),
    run(4),
    run(4),
)
cards = st.builds(lambda head, last: head + last, run(17), st.sampled_from("0123456789Xxｘ"))
mails = st.from_regex(r"[a-z][a-z0-9.]{0,10}@[a-z0-9]{1,10}\.(com|cn|com\.cn)", fullmatch=True)


@given(around, st.one_of(mobiles, cards), around)
def test_a_number_is_masked_whatever_stands_around_it(before: str, number: str, after: str) -> None:
    assert mask(f"{before}{number}{after}") == f"{mask(before)}{MASK}{mask(after)}"


@given(st.one_of(mobiles, cards))
def test_full_width_digits_hide_nothing(number: str) -> None:
    wide = number.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert mask(f"请打{wide}。") == f"请打{MASK}。"


@given(st.text("问，。； "), mails, st.text("问，。； "))
def test_an_address_is_masked(before: str, mail: str, after: str) -> None:
    assert mask(f"{before}{mail}{after}") == f"{before}{MASK}{after}"


@given(st.text())
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize("text", ["0411-83633000", "（0411）8363 3000", "04118363300", "210202900101123"])
def test_other_ways_to_write_them_are_known(text: str) -> None:
    assert mask(f"请打{text}。") == f"请打{MASK}。"


@pytest.mark.parametrize(
    "text",
    [
        "研发费去年800万、今年1200万，能补多少？",
        "投入13800000000元",
        "13812345678 亿元",
        "大政办发〔2017〕119号",
        "2021-08-18至2025-12-31",
        "2026-11-21 00:32:37",
        "m_13812345678f4c0db13812345678abcd",
        "zimao-2021/3-5-15",
    ],
)
def test_figures_dates_and_our_own_ids_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.timeout(60)  # a pattern that backtracks would take hours
@pytest.mark.parametrize("text", ["a" * 100_000, "a@" * 50_000, "1" * 100_000, "0411-" * 20_000, "a@b" + ".b" * 50_000])
def test_no_text_makes_masking_slow(text: str) -> None:
    assert len(mask(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "我电话13812345678，身份证210203199001011234，邮箱zhang.san@example.com，自贸片区院士工作站补多少",
            "自贸片区院士工作站补多少",
        ),
        ("手机号：138 1234 5678 高企认定补多少", "高企认定补多少"),
        ("本公司的联系电话为 0411-84801234，高新区孵化器呢", "高新区孵化器呢"),
        ("联系电话是多少", "联系电话是多少"),
        ("合同13800000000元能补多少", "合同13800000000元能补多少"),
        ("13812345678", ""),
    ],
)
def test_what_is_asked_is_left_without_personal_numbers_and_what_announces_them(text: str, asked: str) -> None:
    assert without_personal(text) == asked
