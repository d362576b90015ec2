"""Documents as a whole: their record and their validity."""

from datetime import date

import pytest

from tests.bot.asking import Asker


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("三年行动计划的文号", "大政办发〔2017〕119号"),
        ("三年行动计划什么时候印发的", "2017年9月26日"),
        ("三年行动计划是谁印发的", "大连市人民政府办公厅"),
        ("科技创新“十四五”规划的文号是多少", "大政办发〔2021〕33号"),
    ],
)
def test_number_date_and_issuer_are_read_from_the_record_and_proved(asker: Asker, question: str, words: str) -> None:
    answer = asker(question)
    assert answer.status == "answered"
    assert words in answer.text.splitlines()[0]
    assert answer.citations


def test_a_number_that_the_document_does_not_bear_is_not_made_up(asker: Asker) -> None:
    answer = asker("产业创新特区方案的文号是多少")
    assert answer.status == "not_found"
    assert "〔" not in answer.text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 8, 17), "尚未开始实施"),
        (date(2021, 8, 18), "仍在有效期内"),
        (date(2025, 12, 31), "仍在有效期内"),
        (date(2026, 1, 1), "已失效"),
    ],
)
def test_validity_changes_on_the_first_and_after_the_last_day(asker: Asker, day: date, words: str) -> None:
    answer = asker("自贸片区的政策还有效吗", as_of=day)
    assert words in answer.text.splitlines()[0]
    assert "有效期至2025年12月31日" in answer.citations[0].quote


def test_what_will_have_ended_next_year_is_said_before_the_amount(asker: Asker) -> None:
    lines = asker("自贸片区院士工作站明年还能申请吗", as_of=date(2025, 6, 1)).text.splitlines()
    ended = next(at for at, line in enumerate(lines) if "到您说的那一年已不在有效期内" in line)
    assert ended < next(at for at, line in enumerate(lines) if "20万元" in line)


@pytest.mark.parametrize(("day", "words"), [(date(2026, 11, 21), "已失效"), (date(2021, 8, 17), "尚未开始实施")])
def test_a_validity_that_does_not_hold_comes_before_the_amount_and_is_cited_after_it(
    asker: Asker, day: date, words: str
) -> None:
    answer = asker("院士工作站自贸片区一年补多少", as_of=day)
    notice, amount, *_ = answer.text.splitlines()
    assert words in notice
    assert "20万元" in amount
    assert [c.marker for c in answer.citations if "有效期至" in c.quote] == [2]
