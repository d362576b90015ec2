"""Documents × particulars × wordings: two asked for in one message are each stated, or said to be left out."""

from itertools import permutations

import pytest

from bot.answering.validity import say_date
from policy_corpus.model import Document
from tests.bot.asking import Asker

WORDS = {
    "number": "文号多少",
    "issuer": "谁印发的",
    "issued_on": "哪天印发",
    "term": "起止日期",
    "interpreter": "解释部门",
}
LEFT_OUT = {
    "number": "没有写明文号",
    "issuer": "没有写明发文机关",
    "issued_on": "没有写明印发日期",
    "interpreter": "没有写明由谁负责解释",
}
JOINED = ("{name}{one}，{other}", "{name} {one} {other}", "{one}、{other}——{name}", "请问{name}的{one}和{other}")
NAMES = {"work-plan-2018": "2018方案", "zimao-2021": "特区方案", "gaoxin-plan-2025": "高新区规划"}


def _stated(document: Document, name: str) -> str:
    stated = {
        "number": document.number,
        "issuer": document.issuer,
        "issued_on": document.issued_on and say_date(document.issued_on),
        "term": say_date(document.effective_to) if document.effective_to else "计划期是",
        "interpreter": document.id == "zimao-2021" and "管委会负责解释",
    }
    return stated[name] or LEFT_OUT[name]


@pytest.mark.parametrize("document_id", NAMES)
def test_each_particular_is_stated_or_said_to_be_left_out(asker: Asker, document_id: str) -> None:
    document = asker.kit.corpus.documents[document_id].document
    for at, (one, other) in enumerate(permutations(WORDS, 2)):
        form = JOINED[at % len(JOINED)]
        text = asker(form.format(name=NAMES[document_id], one=WORDS[one], other=WORDS[other])).text
        assert _stated(document, one) in text, (one, other)
        assert _stated(document, other) in text, (one, other)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2018方案谁印发的，什么时候", "2018年5月16日"),
        ("2018方案什么时候印发的，谁", "大连市人民政府办公厅"),
        ("三年行动计划和2018方案分别谁印发的，什么时候", "2017年9月26日"),
        ("自贸片区方案评审+申报指南谁出", "专家评审委员会"),
        ("119号文 解释部门 管到哪年", "到2019年12月31日为止"),
    ],
)
def test_a_word_that_only_asks_is_of_the_particular_before_it(asker: Asker, text: str, shown: str) -> None:
    assert shown in asker(text).text


def test_what_asks_of_something_else_besides_is_no_list_of_particulars(asker: Asker) -> None:
    assert "协会" in asker("2018方案里谁组建人工智能产业协会，什么时候印发的").text


@pytest.mark.parametrize(
    ("text", "status", "shown"),
    [
        ("自贸片区院士站补助一年一给还是一次给完", "answered", "给付方式是每年"),
        ("瞪羚补助分几年给", "answered", "给付方式是一次性"),
        ("孵化器补助一次性给吗", "not_found", "没有写明“科技孵化器补助”是一次性还是逐年给付"),
        ("孵化器补助谁来评审", "answered", "专家评审委员会"),
        ("精细化工创新平台支持申请流程", "not_found", "没有写明“精细化工领域国家级、省级创新平台资金补助”的申报流程"),
        ("研发投入后补助怎么申请", "answered", "《自贸片区产业创新特区建设方案》的高新技术企业研发经费增量后补助：找"),
        ("实施细则什么时候出", "not_found", "另行制定发布"),
        ("承诺书交给谁", "not_found", "书面承诺"),
        ("自贸片区申报什么时候开始", "not_found", "申报的截止日期"),
        ("金普2018年众创空间要新增几家", "not_found", "那个年份"),
    ],
)
def test_what_is_left_open_of_a_procedure_is_said_and_what_is_written_is_quoted(
    asker: Asker, text: str, status: str, shown: str
) -> None:
    answer = asker(text)
    assert (answer.status, shown in answer.text) == (status, True), answer.text


def test_a_closing_day_of_this_year_is_no_term_of_the_document(asker: Asker) -> None:
    assert asker("自贸片区离岸孵化器怎么补", "今年几号截止").status == "not_found"
