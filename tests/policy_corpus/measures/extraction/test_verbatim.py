"""Whatever the text, proposing never fails, and every quote stands in the source where it says it does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_corpus.corpus import Corpus
from policy_corpus.measures.extraction import ProposedMeasure, parse_file, propose_measures
from policy_corpus.model import Located, ParsedDocument
from tests.policy_corpus.measures.extraction.support import parse, propose

_WORDS = (
    *(
        "对",
        "对于",
        "给予",
        "予以",
        "企业",
        "项目",
        "单位",
        "国家级",
        "省级、",
        "市级",
        "分别",
        "一次性",
        "每年",
        "最高",
    ),
    *(
        "不超过",
        "不低于",
        "10万元",
        "二十万元",
        "1亿元",
        "5%",
        "百分之三",
        "30％",
        "—",
        "、",
        "和",
        "，",
        "；",
        "。",
        "：",
    ),
    *(
        "（",
        "）",
        "\n",
        "第1条 ",
        "按",
        "的",
        "比例",
        "投资额",
        "奖励",
        "补助",
        "支持",
        "其",
        "上述",
        "超过",
        "达到",
        "以上",
    ),
    *(
        "以下",
        "设立",
        "规模",
        "基金",
        "贷款",
        "第一年",
        "主板",
        "3A-5A级",
        "满一年",
        "/亩",
        "每亩",
        "经综合评估后",
        "择优",
    ),
    *("探索", " ", "**", "累计", "单个项目", "科创板", "100", "元"),
)


def quotes(proposal: ProposedMeasure) -> Iterator[Located]:
    yield proposal.evidence
    yield from proposal.conditions
    yield from (grant.evidence for grant in proposal.grants)
    yield from (one for one in (proposal.assessment, proposal.subject_evidence) if one)


def assert_verbatim(parsed: ParsedDocument) -> None:
    clauses = {clause.id: clause for clause in parsed.clauses}
    for proposal in propose_measures(parsed):
        clause = clauses[proposal.clause_id]
        for quote in quotes(proposal):
            assert quote.text == parsed.source_text[quote.start : quote.end] != ""
            assert clause.start <= quote.start < quote.end <= clause.end


@given(st.lists(st.sampled_from(_WORDS), max_size=60).map("".join))
def test_shuffled_official_words_are_read_verbatim(text: str) -> None:
    assert_verbatim(parse(text))


@given(st.text(max_size=200))
def test_any_text_is_read_verbatim(text: str) -> None:
    assert_verbatim(parse(text))


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=6))
def test_as_many_levels_as_sums_always_align(amounts: list[int]) -> None:
    names = [f"{letter}级" for letter in "甲乙丙丁戊己"][: len(amounts)]
    sums = "、".join(f"{amount}万元" for amount in amounts)
    (proposal,) = propose(f"对评为{'、'.join(names)}的协会，分别给予{sums}奖励。")
    assert [grant.level for grant in proposal.grants] == names
    assert [grant.value.low for grant in proposal.grants] == [amount * 10000 for amount in amounts]


def test_corpus_is_quoted_verbatim(corpus: Corpus) -> None:
    for parsed in corpus.documents.values():
        assert_verbatim(parsed)


def test_other_documents_are_quoted_verbatim(policies: Path) -> None:
    for path in sorted(policies.glob("*.txt")):
        assert_verbatim(parse_file(path))


@pytest.mark.parametrize("name", ["03", "09", "14", "15", "17", "19", "21", "23", "28", "29", "33"])
def test_documents_that_grant_no_sum_yield_none(policies: Path, name: str) -> None:
    proposals = propose_measures(parse_file(policies / f"{name}.txt"))
    assert [str(grant) for proposal in proposals for grant in proposal.grants] == []


def test_long_sentence_without_a_full_stop_is_read() -> None:
    parsed = parse("对新认定的示范企业给予5万元奖励，" * 2000)
    assert len(propose_measures(parsed)) == 2000
