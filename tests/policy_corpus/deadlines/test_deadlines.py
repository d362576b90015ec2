"""What ends or falls due in the five documents, each kind apart and each with its words."""

from datetime import date

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines import Deadline, counted_from, deadlines, falling_due
from policy_corpus.deadlines.obligations import years_in
from policy_corpus.facts import FactBook
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.model import Evidence


@pytest.fixture(scope="module")
def book(corpus: Corpus) -> FactBook:
    return FactBook.of(corpus)


@pytest.fixture(scope="module")
def found(corpus: Corpus, book: FactBook) -> dict[str, Deadline]:
    return {one.id: one for one in deadlines(corpus, book, load_measures(corpus))}


def test_a_policys_last_day_is_no_application_deadline(found: dict[str, Deadline]) -> None:
    (end,) = [one for one in found.values() if one.kind == "validity_end"]
    assert (end.document_id, end.clause_id, end.on) == ("zimao-2021", "zimao-2021/5-3", date(2025, 12, 31))
    assert end.quote == "有效期至2025年12月31日"
    assert "不是申报截止日" in end.note
    assert "另行发布的申报通知" in end.note
    (notice,) = end.basis
    assert notice.clause_id == "zimao-2021/5-1"
    assert "申报通知、申报指南" in notice.quote


def test_who_explains_the_document_answers_for_its_validity(found: dict[str, Deadline]) -> None:
    assert found["zimao-2021/validity-end"].units == ("大连自贸片区（保税区）管委会",)


@pytest.mark.parametrize(
    ("document", "last"),
    [("gaoxin-plan-2025", 2025), ("kechuang-145", 2025), ("plan-2017-2019", 2019), ("work-plan-2018", 2018)],
)
def test_a_plan_ends_with_its_period_and_not_with_a_validity(
    found: dict[str, Deadline], document: str, last: int
) -> None:
    end = found[f"{document}/plan-period-end"]
    assert (end.kind, end.on) == ("plan_period_end", date(last, 12, 31))
    assert "没有另写有效期" in end.note
    assert f"{document}/validity-end" not in found


def test_documents_without_an_end_have_no_deadline(found: dict[str, Deadline]) -> None:
    assert not {one.document_id for one in found.values()} & {"gaoxin-profile-2023", "gaoxin-policy-list"}


def test_targets_are_one_deadline_for_each_document_year_and_district(
    found: dict[str, Deadline], book: FactBook
) -> None:
    targets = [one for one in found.values() if one.kind == "target_year"]
    dated = [one for one in book.figures() if one.role == "target" and one.year]
    assert len(targets) == len({(one.document_id, one.year, one.district) for one in dated})
    gaoxin = found["plan-2017-2019/target/2018/gaoxin"]
    assert gaoxin.on == date(2018, 12, 31)
    mine = [one for one in dated if (one.document_id, one.year, one.district) == ("plan-2017-2019", 2018, "gaoxin")]
    assert f"共{len(mine)}个目标值" in gaoxin.note
    assert {gaoxin.clause_id, *(one.clause_id for one in gaoxin.basis)} == {one.clause_id for one in mine}


def test_results_and_baselines_are_no_deadlines(found: dict[str, Deadline]) -> None:
    assert not any(one.kind == "target_year" and one.on == date(2023, 12, 31) for one in found.values())


def test_a_payment_that_runs_for_years_shows_its_sum(found: dict[str, Deadline]) -> None:
    operation = found["zimao-alliance-operation/payment-run"]
    assert (operation.years, operation.on) == (3, None)
    assert "每年不超过20万元×3年＝合计不超过60万元" in operation.note
    assert found["plan-key-discipline/payment-run"].years == 3
    assert "每年每项50万元×3年＝合计150万元" in found["plan-key-discipline/payment-run"].note


def test_a_yearly_payment_without_a_number_of_years_says_so(found: dict[str, Deadline]) -> None:
    station = found["zimao-academician-station/payment-run"]
    assert (station.years, station.on) == (None, None)
    assert "没有写连续几年" in station.note


def test_one_obligation_outlasts_the_policy_and_is_listed_once(found: dict[str, Deadline]) -> None:
    (obligation,) = [one for one in found.values() if one.kind == "obligation"]
    assert (obligation.clause_id, obligation.years, obligation.on) == ("zimao-2021/5-2", 10, None)
    assert "持续经营10年以上" in obligation.quote
    assert "2025＋10－1＝2034年" in obligation.note
    assert "应退回已获得的扶持资金" in obligation.note


def test_every_quote_stands_in_its_clause(found: dict[str, Deadline], corpus: Corpus) -> None:
    for one in found.values():
        for evidence in (Evidence(quote=one.quote, clause_id=one.clause_id), *one.basis):
            assert evidence.quote
            assert evidence.clause_id is not None
            assert evidence.quote in corpus.clauses[evidence.clause_id].text


def test_ids_are_unique(corpus: Corpus, book: FactBook, found: dict[str, Deadline]) -> None:
    assert len(deadlines(corpus, book, load_measures(corpus))) == len(found)


def test_both_ends_of_the_window_fall_due(found: dict[str, Deadline]) -> None:
    end = found["zimao-2021/validity-end"]
    assert falling_due([end], date(2025, 12, 1), 30) == (end,)
    assert falling_due([end], date(2025, 12, 31), 0) == (end,)
    assert falling_due([end], date(2025, 12, 1), 29) == ()
    assert falling_due([end], date(2026, 1, 1), 365) == ()


def test_what_falls_due_comes_in_order_of_its_day(found: dict[str, Deadline]) -> None:
    due = falling_due(found.values(), date(2017, 1, 1), 3650)
    days = [one.on for one in due if one.on]
    assert len(days) == len(due) == len([one for one in found.values() if one.on])
    assert days == sorted(days)


def test_the_year_of_the_benefit_dates_what_is_counted_from_it(found: dict[str, Deadline], corpus: Corpus) -> None:
    obligation = found["zimao-2021/5-2/obligation/10"]
    dated = counted_from(obligation, 2023, corpus)
    assert dated.on == date(2032, 12, 31)
    assert dated.id != obligation.id
    assert dated.note.startswith("2023年度首次享受的：2023＋10－1＝2032年。")
    assert counted_from(found["zimao-alliance-operation/payment-run"], 2023, corpus).on == date(2025, 12, 31)


@pytest.mark.parametrize("year", [2020, 2026])
def test_nobody_benefits_outside_the_policys_years(found: dict[str, Deadline], corpus: Corpus, year: int) -> None:
    obligation = found["zimao-2021/5-2/obligation/10"]
    assert counted_from(obligation, year, corpus) == obligation


def test_what_has_a_day_keeps_it(found: dict[str, Deadline], corpus: Corpus) -> None:
    end = found["zimao-2021/validity-end"]
    assert counted_from(end, 2023, corpus) == end


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("持续经营10年以上", 10),
        ("连续经营五年", 5),
        ("十年内不得迁出", 10),
        ("应于2025年底前迁入", None),
        ("按年度报告", None),
        ("应退回已获得的扶持资金", None),
    ],
)
def test_numbers_of_years_are_told_from_calendar_years(text: str, years: int | None) -> None:
    assert years_in(text) == years
