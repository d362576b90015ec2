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


@pytest.mark.parametrize(
    "question",
    [
        "自贸片区有哪些支持措施",
        "自贸片区的惠企措施有哪些",
        "自贸片区有哪些红利",
        "介绍一下自贸片区的补贴",
        "把自贸片区的支持措施列一下",
        "自贸片区补贴一览",
        "自贸片区对企业的支持",
    ],
)
def test_the_support_of_an_area_is_listed_whatever_it_is_called(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.text.startswith("大连自贸片区的支持，您可能用得上的共计40项")


def test_what_there_is_for_the_city_is_told_where_an_area_has_no_money_of_its_own(asker: Asker) -> None:
    first, second = asker("庄河有补贴吗").text.splitlines()[:2]
    assert first == "收录的文件没有专门给庄河市的补贴、奖励或优惠；适用范围包括它的支持如下。"
    assert second.startswith("大连市的支持，您可能用得上的共计")


def test_what_a_plan_supports_in_an_area_is_told_in_its_words(asker: Asker) -> None:
    assert asker("长海县有什么支持").text.startswith("支持长海县重点加快现代海洋牧场项目建设")


@pytest.mark.parametrize("question", ["没有高企能申请啥", "还没认定高企，能拿哪些补贴"])
def test_who_lacks_a_title_is_shown_what_asks_for_none(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "\n1. " in answer.text
    assert "不符合条件" not in answer.text
    assert "高新技术企业认定补助" not in answer.text


def test_a_list_says_which_of_it_is_over(asker: Asker) -> None:
    answer = asker("金融方面有哪些支持", as_of=date(2024, 5, 1))
    assert answer.text.startswith("收录文件里与金融有关的支持共计")
    assert "（现已不在有效期或计划期内）" in answer.text


@pytest.mark.parametrize(
    "question", ["在高新区办公司还是在自贸片区办划算", "我公司想落户，高新区还是自贸片区，哪边补贴多"]
)
def test_two_areas_are_set_beside_each_other_where_no_support_is_named(asker: Asker, question: str) -> None:
    text = asker(question).text
    assert "大连高新区：文件写到的支持共计" in text
    assert "大连自贸片区：文件写到的支持共计40项，其中写明金额的31项" in text


@pytest.mark.parametrize(
    "question",
    [
        "我是做生物医药的，自贸片区有什么政策",
        "我们做集成电路，自贸那边有啥",
        "我们是软件企业，自贸有没有适合我们的",
    ],
)
def test_who_says_what_he_does_and_asks_what_a_place_has_is_told_its_support(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert "大连自贸片区的支持" in answer.text.splitlines()[0]
    assert {one.measure.district for one in answer.draft.measures} == {"zimao"}
