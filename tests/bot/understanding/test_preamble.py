"""An opening that only says who asks is no part of the question; one that says more stays."""

import pytest

from bot.understanding.preamble import asked_words, in_first_person, without_errand
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("投行的人问,高企首次认定补多少", "高企首次认定补多少"),
        ("替领导查:高企首次认定补多少", "高企首次认定补多少"),
        ("写汇报用:高企首次认定补多少", "高企首次认定补多少"),
        ("我们几个合伙人商量呢,高企首次认定补多少", "高企首次认定补多少"),
        ("课题组想知道高企首次认定补多少", "高企首次认定补多少"),
        ("先不管天气,高企首次认定补多少", "高企首次认定补多少"),
    ],
)
def test_who_asks_is_left_out(asker: Asker, message: str, question: str) -> None:
    assert without_errand(message, asker.kit.gazetteer) == question


@pytest.mark.parametrize(
    "message",
    [
        "高企补贴怎么查,在哪个部门",
        "高新区的客户问,孵化器补多少",
        "做孵化器的想打听,一年给多少",
        "聘请专家顾问,给不给补助",
        "企业被查,补助要退吗",
        "律师问:补",
        "不管是不是上市公司,都能拿吗",
    ],
)
def test_what_says_more_stays(asker: Asker, message: str) -> None:
    assert without_errand(message, asker.kit.gazetteer) == message


def test_no_answer_need_speak_of_the_asker_s_trade() -> None:
    assert asked_words("做信用评级的,高新区积分评价多少家", "信用 评级 积分 评价") == ["积分", "评价"]
    assert asked_words("做评价的,高新区积分评价多少家", "积分 评价") == ["积分", "评价"]


@pytest.mark.parametrize("opening", ["", "投行的人问，", "我是外企中国区的，", "hr让我打听一下，"])
def test_who_asks_changes_no_answer(asker: Asker, opening: str) -> None:
    answer = asker(f"{opening}英歌石科学城规划面积多少平方公里")
    assert answer.status == "answered"
    assert "44.3" in answer.text


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("客户在自贸片区,首次认定高企,客户能报吗", "我们公司在自贸片区,首次认定高企,我们公司能报吗"),
        ("我是代账公司的,客户在自贸片区,他们能申请吗", "我们公司在自贸片区,我们公司能申请吗"),
    ],
)
def test_who_asks_for_somebody_else_asks_as_he_would(message: str, question: str) -> None:
    assert in_first_person(message) == question


@pytest.mark.parametrize(
    "message", ["其他企业能拿多少", "我们在高新区,客户在自贸片区,能拿补助吗", "为客户提供服务的机构能拿吗"]
)
def test_who_asks_for_himself_is_left_as_he_is(message: str) -> None:
    assert in_first_person(message) == message
