"""Extraction of figures: against records labelled by reading the text, and by its rules on small texts."""

import re

from policy_corpus.corpus import Corpus
from policy_corpus.facts import FactBook, extract_figures
from tests.policy_corpus.facts.labels import Score, pair_off, read_blocks
from tests.policy_corpus.facts.support import figures_of


def score(corpus: Corpus) -> tuple[Score, list[str]]:
    figures = extract_figures(corpus)
    right = labelled = extracted = 0
    problems: list[str] = []
    for block in read_blocks(corpus, "figures.yaml", "figures"):
        own = [figure for figure in figures if figure.clause_id == block.clause.id]
        hits, missed, left = pair_off(own, block)
        right, labelled, extracted = right + hits, labelled + len(block.rows), extracted + len(own)
        problems += [f"missed {block.clause.id}: {row}" for row in missed]
        problems += [f"wrong {figure!r}" for figure in left]
    return Score(right, labelled, extracted), problems


def test_labelled_figures_are_found_and_no_others(corpus: Corpus) -> None:
    found, problems = score(corpus)
    assert found.labelled >= 300
    assert found.precision >= 0.98, problems
    assert found.recall >= 0.98, problems


def test_every_quote_is_verbatim_in_its_clause_and_holds_the_value(corpus: Corpus, book: FactBook) -> None:
    for figure in book.figures():
        source = corpus.documents[figure.document_id].source_text
        clause = corpus.clauses[figure.clause_id]
        assert source[figure.start : figure.end] == figure.quote
        assert clause.start <= figure.start < figure.end <= clause.end
        spelled_out = figure.unit == "番"
        assert spelled_out or f"{figure.value}" in re.sub(r"[\s,]", "", figure.quote), figure


def test_ids_are_unique(book: FactBook) -> None:
    ids = [figure.id for figure in book.figures()]
    assert len(set(ids)) == len(ids)


def test_a_page_break_inside_a_number_phrase_is_bridged() -> None:
    (figure,) = figures_of("1. 培育企业。到 2019 年，金普新区新组建\n\n15 家研发机构。")
    assert (figure.indicator, figure.value, figure.district, figure.year) == ("新组建研发机构", 15, "jinpu", 2019)
    assert figure.quote == "金普新区新组建\n\n15 家研发机构"


def test_a_year_that_opens_a_line_governs_the_line_and_no_further() -> None:
    found = figures_of("1. 目标。\n2017年，高新区新增企业10家。金普新区新增企业20家。\n金普新区建设基地3个。")
    assert [(figure.year, figure.district) for figure in found] == [(2017, "gaoxin"), (2017, "jinpu"), (None, "jinpu")]


def test_a_year_inside_a_line_governs_its_sentence() -> None:
    found = figures_of("1. 成效。截至2021年末，全区有院士14人。2020年引进人才9人。拥有基地5个。")
    assert [figure.year for figure in found] == [2021, 2020, 2021]


def test_growth_and_share_speak_of_the_figure_before_them() -> None:
    found = figures_of("1. 经济。2021年，生产总值400亿元，增长8.7%，占全市比重的12%。")
    assert [figure.indicator for figure in found] == ["生产总值", "生产总值增长", "生产总值占全市比重"]
    assert found[1].quote == "生产总值400亿元，增长8.7%"


def test_change_from_one_limit_to_another_is_baseline_and_target() -> None:
    found = figures_of("1. 认定。将收入占比由不低于60%降低为不低于50%。")
    assert [(figure.role, figure.value, figure.comparator) for figure in found] == [
        ("baseline", 60, ">="),
        ("target", 50, ">="),
    ]


def test_levels_of_support_are_told_apart() -> None:
    found = figures_of("1. 孵化器。对国家级、省级孵化器，分别给予100万元、50万元补助。")
    assert [(figure.indicator, figure.role) for figure in found] == [
        ("国家级、省级孵化器补助（国家级）", "amount"),
        ("国家级、省级孵化器补助（省级）", "amount"),
    ]


def test_a_threshold_before_support_is_a_condition() -> None:
    found = figures_of("1. 奖励。对投资1000万元以上的企业，给予20万元奖励。")
    assert [figure.role for figure in found] == ["condition", "amount"]


def test_a_past_year_of_a_plan_is_a_result_and_a_year_of_its_period_a_target() -> None:
    found = figures_of("1. 企业。2020年，企业达到10家。到2025年，企业达到20家。", years=(2021, 2025))
    assert [figure.role for figure in found] == ["result", "target"]


def test_the_fields_own_name_is_the_topic_not_part_of_the_indicator() -> None:
    (figure,) = figures_of("1. 产业。到2019年，集成电路产业实现销售（营业）收入 50 亿元。")
    assert (figure.topic, figure.indicator, figure.indicator_id) == ("集成电路", "销售（营业）收入", "sales-revenue")


def test_a_table_with_one_cell_per_line_gives_a_figure_per_year() -> None:
    rows = [["指标名称", "2016年末", "2021年末"], ["专利授权量", "15件", "39件"], ["成交额", "5亿元", "9亿元"]]
    cells = [cell for number, row in enumerate(rows) for cell in (str(number) if number else "序号", *row)]
    text = "\n".join(("1. 完成情况。", "表1. 指标", *cells))
    found = [(figure.indicator, figure.year, figure.value) for figure in figures_of(text)]
    assert found == [("专利授权量", 2016, 15), ("专利授权量", 2021, 39), ("成交额", 2016, 5), ("成交额", 2021, 9)]
