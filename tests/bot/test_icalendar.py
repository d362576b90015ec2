"""Calendars, read back by a reader of our own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.icalendar import Event, calendar, escape, fold
from tests.bot.icalendar_reader import read_calendar

DAY = date(2025, 12, 31)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"))


def read_back(event: Event) -> tuple[str, str, list[str]]:
    (part,) = read_calendar(calendar([event], "政策期限", date(2025, 11, 1)).encode()).parts
    return part.text("SUMMARY"), part.text("DESCRIPTION"), part.texts("CATEGORIES") if event.categories else []


@given(TEXTS, st.lists(TEXTS, max_size=4).map("\n".join), st.lists(TEXTS.filter(bool), min_size=1, max_size=3))
def test_any_text_comes_back_as_it_was(summary: str, description: str, categories: list[str]) -> None:
    event = Event("a@b", DAY, summary, description, tuple(categories))
    assert read_back(event) == (summary, description, categories)


def test_separators_and_line_breaks_are_escaped() -> None:
    assert escape("a,b;c\\d\ne\r\nf\rg") == r"a\,b\;c\\d\ne\nf\ng"


def test_control_characters_are_dropped() -> None:
    assert escape("有\x00效\x0b期\x1b\x7f") == "有效期"


@pytest.mark.parametrize("length", range(70, 80))
def test_lines_are_folded_at_75_octets_and_never_inside_a_character(length: int) -> None:
    for line in ("x" * length, "x" * (length - 60) + "政策期限" * 20, "🙂" * length):
        parts = fold(line).encode().split(b"\r\n")
        assert all(len(part) <= 75 and part.decode() for part in parts)
        assert all(part.startswith(b" ") for part in parts[1:])
        assert parts[0] + b"".join(part[1:] for part in parts[1:]) == line.encode()


def test_a_line_of_75_octets_is_not_folded() -> None:
    assert fold("x" * 75) == "x" * 75
    assert fold("政" * 25) == "政" * 25


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read_calendar(calendar([], "政策期限", DAY).encode()).parts == []
