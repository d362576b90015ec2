"""Sentences: where they end, and which district and year govern them."""

from itertools import pairwise

import pytest

from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.parsing import parse_document
from retrieval.sentences import DistrictFinder, Sentence, clean_slice, laid_out, sentences_of, split_sentences, years_of
from tests.retrieval.conftest import tiny_corpus

FINDER = DistrictFinder({"高新区": "gaoxin", "金普新区": "jinpu", "金普": "jinpu"})
TARGETS = """一、阶段目标

2018年，高新区建设12个平台。引进10家企业。金普新区建设5个平台；引进3家企业。到2019年，两个区再建2个平台。

全市建设30个平台。
"""


def sentence(text: str) -> Sentence:
    """The sentence of TARGETS that holds `text`."""
    corpus = tiny_corpus(plan=TARGETS)
    return next(s for s in sentences_of(corpus, FINDER) if text in s.text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲。乙；丙！", ["甲。", "乙；", "丙！"]),
        ("他说“行。”然后走了。", ["他说“行。”", "然后走了。"]),
        ("没有句号", ["没有句号"]),
        ("增长3.5%，达到2.1亿元。", ["增长3.5%，达到2.1亿元。"]),
        ("分为：\n（1）甲\n（2）乙", ["分为：", "（1）甲", "（2）乙"]),
        (" \n ", []),
    ],
)
def test_text_is_cut_at_stops_and_before_items(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == pieces


@pytest.mark.parametrize(
    ("text", "district", "years"),
    [
        ("12个平台", "gaoxin", {2018}),
        ("10家企业", "gaoxin", {2018}),
        ("5个平台", "jinpu", {2018}),
        ("3家企业", "jinpu", {2018}),
        ("再建2个平台", "jinpu", {2019}),
        ("30个平台", None, set()),
    ],
)
def test_what_opens_a_sentence_governs_those_after_it_in_its_line(
    text: str, district: str | None, years: set[int]
) -> None:
    found = sentence(text)
    assert (found.district, set(found.years)) == (district, years)


def test_the_longest_district_name_is_found() -> None:
    assert FINDER.find("在金普新区和高新区") == [(1, "jinpu"), (6, "gaoxin")]


def test_no_names_find_nothing() -> None:
    assert DistrictFinder({}).find("高新区") == []


@pytest.fixture(scope="module")
def real() -> Corpus:
    return load_corpus()


def test_sentences_of_the_documents_lie_inside_their_clauses_without_overlapping(real: Corpus) -> None:
    found = sentences_of(real, FINDER)
    assert [s.ordinal for s in found] == list(range(len(found)))
    for each, following in pairwise(found):
        clause = real.clauses[each.clause_id]
        assert clause.start <= each.start < each.end <= clause.end
        assert following.clause_id != each.clause_id or each.end <= following.start


def test_every_character_of_a_clause_but_white_space_stands_in_a_sentence_of_it(real: Corpus) -> None:
    found = sentences_of(real, FINDER)
    for document_id, parsed in real.documents.items():
        covered = {at for s in found if s.document_id == document_id for at in range(s.start, s.end)}
        texts = [p for clause in parsed.clauses for p in clause.paragraphs]
        missed = [parsed.source_text[at] for p in texts for at in range(p.start, p.end) if at not in covered]
        assert not "".join(missed).strip()


def test_a_sentence_reads_as_its_repaired_source(real: Corpus) -> None:
    for each in sentences_of(real, FINDER):
        assert each.text == clean_slice(real.documents[each.document_id], each.start, each.end)
        assert "\n" not in each.text


def test_a_document_is_cut_the_same_way_each_time(real: Corpus) -> None:
    parsed = real.documents["zimao-2021"]
    again = parse_document(parsed.document, parsed.source_text)
    once, twice = (Corpus({"zimao-2021": each}, "") for each in (parsed, again))
    assert sentences_of(once, FINDER) == sentences_of(twice, FINDER)


@pytest.mark.parametrize(
    ("text", "spoken", "dating"),
    [
        ("入库企业达到2000家", set(), None),  # a count, not a year
        ("截至2021年末,企业数量较2016年增加841家", {2021}, 2021),
        ("在有关部门的统一部署和积极推动下，到2019年，建成平台", {2019}, None),
        ("到2019年，培育30家", {2019}, 2019),
    ],
)
def test_a_sentence_is_of_the_years_it_speaks_of_and_dated_by_its_opening(
    text: str, spoken: set[int], dating: int | None
) -> None:
    assert years_of(text) == (spoken, dating)


def test_a_parts_own_document_names_the_whole_for_the_part() -> None:
    finder = DistrictFinder({"自创区": "zichuang"}, {"gaoxin": "zichuang"})
    assert finder.governing("zichuang", ("gaoxin", "zichuang")) == "gaoxin"
    assert finder.governing("zichuang", ("zichuang", "gaoxin")) == "zichuang"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("（二）教育背景\n教育背景指标最高110分。", "（二）教育背景 教育背景指标最高110分。"),
        ("第 9 条 对新获 认定的企 业，给予奖励。", "第9条 对新获认定的企业，给予奖励。"),  # a narrow page's blanks
        ("第九条 优化服务 全面推行窗口。", "第九条 优化服务 全面推行窗口。"),
    ],
)
def test_what_nobody_reviewed_is_shown_with_its_titles_apart_and_its_words_whole(text: str, shown: str) -> None:
    parsed = next(iter(tiny_corpus(plan=text).documents.values()))
    assert laid_out(parsed, 0, len(parsed.source_text)) == shown
