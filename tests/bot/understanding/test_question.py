"""What a question asks: intents, kind of figure, attribute, subject, and what it leans on."""

from datetime import date

import pytest

from bot.conversation import ConversationState, Turn
from bot.understanding.aspects import aspects
from bot.understanding.facets import Facets
from bot.understanding.question import Question, read_attribute, read_intents, read_unit, understand
from tests.bot.asking import IN_FORCE, Asker

CIRCUITS = Turn(
    message="高新区2019年集成电路产业销售收入多少",
    resolved="高新区2019年集成电路产业销售收入多少",
    subject="集成电路 产业 销售收入",
    intents=["figure"],
    facets=Facets(districts=("gaoxin",), years=(2019,)),
    status="answered",
)


def understood(asker: Asker, message: str, *turns: Turn, as_of: date = IN_FORCE) -> Question:
    kit = asker.kit
    state = ConversationState(turns=list(turns))
    return understand(message, kit.normalise(message), kit.gazetteer, kit.segmenter, state, as_of)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("院士工作站补多少", "amount"),
        ("人才公寓多少套", "figure"),
        ("研发投入占比多少", "rate"),
        ("这事由谁牵头", "department"),
        ("市科技局负责什么", "duties"),
        ("这个政策还有效吗", "validity"),
        ("几号截止申报", "deadline"),
        ("重点领域有哪些", "list"),
        ("一共几个工程", "count"),
        ("两个区相比哪个多", "compare"),
        ("哪年建成", "when"),
        ("方案的文号", "document"),
        ("搬走了要退回吗", "obligation"),
        ("我能不能申请", "eligibility"),
        ("申报条件是什么", "condition"),
        ("怎么申请", "procedure"),
        ("有没有提到氢能", "existence"),
        ("瞪羚是什么意思", "definition"),
    ],
)
def test_each_intent_is_read_from_the_words_that_ask_it(question: str, intent: str) -> None:
    assert intent in read_intents(question)


@pytest.mark.parametrize("statement", ["集成电路产业", "高新区", "三年行动计划第28条"])
def test_words_that_ask_nothing_have_no_intent(statement: str) -> None:
    assert not read_intents(statement)


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("补多少钱", "元"),
        ("销售收入做到多少", "元"),
        ("占比几成", "%"),
        ("贴息几个点", "%"),
        ("新增多少家", "家"),
        ("专利几件", "件"),
        ("公寓几套", "套"),
        ("引进多少名人才", "人"),
        ("面积多大", "平方米"),
        ("翻几倍", "倍"),
        ("连续给几年", "年"),
    ],
)
def test_the_kind_of_figure_asked_for_is_read(question: str, unit: str) -> None:
    asked = read_unit(question)
    assert asked is not None
    assert asked.unit == unit


@pytest.mark.parametrize("question", ["由谁牵头", "哪几家单位牵头", "三年行动计划说了什么"])
def test_a_question_that_wants_no_figure_has_no_unit(question: str) -> None:
    assert read_unit(question) is None


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("几号截止申报", "application_deadline"),
        ("多久能到账", "processing_time"),
        ("联系电话多少", "contact"),
        ("需要准备哪些材料", "materials"),
        ("认定条件是什么", "recognition"),
        ("怎么评瞪羚", "recognition"),
        ("什么样的企业算雏鹰", "recognition"),
        ("科技型中小企业有什么条件", "recognition"),
        ("贷款利率多少", "interest"),
        ("有多少个名额", "quota"),
        ("租金每平米补多少", "unit_price"),
        ("可以叠加享受吗", "stacking"),
        ("补贴要交税吗", "tax_status"),
        ("分几次拨付", "instalments"),
        ("全国排名第几", "rank"),
        ("主任是谁", "leader"),
    ],
)
def test_an_attribute_that_must_be_stated_outright_is_read(question: str, attribute: str) -> None:
    asked = read_attribute(question)
    assert asked is not None
    assert asked.id == attribute


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("高新区2019年人才公寓多少套", "人才公寓"),
        ("保税区国家级孵化器补多少", "孵化器"),
        ("请问一下我们公司能拿多少钱呢", ""),
        ("三年行动计划第28条", ""),
    ],
)
def test_the_subject_is_what_is_left_beside_names_and_asking_words(asker: Asker, question: str, subject: str) -> None:
    read = understood(asker, question)
    assert (read.subject, read.lacks_subject) == (subject, not subject)


@pytest.mark.parametrize(("word", "year"), [("去年", 2022), ("今年", 2023), ("明年", 2024), ("后年", 2025)])
def test_a_relative_year_is_counted_from_the_day_of_the_answer(asker: Asker, word: str, year: int) -> None:
    assert understood(asker, f"{word}的补助还能报吗").relative_year == year


def test_a_message_that_names_only_a_district_leans_on_the_turn_before(asker: Asker) -> None:
    read = understood(asker, "那金普新区呢", CIRCUITS)
    assert read.follow_up
    assert read.facets == Facets(districts=("jinpu",), years=(2019,))
    assert read.resolved == "集成电路 产业 销售收入：那金普新区呢"
    assert read.asks("figure")


@pytest.mark.parametrize(("message", "year"), [("下一年呢", 2020), ("前一年呢", 2018), ("第二年呢", 2020)])
def test_a_step_of_a_year_is_taken_from_the_year_before(asker: Asker, message: str, year: int) -> None:
    assert understood(asker, message, CIRCUITS).facets.years == (year,)


def test_a_refused_message_is_not_leaned_on(asker: Asker) -> None:
    refused = CIRCUITS.model_copy(update={"subject": "天气", "status": "out_of_scope"})
    assert understood(asker, "那金普新区呢", CIRCUITS, refused).subject == CIRCUITS.subject


def test_a_question_with_its_own_subject_and_document_stands_alone(asker: Asker) -> None:
    read = understood(asker, "科技创新“十四五”规划里万人有效发明专利拥有量是多少件", CIRCUITS)
    assert not read.follow_up
    assert read.facets.years == ()


def test_a_question_about_two_districts_has_an_aspect_for_each(asker: Asker) -> None:
    split = aspects(understood(asker, "2019年两个区集成电路收入各多少"))
    assert [(a.facets.districts, a.facets.years) for a in split] == [(("gaoxin",), (2019,)), (("jinpu",), (2019,))]


def test_a_year_that_a_document_does_not_reach_is_asked_of_the_others(asker: Asker) -> None:
    read = understood(asker, "万人发明专利，2018那份写的和2019年的各是多少")
    split = aspects(read, asker.kit.plan_periods)
    assert [(a.facets.documents, a.facets.years) for a in split] == [(("work-plan-2018",), ()), ((), (2019,))]


def test_a_question_about_one_thing_is_its_own_only_aspect(asker: Asker) -> None:
    read = understood(asker, "高新区2019年人才公寓多少套")
    assert aspects(read) == [read]
