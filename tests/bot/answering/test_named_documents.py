"""A question within a document or an area is answered from there, or refused."""

import pytest

from bot.understanding.within import asked_within
from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("2018方案 新增高企", "work-plan-2018", "150家"),
        ("三年计划 新增高企", "plan-2017-2019", "450家"),
        ("特区方案 技术合同成交额", "zimao-2021", "40亿元"),
        ("十四五规划 沙河口区 重点产业", "kechuang-145", "新材料"),
    ],
)
def test_the_document_named_answers(asker: Asker, question: str, document: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert answer.documents == {document}
    assert words in answer.text


@pytest.mark.parametrize(
    ("question", "name", "others"),
    [
        ("十四五规划 2025年 技术合同成交额", "十四五", "205亿"),
        ("2018方案 金普新区 发明专利 目标", "2018年工作推进方案", "25件"),
        ("2018方案 人才公寓 套数", "2018年工作推进方案", "4000套"),
        ("市教育局 2018 负责事项", "2018年工作推进方案", "第23条"),
        ("2018方案 市教育局 负责", "2018年工作推进方案", "第23条"),
    ],
)
def test_what_another_document_says_is_no_answer(asker: Asker, question: str, name: str, others: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert name in answer.text.splitlines()[0]
    assert others not in answer.text


def test_a_refusal_shows_what_the_document_does_say(asker: Asker) -> None:
    answer = asker("十四五规划 2025年 技术合同成交额")
    assert "2020年" in answer.text
    assert "261.6亿元" in answer.text


def test_an_area_that_a_plan_does_not_speak_of_gets_no_other_areas_words(asker: Asker) -> None:
    assert asker("119号文对庄河的先导型产业收入有啥要求").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "三年计划结束以后 孵化器还有哪份文件支持",
        "和三年计划相比 自贸片区高企补助更多吗",
        "十四五期间 高新区 平均增速",
        "孵化器有什么支持",
    ],
)
def test_a_document_that_is_only_mentioned_binds_nothing(asker: Asker, question: str) -> None:
    assert asked_within(asker(question).question) == ()


def test_a_number_of_a_document_before_a_subject_asks_within_it(asker: Asker) -> None:
    answer = asker("119号文 产业联盟 金普 2018")
    assert "7家" in answer.text
    assert "发文机关" not in answer.text


def test_a_city_that_the_heading_names_is_one_that_the_document_speaks_of(asker: Asker) -> None:
    assert "运营协议" in asker("2018方案 上海 东部中心 进度").text


@pytest.mark.parametrize(
    "question",
    [
        "高新区 院士工作站 补助",
        "金普新区 院士工作站 补助",
        "三年计划 院士工作站",
        "十四五规划 高企 补助金额",
        "高新片区规划 高企 奖补 金额",
        "沙河口区的高企奖补标准",
    ],
)
def test_support_looked_up_where_it_is_not_is_not_answered_with_what_stands_beside_it(
    asker: Asker, question: str
) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize("question", ["2018方案 瞪羚", "三年计划 PCT", "特区方案 区块链", "高新片区规划 量子"])
def test_a_word_that_the_document_does_not_have_is_not_looked_up_in_it(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("十四五规划 2020年 研发经费占比", "2.95%"),
        ("十四五规划 瞪羚企业 支持", "瞪羚"),
        ("2018方案 研发费用 比重", "3.2%"),
        ("特区方案 博士后", "10万元"),
    ],
)
def test_other_words_for_what_the_document_says_are_understood(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text
