import re
from itertools import pairwise

from policy_corpus.corpus import Corpus
from policy_corpus.measures.coverage import declared, load_not_support, uncovered_sums
from policy_corpus.measures.model import Measure
from policy_corpus.measures.money import find_money


def test_every_sum_of_the_corpus_is_a_measures_or_declared_to_be_no_support(
    corpus: Corpus, measures: tuple[Measure, ...]
) -> None:
    entries = load_not_support()
    open_sums = [
        uncovered
        for uncovered in uncovered_sums(corpus, measures)
        if declared(corpus.clauses[uncovered.clause_id], uncovered, entries) is None
    ]
    assert open_sums == []


def test_no_declaration_is_left_without_a_sum(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    entries = load_not_support()
    used = {
        declared(corpus.clauses[uncovered.clause_id], uncovered, entries)
        for uncovered in uncovered_sums(corpus, measures)
    }
    assert set(entries) <= used


def test_a_sum_without_measure_or_declaration_is_noticed(corpus: Corpus, measures: tuple[Measure, ...]) -> None:
    without = [measure for measure in measures if measure.id != "zimao-postdoc-station"]
    found = [
        each
        for each in uncovered_sums(corpus, without)
        if declared(corpus.clauses[each.clause_id], each, load_not_support()) is None
    ]
    assert [(each.clause_id, each.text) for each in found] == [("zimao-2021/3-5-15", "10万元")]


def test_no_sum_escapes_the_reader_of_sums(corpus: Corpus) -> None:
    written = re.compile(r"\d(?:万|亿|百万|千万)?元|\d(?:万|亿)(?![\d家人件项个平方用\u4ebf])")
    for clause in corpus.clauses.values():
        text = "".join(clause.text.split())
        spans = [(money.start, money.end) for money in find_money(text)]
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        for match in written.finditer(text):
            assert any(start <= match.start() < end for start, end in spans), text[match.start() - 10 : match.end() + 5]
