"""Questions of the documents by what they have: sums, an area, a term; and of programmes that stand in one."""

from datetime import date

import pytest

from tests.bot.asking import Asker

ZIMAO, THREE_YEARS, FIFTEENTH = "《自贸片区产业创新特区建设方案》", "《三年行动计划》", "《科技创新“十四五”规划》"


@pytest.mark.parametrize("question", ["哪份文件里有钱可拿", "这几份文件哪份有补贴标准", "哪份里面有真金白银的支持"])
def test_documents_with_sums_are_named_with_their_state_and_the_highest_of_them(asker: Asker, question: str) -> None:
    lines = asker(question, as_of=date(2026, 11, 23)).text.splitlines()
    assert lines[0] == "写明了支持金额的文件有3份："
    assert lines[1].startswith(ZIMAO)
    assert "已失效" in lines[1]
    assert "最高1亿元" in lines[2]


@pytest.mark.parametrize(
    ("question", "named", "not_named"),
    [
        ("哪几份是讲高新区的", "《大连高新片区发展规划》", ZIMAO),
        ("哪些文件是管金普新区的", THREE_YEARS, ZIMAO),
        ("哪份文件管到2025年", ZIMAO, THREE_YEARS),
        ("这些文件谁发的", "大连市科学技术局", "管委会"),
    ],
)
def test_documents_are_told_by_area_term_and_issuer(asker: Asker, question: str, named: str, not_named: str) -> None:
    stated = asker(question).text.split("依据：")[0]
    assert named in stated
    assert not_named not in stated.split("没有写明")[0]


def test_what_a_document_has_for_a_thing_is_no_question_of_documents(asker: Asker) -> None:
    assert "写明了支持金额的文件" not in asker("哪份文件里有给孵化器的钱").text


def test_to_whom_a_notice_goes_stands_in_its_first_line(asker: Asker) -> None:
    assert asker("三年行动计划发给谁的").quotes == "各区市县人民政府，各先导区管委会，市政府各委办局、各直属机构："


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("八大工程里科技孵化那个工程，现在还有效吗", FIFTEENTH, "八大工程之六"),
        ("雏鹰培育工程到什么时候结束", FIFTEENTH, "梯度培育工程"),
        ("种苗计划现在还搞吗", THREE_YEARS, "“种苗计划”"),
        ("创新主体倍增计划有效期到哪天", ZIMAO, "梯次培育体系"),
    ],
)
def test_a_programme_holds_as_long_as_its_document(asker: Asker, question: str, document: str, words: str) -> None:
    answer = asker(question)
    assert answer.text.startswith(document)
    assert words in answer.quotes


def test_a_programme_that_no_document_names_is_refused(asker: Asker) -> None:
    assert asker("院士站倍增计划还在吗").status == "not_found"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("特别重大的项目有啥特殊办法", "“一事一议”“一企一策”"),
        ("人才方面，高新区规划有啥支持", "高层次人才"),
        ("孵化这块，高新区规划有啥支持", "孵化载体"),
    ],
)
def test_what_a_document_has_for_a_field_is_of_that_field(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text


def test_leaving_early_is_answered_by_what_is_to_be_paid_back(asker: Asker) -> None:
    answer = asker("要在自贸待满几年，提前走了咋办")
    assert "10年以上" in answer.text
    assert "没有写到" not in answer.text
