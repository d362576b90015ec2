"""The time that a question speaks of, other than the day on which it is asked."""

from datetime import date

import pytest

from bot.understanding.moments import moment_asked

AHEAD = [
    ("2025-12-15", "下个月自贸片区的政策还有效没有", "2026-01-01", "2026-01-31"),
    ("2025-06-01", "明年初下来的专利到时还有没有", "2026-01-01", "2026-03-31"),
    ("2025-09-10", "想明年一季度去申，那会儿还管用不", "2026-01-01", "2026-03-31"),
    ("2025-12-20", "过完年还算数吗", "2026-01-01", "2026-03-31"),
    ("2025-03-03", "半年后申请来得及吗", "2025-09-01", "2025-09-30"),
    ("2025-03-03", "年底前申报来得及吗", "2025-12-01", "2025-12-31"),
    ("2025-10-01", "12月5号去交还收吗", "2025-12-05", "2025-12-05"),
    ("2024-10-10", "再过一年半去申还来得及吗", "2026-04-01", "2026-04-30"),
    ("2021-08-05", "8月底生效了没", "2021-08-21", "2021-08-31"),
    ("2025-12-18", "元旦后还能不能报", "2026-01-01", "2026-03-31"),
    ("2024-11-03", "后年还在吗", "2026-01-01", "2026-12-31"),
]
PAST = [
    ("2026-11-21", "22年3月那阵子，方案生效了没有", "2022-03-01", "2022-03-31"),
    ("2021-02-02", "三年行动计划去年还管用吗", "2020-01-01", "2020-12-31"),
]
OF_NOW = [
    ("2026-11-22", "24年评上的高企，补助还有效吗"),
    ("2026-03-01", "我们24年建的，26年那笔还能要吗"),
    ("2023-06-01", "今年2000万，去年800万，能补多少"),
    ("2023-06-01", "19年首次认定，22年重新认定"),
]


@pytest.mark.parametrize(("as_of", "text", "first", "last"), AHEAD + PAST)
def test_names_the_days_that_the_words_stand_for(as_of: str, text: str, first: str, last: str) -> None:
    moment = moment_asked(text, date.fromisoformat(as_of))
    assert moment is not None
    assert (moment.first.isoformat(), moment.last.isoformat()) == (first, last)


@pytest.mark.parametrize(("as_of", "text"), OF_NOW)
def test_when_something_was_done_is_not_asked_about(as_of: str, text: str) -> None:
    assert moment_asked(text, date.fromisoformat(as_of)) is None
