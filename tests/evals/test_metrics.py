import pytest

from evals.metrics import judge
from tests.evals.builders import GRANT, TERM, case, citation, given


def test_right_reply_passes_on_every_metric() -> None:
    row = judge(case(), given())
    assert row.passed
    assert (row.recall, row.hit1, row.quote_recall, row.precise, row.verbatim) == (1.0, True, 1.0, 1.0, True)
    assert row.ungrounded == []


def test_wrong_status_fails_the_case() -> None:
    row = judge(case(), given(status="not_found"))
    assert not row.status_ok
    assert not row.passed


def test_half_of_the_gold_clauses_is_half_recall_and_no_pass() -> None:
    two = case(
        gold=[{"doc": "方案", "quote": "给予一次性500万元补助"}, {"doc": "方案", "quote": "自2021年8月18日起实施"}]
    )
    row = judge(two, given())
    assert row.recall == 0.5
    assert not row.passed


def test_hit_at_one_looks_at_the_first_citation_only() -> None:
    row = judge(case(), given(citations=[citation(TERM), citation(GRANT)]))
    assert (row.hit1, row.recall, row.precise) == (False, 1.0, 0.5)


def test_clauses_that_may_be_cited_count_as_right_only_in_the_near_precision() -> None:
    near = case(may_cite=[{"doc": "方案", "quote": "有效期至2025年12月31日"}])
    row = judge(near, given(citations=[citation(GRANT), citation(TERM)]))
    assert (row.precise, row.near_precise) == (0.5, 1.0)


def test_white_space_never_decides() -> None:
    row = judge(case(), given(answer="补助 500 万 元", citations=[citation("给予一次性 500\n万元 补助。")]))
    assert row.passed


def test_one_alternative_of_each_group_is_enough_and_forbidden_words_fail() -> None:
    groups = case(must_contain=[["500万元", "五百万元"], ["一次性"]], must_not_contain=["每年"])
    assert judge(groups, given(answer="一次性给五百万元。")).passed
    assert not judge(groups, given(answer="五百万元。")).contain
    assert not judge(groups, given(answer="每年一次性给五百万元。")).avoid


def test_citation_of_the_right_words_from_another_document_is_told_apart() -> None:
    row = judge(case(), given(citations=[citation(title="另一份方案")]))
    assert (row.recall, row.from_named_document) == (1.0, 0.0)


def test_quote_that_is_not_in_its_clause_is_not_verbatim() -> None:
    assert judge(case(), given(citations=[citation(GRANT, quote="给予一次性600万元补助")])).verbatim is False


def test_a_word_or_two_does_not_count_as_carrying_the_gold_quote() -> None:
    assert judge(case(), given(citations=[citation(GRANT, quote="补助")])).quote_recall == 0.0


def test_refusal_has_no_citation_metrics() -> None:
    row = judge(case(gold=[], must_contain=[], expect="not_found"), given(status="not_found", citations=[]))
    assert row.passed
    assert (row.recall, row.hit1, row.precise, row.verbatim) == (None, None, None, None)


def test_error_fails_the_case_whatever_the_reply() -> None:
    assert not judge(case(), given(), error="连接中断").passed


@pytest.mark.parametrize(
    ("answer", "figures"),
    [
        ("补助500万元。", []),
        ("补助500亿元。", ["500亿元"]),
        ("补助５00万元", ["５00万元"]),
        ("有效期至2025年12月31日。", []),
        ("有效期至2026年12月31日。", ["2026年"]),
        ("合计1500万元。", []),
        ("300万元＋200万元=500万元；另有70家。", ["70家"]),
    ],
)
def test_figures_without_a_source_are_found(answer: str, figures: list[str]) -> None:
    assert judge(case(), given(answer=answer)).ungrounded == figures


def test_figures_of_the_question_are_known() -> None:
    asked = case(turns=["听说补助800万元？"])
    assert judge(asked, given(answer="不是800万元，是500万元。")).ungrounded == []


def test_quotes_are_looked_up_in_the_sources_where_they_are_at_hand() -> None:
    assert judge(case(), given(), sources=GRANT).in_source == 1.0
    assert judge(case(), given()).in_source is None


def test_null_fields_of_a_foreign_server_are_read_as_absent() -> None:
    row = judge(case(), given(answer=None, citations=None, timings_ms=None, measures=None))
    assert (row.cited, row.passed) == (0, False)
