import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.errors import CorpusError
from policy_corpus.measures.quotes import QuoteFinder


def test_a_quote_is_found_across_a_page_break_as_the_document_writes_it(corpus: Corpus) -> None:
    found = QuoteFinder(corpus.documents["plan-2017-2019"]).find("大连市科技创新基金优先支持")
    assert found.clause_id == "plan-2017-2019/3-3-12"
    assert found.quote == "大连市科技创\n\n新基金优先支持"


def test_white_space_in_the_quote_makes_no_difference(corpus: Corpus) -> None:
    finder = QuoteFinder(corpus.documents["zimao-2021"])
    assert finder.find("单项最高100万元") == finder.find("单项最高 100 万元")


def test_words_that_stand_in_several_clauses_are_looked_for_at_home_first(corpus: Corpus) -> None:
    finder = QuoteFinder(corpus.documents["zimao-2021"])
    assert finder.find("经综合评估后", home="zimao-2021/3-1-4").clause_id == "zimao-2021/3-1-4"
    with pytest.raises(CorpusError, match="个条款包含引文"):
        finder.find("经综合评估后")


def test_words_that_no_clause_holds_are_refused(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match="没有条款包含引文"):
        QuoteFinder(corpus.documents["zimao-2021"]).find("每家企业白给500万元")
