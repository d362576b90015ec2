"""Records × wordings: every unit, heading and reference that the corpus records is asked for as clerks do."""

import re

import pytest

from policy_corpus.facts.book import FactBook
from policy_corpus.model import Task
from policy_corpus.parsing.numbering import without_number
from tests.bot.asking import Asker

UNITS = ("市科技局", "市经信委", "市发展改革委")
SAID = {"市科技局": "科技局", "市经信委": "市工信", "市发展改革委": "发改委"}


def _first_words(task: Task) -> str:
    return re.split("[,;。，；]", task.text)[0]


@pytest.fixture(scope="module")
def facts(asker: Asker) -> FactBook:
    """The records of the corpus that is asked."""
    return asker.kit.facts


@pytest.fixture(scope="module")
def items(facts: FactBook) -> list[Task]:
    """Some items of the work plan of one unit each, of which no other begins alike."""
    tasks = [task for task in facts.tasks(document="work-plan-2018") if task.units.all()[0] in UNITS]
    words = [_first_words(task) for task in tasks]
    alone = [task for task in tasks if words.count(_first_words(task)) == 1 and 10 <= len(_first_words(task)) <= 30]
    return [task for task in alone if "《" not in task.text][::6]


def test_a_unit_is_confirmed_or_denied_before_the_units_are_named(asker: Asker, items: list[Task]) -> None:
    for task in items:
        own = task.units.all()[0]
        other = next(unit for unit in UNITS if unit not in task.units.all())
        work = _first_words(task)
        assert asker(f"{work}是{SAID[own]}负责吧").text.startswith(f"是。责任单位：{own}"), work
        assert asker(f"{work}是{SAID[other]}负责的吗").text.startswith(f"不是。责任单位：{own}"), work
        assert asker(f"{work}归{SAID[other]}还是{SAID[own]}管？").text.startswith(f"责任单位：{own}"), work


def test_an_item_is_found_by_its_place(asker: Asker, items: list[Task]) -> None:
    for task in items:
        answer = asker(f"推进方案{task.label}责任单位")
        assert answer.text.startswith(f"责任单位：{task.units.all()[0]}"), task.label
        assert _first_words(task) in answer.quotes


def test_the_role_of_a_unit_in_a_clause_is_told(asker: Asker, facts: FactBook) -> None:
    tasks = [t for t in facts.tasks(document="plan-2017-2019") if t.units.supporting and t.label.endswith("条")]
    for task in tasks[::4]:
        number, unit = re.findall(r"第(\d+)条", task.label)[0], task.units.supporting[0]
        assert asker(f"三年行动计划第{number}条，{unit}是牵头还是配合").text.startswith(f"{unit}是配合单位。")
        assert asker(f"三年行动计划第{number}条是{unit}牵头吧").text.startswith("不是。")
        assert asker(f"三年行动计划第{number}条配合单位里有没有{unit}").text.startswith("有。")
        assert asker(f"三年行动计划第{number}条配合单位里有没有市教育局").text.startswith("没有。")


@pytest.mark.parametrize("unit", ["市卫健委", "市交通局", "市市场监管局", "市农业局"])
def test_a_body_without_a_task_gets_none(asker: Asker, unit: str) -> None:
    answer = asker(f"推进方案里{unit}负责什么")
    assert answer.status == "not_found"
    assert "没有写明由" in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("2018推进方案“完善创新政策体系”部分市科技局有哪些任务", "市科技局负责的事项共计10项："),
        ("2018年人工智能领域市工信负责啥", "市经信委负责的事项共计4项："),
        ("2018推进方案生命健康领域的责任单位都有哪些", "负责的有市科技局、市发展改革委、市经信委、市食品药品监管局"),
    ],
)
def test_a_field_has_the_tasks_below_its_heading(asker: Asker, question: str, first: str) -> None:
    assert asker(question).text.startswith(first)


@pytest.mark.parametrize("unit", ["市国税局", "市金融局"])
def test_a_unit_without_a_task_in_a_part_is_said_to_have_none_there(asker: Asker, unit: str) -> None:
    answer = asker(f"2018推进方案“着力发展未来型、先导型产业”这部分有{unit}的任务吗")
    assert answer.status == "not_found"
    assert "“着力发展未来型、先导型产业”部分没有写明" in answer.text


@pytest.mark.parametrize(
    ("question", "status", "words"),
    [
        ("2018年工作推进方案是几号文", "not_found", "没有写明文号"),
        ("自贸片区方案 印发单位", "not_found", "没有写明发文机关"),
        ("三年行动计划有几个附件", "not_found", "没有写明附件"),
        ("自贸片区方案废止了哪个文件", "not_found", "没有写明废止或取代了哪个文件"),
        ("科技创新十四五规划 实施日期", "answered", "没有写明实施日期"),
        ("33号文附件23是什么", "not_found", "没有出现"),
        ("33号文附件24是什么", "answered", "科技创新发展"),
    ],
)
def test_a_field_of_a_record_is_said_or_said_to_be_left_out(
    asker: Asker, question: str, status: str, words: str
) -> None:
    answer = asker(question)
    assert (answer.status, words in answer.text.splitlines()[0]) == (status, True)


def test_the_place_of_a_heading_is_told_with_those_above_it(asker: Asker) -> None:
    parsed = asker.kit.corpus.documents["kechuang-145"]
    chapter = ""
    for place, heading in enumerate(parsed.headings):
        chapter = heading.title if heading.level == 2 else chapter
        if heading.level == 3 and place % 5 == 0 and "“" not in heading.title:
            text = asker(f"十四五规划“{without_number(heading.title)}”在第几章第几节").text
            assert text.startswith(f"在《科技创新“十四五”规划》{chapter}，{heading.title}"), heading.title


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("十四五规划第十二章讲什么", "第十章"),
        ("十四五规划第七章第九节讲啥", "第四节"),
        ("自贸片区方案第六部分讲什么", "五、附则"),
        ("八大工程第九个是什么", "八大工程之八"),
    ],
)
def test_what_is_not_there_is_refused_with_the_last_that_is(asker: Asker, question: str, last: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert f"到“{last}" in answer.text.splitlines()[0]


@pytest.mark.parametrize("name", ["国六条", "自贸六条", "人才新政六条"])
def test_a_policy_that_no_document_names_is_not_answered_by_one_like_it(asker: Asker, name: str) -> None:
    answer = asker(f"{name}有哪些")
    assert answer.status == "not_found"
    assert f"没有出现“{name}”" in answer.text


def test_a_document_only_named_has_no_full_text_to_give(asker: Asker, facts: FactBook) -> None:
    for reference in facts.references()[::9]:
        answer = asker(f"你这里有没有{reference.name}全文")
        assert answer.status == "not_found", reference.name
        assert "名称" in answer.text or reference.quote in answer.text


@pytest.mark.parametrize("name", ["众创十二条", "金融八条", "创新十条"])
def test_a_clause_of_a_document_only_named_is_not_answered_by_a_measure(asker: Asker, name: str) -> None:
    assert asker(f"{name}第三条怎么说").status == "not_found"


def test_a_series_says_what_is_not_of_it(asker: Asker) -> None:
    answer = asker("8大工程里有没有氢能产业工程")
    assert answer.text.startswith("“八大工程”里没有氢能产业工程。")
    assert len(answer.citations) == 8


@pytest.mark.parametrize("body", ["大连海关", "市委组织部", "甘井子区科技局", "辽宁省科技厅"])
def test_a_body_of_another_kind_or_level_is_given_no_citys_unit(asker: Asker, body: str) -> None:
    answer = asker(f"推进方案里{body}负责什么")
    assert answer.status == "not_found"
    assert f"没有写明由{body}负责的事项" in answer.text


def test_two_items_joined_are_each_given_their_unit(asker: Asker) -> None:
    text = asker("推动集成电路工艺研发平台启动和在集成电路设备、材料等领域进行科研布局分别由谁负责").text
    assert text.index("责任单位：市经信委") < text.index("责任单位：市科技局")


def test_an_item_of_another_document_is_said_to_be_of_that_one(asker: Asker) -> None:
    answer = asker("三年行动计划里成立人工智能产业协会由谁负责")
    assert answer.status == "not_found"
    assert answer.text.index("《三年行动计划》没有写到") < answer.text.index("以下是《2018年工作推进方案》写的")


def test_a_year_that_the_document_is_not_of_has_no_tasks(asker: Asker) -> None:
    answer = asker("2019年工作推进方案里市科技局负责什么")
    assert answer.status == "not_found"
    assert "没有写明2019年由市科技局负责的事项" in answer.text


def test_a_thing_quoted_without_a_unit_is_said_to_have_none(asker: Asker) -> None:
    answer = asker("十四五规划第三章第二节责任单位")
    assert answer.status == "not_found"
    assert "没有写明牵头、配合或责任单位" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [("自贸片区15条政策还有效吗", "有效期至2025年12月31日"), ("高新二十条第1条讲什么", "没有收录它的内容")],
)
def test_what_the_documents_count_or_name_so_is_not_refused_as_unknown(asker: Asker, question: str, words: str) -> None:
    assert words in asker(question).text


def test_whoever_is_responsible_alone_leads(asker: Asker) -> None:
    assert asker("设立外籍人才双证合一办事机构是市公安局牵头吧").text.startswith("是。责任单位：市公安局、市人社局")


@pytest.mark.parametrize(
    "wording",
    ["三年行动计划第{}条的责任分工", "三年行动计划第{}条配合单位有几家，分别是谁", "三年行动计划第{}条牵头单位"],
)
def test_the_units_of_a_clause_that_is_named_by_its_number_are_told(
    asker: Asker, facts: FactBook, wording: str
) -> None:
    for task in facts.tasks(document="plan-2017-2019")[::4]:
        number = asker.kit.corpus.clauses[task.clause_id].number
        answer = asker(wording.format(number))
        assert answer.status == "answered", number
        assert all(unit in answer.text for unit in task.units.all()), number


@pytest.mark.parametrize("unit", ["高新区管委会", "市科技局", "市地税局"])
def test_how_many_tasks_a_unit_has_is_counted_of_all_of_them(asker: Asker, facts: FactBook, unit: str) -> None:
    id_ = asker.kit.vocabulary.departments.id_of(unit)
    own = facts.tasks_of(id_ or "", "lead", "plan-2017-2019")
    assert f"{len(own)}项" in asker(f"{unit}在三年行动计划中一共牵头多少项工作").text


@pytest.mark.parametrize("part", ["高新区", "金普新区"])
def test_an_areas_share_of_the_whole_is_reckoned_of_both_figures(asker: Asker, facts: FactBook, part: str) -> None:
    for thing, whole in (("市级以上孵化载体", "60家"), ("挂牌上市企业", "70家"), ("年技术市场交易额", "150亿元")):
        for question in (f"{part}2019年{thing}占自创区几成", f"2019年自创区{thing}里{part}占多少"):
            assert f"÷{whole}=" in asker(question).text, question


@pytest.mark.parametrize("asking", ["分别叫什么", "分别是哪些", "都有哪些"])
def test_every_series_is_listed_by_its_members(asker: Asker, asking: str) -> None:
    for name in asker.kit.series:
        assert asker(f"{name}{asking}").text.startswith(f"{name}共计"), name
