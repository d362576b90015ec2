"""A document named by the year of its issue is the one that answers; of two years, one area's figures are compared."""

import pytest

from bot.assistant import Assistant
from bot.request import ChatRequest
from policy_corpus.corpus import load_corpus
from tests.bot.asking import Asker

CALLED = ("{year}年发的{kind}", "{year}年印发的那份{kind}", "20{year}年出台的{kind}", "{year}年那个{kind}")
ISSUED = [
    (name.format(year=document.issued_on.year % 100, kind=document.kind[-2:]), document.id)
    for document in (parsed.document for parsed in load_corpus().documents.values())
    for name in CALLED
    if document.issued_on and document.kind.endswith(("规划", "计划", "方案"))
]


@pytest.mark.parametrize(("name", "document_id"), ISSUED)
def test_a_document_is_named_by_the_year_of_its_issue(asker: Asker, name: str, document_id: str) -> None:
    answer = asker(f"{name}有效期到哪年")
    assert (answer.status, {each.document.id for each in answer.citations}) == ("answered", {document_id})


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("18年发的方案里研发投入占比要到多少", "3.2%"),
        ("17年发的计划 万人发明专利多少件", "35件"),
        ("21年那个规划2025年高企要到多少家", "翻一番"),
        ("2018年下发的方案和2017年的计划，高企目标差多少", "450家−150家=300家"),
        ("三年计划研发投入占比", "3.5%"),
    ],
)
def test_its_figures_are_those_stated(asker: Asker, question: str, figure: str) -> None:
    assert figure in asker(question).text


@pytest.mark.parametrize(
    ("question", "computed"),
    [
        ("研发占比2018和2019差多少", "3.5%−3.2%=0.3个百分点"),
        ("2019年和2021年高企数量差多少", "1068家−757家=311家"),
        ("高企从16年到21年多了几家，涨幅多少", "(1068家−227家)÷227家=370.5%"),
    ],
)
def test_two_years_are_compared_within_one_area(asker: Asker, question: str, computed: str) -> None:
    answer = asker(question)
    assert computed in answer.text
    assert len({figure.district for figure in answer.draft.figures}) == 1
    assert "专利" not in answer.text


@pytest.mark.parametrize("question", ["18年方案里服务业占比", "2018方案 服务业占比", "服务业占比18年方案写了吗"])
def test_a_share_of_another_thing_is_not_lent(asker: Asker, question: str) -> None:
    answer = asker(question)
    assert answer.status == "not_found"
    assert "3.2%" not in answer.text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("金普清洁能源19年目标", ["10家", "150亿元"]),
        ("其他重点产业18年高新区", ["10家", "30家", "100亿元"]),
        ("集成电路两区目标差几倍", ["50亿元", "200亿元", "=4倍"]),
        ("清洁能源高新区跟金普谁目标高，差多少", ["100亿元", "150亿元", "=50亿元"]),
    ],
)
def test_a_field_named_alone_is_told_with_all_its_goals(asker: Asker, question: str, figures: list[str]) -> None:
    text = asker(question).text
    assert [figure for figure in figures if figure not in text] == []
    assert "没有写明" not in text


def test_the_city_is_not_told_an_areas_goal(asker: Asker) -> None:
    for question in ("大连高企2020多少家2025要到多少", "2025年全市科小要达到多少"):
        text = asker(question).text
        assert "翻一番" in text
        assert "1500家" not in text
        assert "3300家" not in text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("金融机构141家里银行几家", "银行机构21家"),
        ("重点园区要支持几个", "16个重点园区"),
        ("万人发明专利35件和55件哪个新", "2019年的35件"),
    ],
)
def test_a_number_is_that_of_the_thing_counted(asker: Asker, question: str, said: str) -> None:
    assert said in asker(question).text


def test_a_street_is_not_told_the_districts_number(asker: Asker) -> None:
    assert asker("七贤岭街道多少人").status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("甘井子区在十四五里定位", "高端制造业先行区"),
        ("瓦房店市 定位", "轴承"),
        ("高新区技术合同16年21年各多少", "51.8亿元"),
    ],
)
def test_what_is_looked_up_is_the_thing_itself(asker: Asker, question: str, said: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.slow  # the order of the evidence needs vectors
def test_who_leads_a_thing_is_read_from_the_words_that_say_so(whole: Assistant) -> None:
    reply, _ = whole.answer(ChatRequest(message="创新联合体谁来牵头"), None)
    assert "由行业领军企业牵头" in reply.answer
