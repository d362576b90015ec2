"""Documents that are named and not contained."""

from datetime import date

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.facts import FactBook, extract_references


def named(book: FactBook, name: str, document: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = [one for one in book.references() if one.document_id == document and name in (one.name, *one.aliases)]
    return [(one.name, one.aliases, one.number) for one in found]


def test_quotes_are_verbatim_in_their_clauses(corpus: Corpus) -> None:
    for reference in extract_references(corpus):
        assert reference.quote in corpus.clauses[reference.clause_id].text


@pytest.mark.parametrize(
    ("name", "document", "number"),
    [
        ("国务院关于同意沈大国家高新区建设国家自主创新示范区的批复", "plan-2017-2019", "国函〔2016〕65号"),
        ("大连市人民政府关于加快推进大连国家自主创新示范区建设的实施意见", "work-plan-2018", "大政发〔2016〕69号"),
        ("大连市企业研发投入后补助试行办法", "work-plan-2018", None),
    ],
)
def test_titles_with_their_numbers(book: FactBook, name: str, document: str, number: str | None) -> None:
    assert [found[2] for found in named(book, name, document)] == [number]


def test_a_short_name_is_an_alias_of_the_full_title(book: FactBook) -> None:
    (found,) = named(book, "高新20条", "gaoxin-plan-2025")
    assert found[0] == "关于集聚创新要素推动“又高又新”高质量发展的若干政策"


@pytest.mark.parametrize("name", ["众创十二条", "创新十条", "金融八条"])
def test_policies_known_by_a_count(book: FactBook, name: str) -> None:
    assert len(named(book, name, "plan-2017-2019")) == 1


def test_talent_policies_named_by_numbers(book: FactBook) -> None:
    assert len(named(book, "高新人才10条", "gaoxin-profile-2023")) == 1
    assert len(named(book, "5+22人才政策", "kechuang-145")) == 1


def test_what_the_corpus_contains_is_not_a_reference(corpus: Corpus, book: FactBook) -> None:
    titles = {parsed.document.title for parsed in corpus.documents.values()}
    assert not titles & {one.name for one in book.references()}
    assert named(book, "大连国家自主创新示范区三年行动计划（2017-2019年）", "plan-2017-2019") == []


def test_listed_titles_have_the_date_that_follows_them(book: FactBook) -> None:
    dated = {one.name: one.dated for one in book.references() if one.document_id == "gaoxin-policy-list"}
    assert len(dated) == 10
    assert dated["大连高新区促进车联网产业创新发展的若干政策实施细则"] == date(2023, 11, 28)
    assert dated["关于开展2018年度大连市科技型中小企业评价工作培训的通知"] == date(2018, 1, 26)


def test_a_question_finds_the_document_it_names(book: FactBook) -> None:
    assert book.match_references("高新20条里孵化器补多少")[0].aliases == ("高新20条",)
    assert book.match_references("大政发〔2016〕69号讲什么")[0].number == "大政发〔2016〕69号"
    assert book.match_references("人才公寓多少套") == []
