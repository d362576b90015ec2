"""Clauses asked for by number."""

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "asked", "last"),
    [("三年行动计划第99条讲什么", "第99条", "第28条"), ("自贸片区方案第二十八条讲了什么", "第28条", "第15条")],
)
def test_a_clause_that_does_not_exist_is_refused_with_the_range_that_does(
    asker: Asker, question: str, asked: str, last: str
) -> None:
    answer = asker(question)
    assert (answer.status, answer.citations) == ("not_found", [])
    assert asked in answer.text
    assert f"第1条到{last}" in answer.text


@pytest.mark.parametrize("section", ["第六章", "第三章第九节"])
def test_a_chapter_or_section_that_does_not_exist_is_refused(asker: Asker, section: str) -> None:
    answer = asker(f"自贸片区方案{section}讲什么")
    assert answer.status == "not_found"
    assert "没有第" in answer.text
    assert "到“五、附则”为止" in answer.text


def test_a_document_that_does_not_count_clauses_says_so(asker: Asker) -> None:
    answer = asker("科技创新“十四五”规划第5条是什么")
    assert answer.status == "not_found"
    assert "第5条" in answer.text


def test_a_clause_is_quoted_from_its_beginning(asker: Asker) -> None:
    answer = asker("自贸片区方案第15条说了什么")
    [citation] = answer.citations
    assert (citation.document.id, citation.quote_start) == ("zimao-2021", 0)
    assert citation.quote.startswith("15.激发科技人才创新活力")


def test_a_clause_of_a_districts_own_document_is_not_taken_from_another_document(asker: Asker) -> None:
    assert asker("自贸片区第12条说了什么").documents == {"zimao-2021"}


def test_within_a_clause_the_sentence_asked_about_is_quoted(asker: Asker) -> None:
    answer = asker("自贸片区方案第12条技术转移服务机构补多少")
    assert "最高50万元" in answer.text
    assert "1000万" not in answer.text


def test_the_units_of_a_clause_are_named_with_their_roles(asker: Asker) -> None:
    answer = asker("三年行动计划第7条责任单位是谁")
    assert answer.text.startswith(
        "牵头单位：高新区管委会、金普新区管委会；配合单位：市经信委、市发展改革委、市科技局[1]。"
    )
    assert "牵头单位" in answer.quotes


def test_no_unit_is_made_up_for_a_clause_that_names_none(asker: Asker) -> None:
    answer = asker("自贸片区方案第15条由谁牵头")
    assert (answer.status, answer.citations) == ("not_found", [])


def test_an_item_of_a_clause_is_quoted_by_its_number(asker: Asker) -> None:
    answer = asker("119号文 第23条 第7项")
    assert answer.text.startswith("（7）")
    assert "残保金" in answer.text


def test_in_which_document_a_clause_stands_is_asked_where_several_have_it(asker: Asker) -> None:
    answer = asker("第三条讲的啥")
    assert answer.status == "clarification"
    assert "《三年行动计划》" in answer.text
    assert "《自贸片区产业创新特区建设方案》" in answer.text
    assert asker("第十七条讲的啥").status == "answered"


def test_the_number_beside_who_leads_is_told_from_the_same_clause(asker: Asker) -> None:
    answer = asker("三年计划第8条 新材料，19年收入要多少亿、哪家牵头")
    assert "牵头单位：金普新区管委会" in answer.text
    assert "100亿元" in answer.text


_ITEMS = {
    1: "探索放宽装备制造业领域高新技术企业认定标准",
    2: "联合建设先进光源大科学装置",
    3: "空域管理改革试点",
    4: "按固定比例（如偶然所得，比例为20%）缴纳个人所得税",
    5: "若仍为高新技术企业则企业所得税不变",
    6: "放宽年龄限制",
    7: "免征残保金",
    8: "研究生指标",
}


@pytest.mark.parametrize(("number", "words"), _ITEMS.items())
@pytest.mark.parametrize(
    "wording",
    [
        "三年行动计划第23条第{}项是什么",
        "三年行动计划23条第{}点",
        "119号文第二十三条里的第{}个讲什么",
        "三年行动计划第23条（{}）说的啥",
        "三年行动计划第23条，第{}小项原文",
    ],
)
def test_an_item_is_quoted_whole_and_alone(asker: Asker, wording: str, number: int, words: str) -> None:
    answer = asker(wording.format(number))
    assert answer.status == "answered"
    assert words in answer.text
    assert not any(other in answer.text for at, other in _ITEMS.items() if at != number)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("三年行动计划第23条第6项和第7项分别讲什么", ("双证", "残保金")),
        ("三年行动计划第23条第一项第三项分别是啥", ("认定标准", "空域管理")),
        ("三年行动计划第23条最后一项", ("研究生指标",)),
        ("2018方案三（一）4第2点", ("智慧海洋",)),
        ("2018工作推进方案三（五）4（3）写的啥", ("病原微生物基因检测中心",)),
        ("高新片区规划三（四）第7项讲什么", ("财政科技创新资金",)),
    ],
)
def test_items_are_named_together_from_the_end_and_below_parts(
    asker: Asker, question: str, said: tuple[str, ...]
) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert all(words in answer.text for words in said)


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("三年行动计划第23条第9项是什么", "研究生指标"),
        ("三年行动计划第21条第9点说的啥", "行政、经济等审批管理权限"),
        ("2018方案三（一）9（5）是什么", "医疗健康、公共安全"),
    ],
)
def test_an_item_that_does_not_exist_is_refused_with_their_number(asker: Asker, question: str, last: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "没有您问的那一项" in answer.text
    assert last in answer.text


def test_a_clause_may_be_named_by_its_number_in_brackets(asker: Asker) -> None:
    assert "市检察院、市法院" in asker("三年行动计划知识产权那条（16）配合单位是谁").text
