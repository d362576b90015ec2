"""Questions that name neither a document nor a measure: what still holds, what there is, what there is for a topic."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    "question", ["现在还有哪些政策有效", "还有哪些文件没过期", "现行有效的政策有哪些", "目前还能领的补贴有哪些"]
)
def test_the_state_of_every_document_is_said(asker: Asker, question: str) -> None:
    answer = asker(question, as_of=date(2024, 5, 1))
    first = answer.text.splitlines()[0]
    assert first == "收录的文件里，现在仍在有效期或计划期内的有3份："
    assert answer.documents == {"gaoxin-plan-2025", "kechuang-145", "zimao-2021", "plan-2017-2019", "work-plan-2018"}


def test_none_is_called_valid_once_all_have_ended(asker: Asker) -> None:
    answer = asker("高新区现在还有哪些政策能用", as_of=date(2026, 11, 22))
    assert "一份也没有" in answer.text.splitlines()[0]
    assert "zimao-2021" not in answer.documents


@pytest.mark.parametrize(
    "question",
    [
        "研发2021年86.5万，2022年219.5万，能算出多少钱",
        "2023年2月31日印发的是什么",
        "技术转移机构注册在沈阳，只是在大连自贸片区里头干活，50万那个能拿到吗",
    ],
)
def test_what_looks_like_a_day_or_an_area_and_is_none_breaks_nothing(asker: Asker, question: str) -> None:
    assert asker(question).status in ("answered", "not_found")


@pytest.mark.parametrize("question", ["有没有人才政策", "招人难，人才政策有哪些"])
def test_a_topic_that_no_measure_goes_by_lists_the_measures_that_speak_of_it(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "与人才有关的支持共计" in answer.text
    assert "杰出青年科技人才资助：100万元" in answer.text


@pytest.mark.parametrize("question", ["小公司想申请点政府的钱，门路在哪", "公司缺钱，能不能拿点补贴", "国企有没有补助"])
def test_who_asks_where_to_begin_is_shown_what_there_is(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert "支持" in answer.text
    assert "\n1. " in answer.text
