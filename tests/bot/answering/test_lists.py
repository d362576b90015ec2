"""Lists, series and places: what a question wants named."""

import pytest

from tests.bot.asking import Asker


def test_a_member_of_a_series_is_stated_by_its_place(asker: Asker) -> None:
    answer = asker("八大工程第六个是啥")
    assert answer.text.startswith("八大工程之六：科技孵化与创新创业协同发展工程")


def test_the_member_before_the_one_just_stated_is_found(asker: Asker) -> None:
    assert asker("八大工程第六个是啥", "再前面那个呢").text.startswith("八大工程之五：")


def test_the_districts_of_an_area_are_those_of_the_clause_about_it(asker: Asker) -> None:
    answer = asker("沿黄海经济带有哪些区")
    assert all(name in answer.text for name in ("中山区", "西岗区", "沙河口区", "普兰店区", "庄河市", "长海县"))


def test_how_many_kinds_there_are_is_answered_by_naming_them(asker: Asker) -> None:
    answer = asker("十四五新型创新主体有几种培育模式")
    assert "大企业平台化四种模式" in answer.text


def test_how_often_is_answered_by_the_sentence_that_says_how_often(asker: Asker) -> None:
    assert "每半年进行一次考核评价" in asker("自创区任务完成情况多长时间考核一回").text


@pytest.mark.parametrize("question", ["特区方案的解释权归谁", "自贸片区这个方案条文看不懂，谁说了算"])
def test_who_explains_a_document_is_its_own_closing_clause(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert "管委会负责解释" in answer.text


def test_a_document_that_does_not_say_who_explains_it_is_not_explained_by_another(asker: Asker) -> None:
    assert asker("三年行动计划谁有权解释").status == "not_found"
