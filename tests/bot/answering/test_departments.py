"""Responsible units and their duties."""

import pytest

from tests.bot.asking import Asker


def test_the_unit_of_a_work_item_is_named_with_the_item(asker: Asker) -> None:
    answer = asker("成立人工智能产业协会由谁牵头")
    assert answer.text.startswith("责任单位：市经信委[1]。")
    assert "成立人工智能产业协会" in answer.quotes


@pytest.mark.parametrize(("unit", "name"), [("科技局", "市科技局"), ("教育局", "市教育局")])
def test_a_units_duties_are_those_whose_words_name_it(asker: Asker, unit: str, name: str) -> None:
    answer = asker(f"三年行动计划里{unit}牵头哪些任务")
    items = [line for line in answer.text.splitlines() if line[0].isdigit()]
    assert items
    assert all(name in line for line in items)


def test_the_number_of_duties_said_is_the_number_listed(asker: Asker) -> None:
    lines = asker("三年行动计划里科技局牵头哪些任务").text.splitlines()
    items = [line for line in lines if line[0].isdigit()]
    assert lines[0] == f"市科技局牵头的事项共计{len(items)}项："


def test_responsible_units_stand_under_the_answer_of_their_clause(asker: Asker) -> None:
    lines = asker("高新区到2019年集成电路产业销售收入要做到多少").text.splitlines()
    assert lines[-1].startswith("牵头单位：高新区管委会、金普新区管委会；")


def test_the_members_of_a_series_are_counted_and_cited_one_by_one(asker: Asker) -> None:
    answer = asker("八大工程是哪些")
    members = [line for line in answer.text.splitlines() if line.startswith("八大工程之")]
    assert len(members) == len(answer.citations) == 8
    assert all(f"[{number}]" in line for number, line in enumerate(members, start=1))


def test_no_unit_is_made_up_for_a_measure_that_names_none(asker: Asker) -> None:
    answer = asker("自贸片区首台套补多少", "谁负责")
    assert answer.status == "not_found"
    assert "没有为“国际首台（套）装备支持”写明" in answer.text.splitlines()[0]
    assert "管委会负责解释" in answer.quotes


def test_who_takes_applications_is_said_where_the_document_says_it(asker: Asker) -> None:
    answer = asker("自贸片区首台套补多少", "向哪个部门申请")
    assert answer.text.splitlines()[0].startswith("找大连自贸片区（保税区）管委会经济发展局")


def test_a_units_duties_in_a_field_are_those_under_its_heading(asker: Asker) -> None:
    answer = asker("2018推进方案里精细化工领域，市科技局要干什么")
    items = [line for line in answer.text.splitlines() if line[0].isdigit()]
    assert items
    assert all(line[3:].startswith("三、（二）") for line in items)


def test_naming_a_unit_and_nothing_else_asks_for_its_duties(asker: Asker) -> None:
    assert asker("市商务局 任务").text.startswith("市商务局负责的事项：")


def test_a_year_keeps_a_units_duties_to_that_year(asker: Asker) -> None:
    assert asker("市经信委2018年的任务").documents == {"work-plan-2018"}


def test_another_unit_is_asked_about_in_the_field_of_the_turn_before(asker: Asker) -> None:
    answer = asker("2018推进方案里精细化工领域，市科技局要干什么", "那经信委呢")
    items = [line for line in answer.text.splitlines() if line[0].isdigit()]
    assert items
    assert all(line[3:].startswith("三、（二）") and "市经信委" in line for line in items)


def test_whether_a_unit_has_the_task_of_the_turn_before_is_said(asker: Asker) -> None:
    assert asker("大数据研究院由谁协调成立", "是市科技局吗").text.startswith("不是。责任单位：市经信委")


def test_units_named_together_have_the_items_that_all_of_them_have(asker: Asker) -> None:
    items = [line for line in asker("公安局和人社局共同负责哪件事").text.splitlines() if line[0].isdigit()]
    assert items
    assert all("市公安局" in item and "市人社局" in item for item in items)


def test_units_asked_about_each_have_a_list_each(asker: Asker) -> None:
    answer = asker("市商务局和市外经贸局分别管什么")
    assert "市商务局负责的事项：" in answer.text
    assert "市外经贸局负责的事项共计" in answer.text


def test_what_a_unit_leads_alone_names_no_other_lead(asker: Asker) -> None:
    items = [line for line in asker("哪几条由金普新区管委会单独牵头").text.splitlines() if line[0].isdigit()]
    assert items
    assert all("牵头单位：金普新区管委会，" in item for item in items)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("3R联盟18年由谁组建、又由谁引导它去报市联盟试点", "市经信委", "市科技局"),
        ("海洋机器人试验基地土地海域手续归谁，资金谁去争取", "市科技局", "市发展改革委"),
    ],
)
def test_each_of_two_items_asked_for_has_its_own_unit(asker: Asker, question: str, first: str, second: str) -> None:
    text = asker(question).text
    assert text.index(first) < text.index(second)


def test_a_year_that_a_plan_is_drawn_up_for_means_that_plan(asker: Asker) -> None:
    assert "责任单位：市经信委" in asker("现代服务业3R联盟组建，18年责任单位").text
    assert "储能国家重点示范项目" in asker("市发改委2018年在清洁能源领域的活").text


@pytest.mark.parametrize("question", ["自贸片区哪些任务由市科技局负责", "自贸片区的事哪些归市金融局管"])
def test_what_a_unit_does_elsewhere_is_not_its_task_in_an_area_with_a_document_of_its_own(
    asker: Asker, question: str
) -> None:
    assert asker(question).status == "not_found"
    assert asker(question.replace("自贸片区", "自创区")).status == "answered"


@pytest.mark.parametrize("plan", ["自贸片区产业创新特区", "按三年行动计划", "十四五期间"])
def test_no_document_says_what_the_treasury_gives_in_all(asker: Asker, plan: str) -> None:
    assert asker(f"{plan}财政一共要拿多少钱").status == "not_found"
