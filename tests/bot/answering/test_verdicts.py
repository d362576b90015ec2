"""A claim that the quoted words make of another number is said first to be wrong."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("英歌石科学城说是五年才见雏形，是这么写的吗", "文件写的不是五年见雏形，而是两年见雏形"),
        ("英歌石科学城是三年见雏形吗", "文件写的不是三年见雏形，而是两年见雏形"),
    ],
)
def test_another_number_of_the_same_words_is_corrected_first(asker: Asker, message: str, first: str) -> None:
    assert asker(message).text.startswith(first)


def test_the_class_that_a_rule_names_is_set_against_the_askers_own(asker: Asker) -> None:
    text = asker("我报的是重大科技攻关项目，能用科研经费包干制加负面清单试点吗？适用的是哪一类").text
    assert text.startswith("文件写的是“应用基础研究类项目”，没有写“重大科技攻关”")
    assert "没有写" not in asker("我们是应用基础研究类项目，可以用包干制吗，适用哪类").text


def test_each_of_two_things_asked_whether_has_its_verdict_before_any_validity(asker: Asker) -> None:
    text = asker("项目因技术路线选择失误没完成，但勤勉尽责了，要追责不？以后还能报不").text
    assert text.startswith("要追责不——不需要；以后还能报不——可以")
    assert "今后仍可享受相关科技政策" in text
