from datetime import date

import pytest

from policy_corpus.corpus import Corpus
from retrieval.filters import Filters, Gate
from retrieval.manifest import Row

IN_FORCE = date(2023, 6, 1)
AFTERWARDS = date(2026, 11, 21)


def _row(document_id: str = "plan", districts: tuple[str, ...] = (), years: tuple[int, ...] = ()) -> Row:
    return Row(id="p", clause_id="c", document_id=document_id, districts=districts, years=years, digest="d")


def test_no_filter_lets_everything_pass(corpus: Corpus) -> None:
    gate = Gate(Filters(), corpus)
    assert gate.refusal(_row()) is None
    assert gate.where() is None


def test_only_the_chosen_documents_pass(corpus: Corpus) -> None:
    gate = Gate(Filters(document_ids=("rules",)), corpus)
    assert gate.refusal(_row("plan")) == "不在所选文件中"
    assert gate.refusal(_row("rules")) is None


def test_other_districts_and_years_are_refused_and_silence_passes(corpus: Corpus) -> None:
    gate = Gate(Filters(districts=("gaoxin",), years=(2019,)), corpus)
    assert gate.refusal(_row(districts=("jinpu",), years=(2019,))) == "说的是别的区域"
    assert gate.refusal(_row(districts=("gaoxin", "jinpu"), years=(2018,))) == "说的是别的年份"
    assert gate.refusal(_row(districts=("gaoxin", "jinpu"), years=(2018, 2019))) is None
    assert gate.refusal(_row()) is None


def test_validity_is_judged_at_the_given_date(corpus: Corpus) -> None:
    then = Gate(Filters(states=("in_force",), as_of=IN_FORCE), corpus)
    now = Gate(Filters(states=("in_force",), as_of=AFTERWARDS), corpus)
    assert then.refusal(_row("rules")) is None
    assert now.refusal(_row("rules")) == "文件在2026-11-21不处于所选效力状态"
    assert now.refusal(_row("plan")) == "文件在2026-11-21不处于所选效力状态"


def test_validity_needs_a_date(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="as_of"):
        Gate(Filters(states=("in_force",)), corpus)
