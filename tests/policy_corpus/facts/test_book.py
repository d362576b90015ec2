"""Looking facts up, and ranking them for questions in the asker's words."""

import pytest

from policy_corpus.facts import FactBook
from policy_corpus.facts.matching import ScoredFigure


def told(found: ScoredFigure) -> tuple[str, int | None, str | None, str]:
    figure = found.figure
    return f"{figure.value.normalize():f}{figure.unit}", figure.year, figure.district, figure.document_id


def test_figures_by_exact_facets(book: FactBook) -> None:
    (figure,) = book.figures("hightech-new", year=2018, district="jinpu")
    assert (figure.value, figure.unit, figure.cumulative) == (90, "家", True)


def test_an_indicator_is_found_by_any_of_its_names(book: FactBook) -> None:
    by_id = book.figures("patents-per-10k", document="work-plan-2018")
    assert [figure.value for figure in by_id] == [55]
    assert book.figures("每万人发明专利", document="work-plan-2018") == by_id


def test_similar_indicators_are_kept_apart(book: FactBook) -> None:
    assert {figure.indicator_id for figure in book.figures("技术合同成交额")} == {"tech-contract-volume"}
    assert {figure.indicator_id for figure in book.figures("技术市场交易额")} == {"tech-market-volume"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("芯片产业19年的盘子，金普新区多大", ("200亿元", 2019, "jinpu", "plan-2017-2019")),
        ("2018推进方案里高新技术产业产值占规上工业比例", ("65%", 2018, "zichuang", "work-plan-2018")),
        ("自创区到2019年总共要多出多少家高企", ("450家", 2019, "zichuang", "plan-2017-2019")),
        ("2018年金普新区累计新增多少家高企", ("90家", 2018, "jinpu", "plan-2017-2019")),
        ("自创区2019年国家级孵化器多少家", ("8家", 2019, "zichuang", "plan-2017-2019")),
        ("高新区2021年GDP多少", ("400.1亿元", 2021, "gaoxin", "gaoxin-plan-2025")),
        ("高新区2021年固投多少亿", ("111.5亿元", 2021, "gaoxin", "gaoxin-plan-2025")),
        ("2020年全市研发投入占GDP百分之几", ("2.95%", 2020, "city", "kechuang-145")),
        ("高新区2019年末有多少家高企", ("757家", 2019, "gaoxin", "gaoxin-plan-2025")),
        ("2023年底高新区科小有多少家", ("2786家", 2023, "gaoxin", "gaoxin-profile-2023")),
        ("自贸片区2025年外国高端人才要到多少人", ("400人", 2025, "zimao", "zimao-2021")),
        ("高新区给人才备多少套公寓", ("4000套", 2019, "gaoxin", "plan-2017-2019")),
        ("2017年高新区每万人发明专利多少件", ("180件", 2017, "gaoxin", "plan-2017-2019")),
        ("高新区常住人口多少人", ("30.7万人", None, "gaoxin", "gaoxin-profile-2023")),
    ],
)
def test_the_figure_asked_for_comes_first(book: FactBook, question: str, answer: object) -> None:
    best = book.match_figures(question)[0]
    assert told(best) == answer
    assert best.conflicts == ()


def test_both_districts_stand_first_where_none_is_named(book: FactBook) -> None:
    first, second = book.match_figures("集成电路产业2019年销售收入，两个区差几倍", limit=2)
    assert {first.figure.district, second.figure.district} == {"gaoxin", "jinpu"}
    assert first.score == second.score


def test_both_documents_are_found_where_the_question_names_both(book: FactBook) -> None:
    found = book.match_figures("研发投入占GDP，三年行动计划跟2018推进方案各是多少", limit=2)
    assert {told(one)[0] for one in found} == {"3.5%", "3.2%"}


@pytest.mark.parametrize(
    ("question", "conflict"),
    [
        ("2020年高新区瞪羚多少家", "year"),
        ("长兴岛2019年精细化工收入要到多少亿", "district"),
        ("自贸片区的基金总规模多少亿", "district"),
    ],
)
def test_a_contradicted_facet_is_named(book: FactBook, question: str, conflict: str) -> None:
    best = book.match_figures(question)[0]
    assert conflict in best.conflicts


def test_a_contradicting_figure_ranks_below_one_that_leaves_the_facet_open(book: FactBook) -> None:
    found = book.match_figures("2019年高新区常住人口", limit=20)
    assert told(found[0])[0] == "30.7万人"
    assert all(found[0].score > one.score for one in found[1:] if one.conflicts)


def test_facets_of_the_caller_replace_those_of_the_words(book: FactBook) -> None:
    best = book.match_figures("今年高新区市级以上孵化载体要到几家", year=2018)[0]
    assert told(best) == ("25家", 2018, "gaoxin", "plan-2017-2019")


@pytest.mark.parametrize("question", ["大学生创业贷款贴息最多能贷多少", "火星移民计划批了没有", "xyz", "", "？！"])
def test_what_no_figure_is_about_scores_low(book: FactBook, question: str) -> None:
    assert all(found.score < 0.3 for found in book.match_figures(question))


@pytest.mark.parametrize(
    ("question", "words", "units"),
    [
        ("18年要成立人工智能产业协会，这事归谁", "成立人工智能产业协会", ("市经信委",)),
        ("2018年谁负责帮医疗器械企业缩短审批上市时间", "尽力缩短相关产品审批上市周期", ("市食品药品监管局",)),
        ("外籍人才双证合一办事机构2018年哪几个部门去争取", "双证合一", ("市公安局", "市人社局")),
        ("集成电路工艺研发平台谁负责启动", "工艺研发平台启动", ("市经信委",)),
        ("新三板挂牌补贴政策责任单位", "新三板", ("市金融局",)),
        ("自贸片区实施细则由谁制定", "实施细则", ("大连自贸片区（保税区）管委会经济发展局",)),
    ],
)
def test_the_task_asked_for_comes_first(book: FactBook, question: str, words: str, units: tuple[str, ...]) -> None:
    best = book.match_tasks(question)[0].task
    assert words in best.text
    assert best.units.all() == units


def test_a_clause_number_finds_its_task(book: FactBook) -> None:
    best = book.match_tasks("三年行动计划第12条 牵头单位")[0]
    assert best.task.units.lead == ("市科技局", "市发展改革委", "市经信委")


def test_a_wrong_premise_about_the_unit_is_named_and_the_right_task_stays_first(book: FactBook) -> None:
    best = book.match_tasks("人工智能产业协会是市科技局负责成立的吗")[0]
    assert best.task.units.responsible == ("市经信委",)
    assert best.conflicts == ("unit",)


def test_a_question_that_only_names_a_unit_gets_its_tasks_those_it_leads_first(book: FactBook) -> None:
    found = book.match_tasks("市科技局牵头哪些", limit=100)
    leads = [number for number, one in enumerate(found) if "role" in one.why]
    assert leads == list(range(len(leads)))
    assert len(leads) >= 4


@pytest.mark.parametrize(("unit", "role", "count"), [("食药监", None, 1), ("市商务局", None, 1), ("科技局", "lead", 5)])
def test_tasks_of_a_unit_by_any_of_its_names(book: FactBook, unit: str, role: None, count: int) -> None:
    assert len(book.tasks_of(unit, role)) == count


def test_the_national_commission_is_not_the_citys(book: FactBook) -> None:
    assert book.match_tasks("跟国家发展改革委沟通大科学装置是谁的事")[0].conflicts == ()
