from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_corpus.corpus import Corpus
from policy_corpus.parsing import propose_metadata
from tests.policy_corpus.parsing.support import assert_lossless, parse

_PIECES = (
    "第一章 总则", "第二节 范围", "第 2 6 条 本办法", "第三条规定的", "一、指导思想", "二 、其他", "（一）加强领导",
    "(二)细则；", "1.支持创新。按1.5亿元给予", "2、推动", "1.1 目的", "1.1.1 依据", "7 附则", "（1）甲；", "②乙",
    "一是突破。", "第二，实施", "——自主创新，引领发展。", "阶段目标：", "专栏1 重点工程", "八大工程之二：示范工程",
    "附则", "附件", "附件2", "表1. 指标情况", "227家", "| 序号 | 名称 |", "| | |", "目 录", "第一章 总则\t1",
    "（牵头单位：市科技局，配合单位：市财政局）", "大政办发〔2017〕119号", "2017年9月26日", "大连市人民政府",
    "各区市县人民政府：", "来源:招商网络", "版权所有 备案号1", "<!-- x -->", "## 标题", "**加粗**", "2023-11-28办法",
    "到 2019 年，达到 50 亿元", "优化布局 and 方向", "明", "明确", "。", "；", "　　", "\t", "\ufeff", "\u2028", "\r",
)  # fmt: skip
_TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=12)), max_size=40).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", "\n", "\n\n", " "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda gaps: "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    )
)


@settings(max_examples=300)
@given(_TEXTS)
def test_any_text_is_divided_without_loss(text: str) -> None:
    assert_lossless(parse(text))


@settings(max_examples=150)
@given(_TEXTS)
def test_any_text_yields_proposals_with_verbatim_quotes(text: str) -> None:
    assert all(proposal.quote in text for proposal in propose_metadata(text))


@settings(max_examples=100)
@given(_TEXTS)
def test_parsing_again_gives_the_same_ids(text: str) -> None:
    assert parse(text) == parse(text)


def test_bundled_documents_are_divided_without_loss(corpus: Corpus) -> None:
    for parsed in corpus.documents.values():
        assert_lossless(parsed)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n\n"])
def test_line_endings_do_not_matter(ending: str) -> None:
    parsed = parse(ending.join(["一、目标", "到2025年达到300家。", "二、附则", "1.本方案有效。", "2.另行制定。"]))
    assert_lossless(parsed)
    assert [clause.label for clause in parsed.clauses] == ["一、目标", "二、附则第1项", "二、附则第2项"]


def test_other_documents_are_divided_without_loss(policies: Path) -> None:
    for path in sorted(policies.glob("*.txt")):
        assert_lossless(parse(path.read_text(encoding="utf-8")))


def test_empty_text_has_no_parts() -> None:
    parsed = parse(" \n\t\n")
    assert (parsed.clauses, parsed.headings, parsed.noise) == ((), (), ())
