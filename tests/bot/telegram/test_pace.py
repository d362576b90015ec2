"""How often one person may ask."""

from bot.telegram.pace import Pace
from bot.telegram.recent import Recent


def test_who_asks_too_often_is_told_so_once() -> None:
    pace = Pace("2/hour")
    assert [pace.judge(7) for _ in range(4)] == ["admitted", "admitted", "refused", "ignored"]
    assert pace.judge(8) == "admitted"


def test_nobody_asks_too_often_without_a_limit() -> None:
    pace = Pace("off")
    assert {pace.judge(7) for _ in range(100)} == {"admitted"}


def test_what_is_over_is_forgotten() -> None:
    recent = Recent(0.0)
    assert recent.is_new("a")
    assert recent.is_new("a")
    lasting = Recent(60.0)
    assert [lasting.is_new(each) for each in ("a", "b", "a")] == [True, True, False]
