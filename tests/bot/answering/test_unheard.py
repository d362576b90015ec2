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


@pytest.mark.parametrize("question", ["我们在自贸片区，院士站有没有补贴", "做检测有补贴吗"])
def test_what_is_known_by_another_word_or_only_says_who_asks_is_answered(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"
