"""`policy-assistant deadlines`, run as a process."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.bot.cli.conftest import Run
from tests.bot.icalendar_reader import read_calendar


def test_deadlines_are_listed_with_what_they_are_not(run: Run) -> None:
    listed = run("deadlines", "--as-of", "2025-11-01").stdout
    assert "2025-12-31（还有 60 天）  有效期截止" in listed
    assert "不是申报截止日" in listed
    assert "持续经营10年以上" in listed


def test_the_window_and_the_benefit_year_are_kept_to(run: Run) -> None:
    arguments = ("deadlines", "--as-of", "2026-01-01", "--within-days", "3650", "--benefit-year", "2023", "--json")
    chosen = json.loads(run(*arguments).stdout)
    assert [(one["kind"], one["on"]) for one in chosen["deadlines"]] == [("obligation", "2032-12-31")]


def test_the_calendar_is_written_as_the_format_prescribes(run: Run, tmp_path: Path) -> None:
    result = run("deadlines", "--as-of", "2025-11-01", "--ics", "out.ics")
    assert (result.returncode, result.stdout) == (0, "")
    assert "已写入 out.ics：2 项" in result.stderr
    events = read_calendar((tmp_path / "out.ics").read_bytes()).parts
    assert [event.raw("DTSTART") for event in events] == ["20251231", "20251231"]


def test_a_bad_request_fails_in_one_line(fails: Callable[..., str]) -> None:
    for arguments, says in (
        (("--document", "nothing"), "没有编号为 nothing 的文件"),
        (("--unit", "火星局"), "没有哪项期限写到单位“火星局”"),
        (("--within-days", "-1"), "--within-days 的值不能用"),
        (("--ics", "no/such/folder/out.ics"), "写不了"),
    ):
        assert says in fails("deadlines", *arguments)
