"""Signs for and against an answer are weighed together; only support is never lent to another thing."""

import pytest

from bot.answering.assurance import assurance, lacking, misleads, signs
from bot.answering.inquiry import Inquiry
from bot.answering.routes import answer, propose
from bot.understanding.patterns import load_data
from tests.bot.asking import Asker

_ALL_WELL = {"evidence": 1.0}


def _inquiry(asker: Asker, question: str) -> Inquiry:
    return asker(question).exchange.inquiries[0]


def test_every_sign_has_a_weight_and_every_weight_a_sign(asker: Asker) -> None:
    inquiry = _inquiry(asker, "自贸片区首次认定的高企补多少")
    kind, draft = propose(inquiry)
    assert {"base", *signs(inquiry, draft, kind)} == set(load_data("sufficiency.yaml")["weights"])


def test_one_lack_alone_does_not_forbid_an_answer_but_several_do() -> None:
    threshold = load_data("sufficiency.yaml")["threshold"]
    one = {**_ALL_WELL, "thing_unspoken": 1.0}
    assert assurance(_ALL_WELL) > assurance(one) > threshold
    assert assurance({**one, "quoted": 1.0, "figure_lacking": 1.0, "sounds_vain": 0.5}) < threshold


def test_support_is_not_lent_however_much_else_agrees(asker: Asker) -> None:
    inquiry = _inquiry(asker, "自贸片区省级孵化器里的火锅店补多少")
    kind, draft = propose(inquiry)
    assert kind == "measure"
    assert misleads(inquiry, draft, kind, signs(inquiry, draft, kind))
    assert lacking(inquiry, draft, kind) == "subject"
    refusal = answer(inquiry)
    assert refusal.status == "not_found"
    assert "没有写到“火锅店”" in refusal.lines[0].text


@pytest.mark.parametrize("question", ["招了几个博士，有补助吗", "大连对外贸企业有补贴吗", "专利申请费报销吗"])
def test_who_asks_whether_there_is_support_is_not_answered_with_what_gives_none(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("海事大学科技园的专业孵化中心投了多少亿", "figure_lacking"),
        ("海事大学科技园的专业孵化中心占了多少公顷地", "figure_lacking"),
        ("黄河路科技一条街的优惠还能享受几年", "figure_lacking"),  # 1991年 is no number of years
        ("区域医学数据示范中心租金收多少", "word_unasked"),
        ("区域医学数据示范中心哪天挂牌的", "date_lacking"),
        ("区域医学数据示范中心开在哪条街", "place_lacking"),
    ],
)
def test_a_kind_of_answer_that_the_clause_does_not_show_speaks_against_it(
    asker: Asker, question: str, sign: str
) -> None:
    inquiry = _inquiry(asker, question)
    kind, draft = propose(inquiry)
    assert signs(inquiry, draft, kind)[sign] == 1.0


@pytest.mark.parametrize(
    "question",
    [
        "自贸片区这个特区方案，条文看不懂谁有权解释？",
        "高新片区规划做到一半目标还能改吗",
        "领导小组办公室隔多久考核大家一回",
        "高新区可支配的财力一年起码拿几成搞科技",
        "十四五要在哪几个领域培育国家技术创新中心",
        "到2025高新片区独角兽、瞪羚这些加一块得超过多少家",  # of which the records know only sums of others
    ],
)
def test_words_of_the_askers_own_do_not_hide_what_the_clause_answers(asker: Asker, question: str) -> None:
    assert asker(question).status == "answered"


def test_a_name_in_quotation_marks_is_meant_as_it_stands(asker: Asker) -> None:
    assert asker("高新区“科创工程”资助最高多少").status == "answered"
    assert asker("高新区“海创工程”项目资助最高多少万").status == "not_found"


def test_what_a_plan_found_reached_is_no_figure_of_its_last_year(asker: Asker) -> None:
    assert asker("十四五末大连市级以上孵化器和备案众创空间要到几家").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "大连自贸片区经济发展局电话多少",  # answered so far with all that the bureau does
        "高新区海创周2021年给每个项目多少资金",
        "高新区企业创新积分第一名的是哪家企业",
        "全市58家国家级创新平台分别叫什么",
        "智慧港航应用示范工程哪家公司中标",
    ],
)
def test_what_must_be_stated_outright_is_not_answered_with_what_stands_beside_it(asker: Asker, question: str) -> None:
    assert asker(question).status == "not_found"


def test_a_number_asked_of_a_plan_is_not_answered_with_its_period(asker: Asker) -> None:
    assert "计划期" not in asker("三年行动计划到头，硼材料要卖多少亿").text.split("\n")[0]
