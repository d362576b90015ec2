"""What an asker takes for granted: confirmed or corrected in the first line, and never confirmed of what is over."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("自贸片区再次认定高企补10万对吗", "是[1]。"),
        ("自贸片区科创板上市一次性给500万对吧", "是[1]。"),
        ("自贸片区博士后工作站每年给10万是吗", "是这个数，但文件写的是“最高”，不是一定给到[1]。"),
        ("自贸片区首次高企补30万对不对", "文件写的不是30万，而是20万元[1]。"),
        ("自贸片区氢能项目最高奖5000万是吧", "文件写的不是5000万，而是1亿元[1]。"),
        ("自贸片区主板上市补500万？", "文件写的不是500万，而是300万元[1]。"),
        (
            "自贸片区企业，去年技术合同实际交易额1500万，能补150万吗",
            "技术合同实际技术交易额补助：每个单项100万元，不是您说的150万[1]。",
        ),
    ],
)
def test_a_claimed_sum_is_judged_first(asker: Asker, question: str, first: str) -> None:
    assert asker(question).text.splitlines()[0] == first


def test_a_right_sum_of_ended_support_is_not_confirmed(asker: Asker) -> None:
    answer = asker("自贸片区省级瞪羚奖励50万现在还给吗", as_of=date(2026, 11, 21))
    assert "已失效" in answer.text.splitlines()[0]
    assert not any(line.startswith("是") for line in answer.text.splitlines())


def test_support_of_a_later_year_gets_one_notice(asker: Asker) -> None:
    answer = asker("打算明年评高企，在自贸片区能拿多少", as_of=date(2025, 6, 1))
    assert "到您说的明年已不在有效期内" in answer.text.splitlines()[0]
    assert "仍在有效期内" not in answer.text


def test_a_refusal_comes_before_the_state_of_its_document(asker: Asker) -> None:
    assert "不符合" in asker("研发费没增长，还能拿后补助吗").text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("必须在自贸片区注册才能拿补贴吗", "持续经营10年以上"),
        ("自贸片区的补贴，够条件就能直接给吗", "不是：政策兑现需经专家评审委员会评审"),
    ],
)
def test_what_holds_for_all_support_is_said_for_all(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("地标5万行标30万国标50万，是这样吗", "是，文件写的正是这几个数"),
        ("国际标准100万、国家标准30万，是不是这样", "文件写的不是国家标准30万，而是50万元"),
    ],
)
def test_each_tier_is_compared_with_the_sum_claimed_for_it(asker: Asker, question: str, verdict: str) -> None:
    assert asker(question).text.startswith(verdict)


def test_what_is_only_striven_for_is_not_said_to_be_allowed(asker: Asker) -> None:
    answer = asker("小微企业残保金能免吗")
    assert "积极争取" in answer.text.splitlines()[0]
    assert not answer.text.startswith("可以")


@pytest.mark.parametrize(
    ("question", "sum_"),
    [
        ("高新区国家级孵化器给100万吗", "100万"),
        ("我们在金普新区，瞪羚50万能拿吗", "50万"),
        ("高新区院士工作站一年20万是吗", "20万"),
    ],
)
def test_a_sum_of_another_place_is_said_to_be_unwritten(asker: Asker, question: str, sum_: str) -> None:
    assert f"文件没有写{sum_}这个数" in asker(question).text.splitlines()[0]


def test_who_gives_it_is_not_who_the_asker_takes_it_to_be(asker: Asker) -> None:
    assert asker("辽宁省给省级瞪羚50万对不对").text.startswith("不是辽宁省给的")
    assert asker("大连市给高企首次认定奖20万对吗").status == "not_found"
    assert asker("省里认定的瞪羚给50万对吗，自贸片区").text.startswith("是")
