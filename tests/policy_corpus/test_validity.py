from datetime import date

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.validity import validity_at


@pytest.mark.parametrize(
    ("document", "on", "state"),
    [
        ("zimao-2021", date(2021, 8, 17), "not_yet_in_force"),
        ("zimao-2021", date(2021, 8, 18), "in_force"),
        ("zimao-2021", date(2025, 12, 31), "in_force"),
        ("zimao-2021", date(2026, 1, 1), "expired"),
        ("plan-2017-2019", date(2016, 12, 31), "not_yet_in_force"),
        ("plan-2017-2019", date(2019, 12, 31), "in_force"),
        ("plan-2017-2019", date(2020, 1, 1), "period_ended"),
        ("work-plan-2018", date(2019, 1, 1), "period_ended"),
        ("kechuang-145", date(2025, 12, 31), "in_force"),
        ("gaoxin-profile-2023", date(2026, 1, 1), "undated"),
    ],
)
def test_state_depends_on_the_day(corpus: Corpus, document: str, on: date, state: str) -> None:
    assert validity_at(corpus.documents[document], on).state == state


def test_validity_is_proved_by_a_clause(corpus: Corpus) -> None:
    validity = validity_at(corpus.documents["zimao-2021"], date(2026, 11, 21))
    assert (validity.from_, validity.to) == (date(2021, 8, 18), date(2025, 12, 31))
    assert validity.clause_id == "zimao-2021/5-3"
    assert validity.quote is not None
    assert validity.quote in corpus.clauses["zimao-2021/5-3"].text


def test_period_of_a_plan_is_proved_by_the_words_of_its_goals(corpus: Corpus) -> None:
    validity = validity_at(corpus.documents["plan-2017-2019"], date(2018, 1, 1))
    assert validity.clause_id == "plan-2017-2019/2"
    assert validity.quote == "到2019年，自创区建设取得显著进展"
    assert validity.quote in corpus.clauses[validity.clause_id].text


def test_undated_document_proves_nothing(corpus: Corpus) -> None:
    validity = validity_at(corpus.documents["gaoxin-policy-list"], date(2024, 1, 1))
    assert (validity.from_, validity.to, validity.clause_id, validity.quote) == (None, None, None, None)
