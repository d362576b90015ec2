"""Log lines: whatever is logged, no personal number and no question in full comes out."""

import io
import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import JsonLines, TextLines, configure_logging
from bot.origin import Origin, coming_from, keep_out_of_the_log
from tests.bot.test_masking import cards, mails, mobiles

ORIGIN = Origin("http", request_id="r_17")


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    return logging.getLogger("bot.test").makeRecord("bot.test", 20, __file__, 1, message, arguments, None, extra=extra)


def failing(message: str) -> logging.LogRecord:
    try:
        raise ValueError(message)
    except ValueError:
        return logging.LogRecord("bot.test", 40, __file__, 1, "failed", None, sys.exc_info())


def lines(made: logging.LogRecord) -> list[str]:
    return [form.format(made) for form in (TextLines(), JsonLines())]


@given(st.one_of(mobiles, cards, mails))
def test_personal_numbers_never_come_out(number: str) -> None:
    for made in (
        record("asked by %s", number),
        record("asked", asker=number, more={"list": [number]}),
        record("asked", asker={number: 1}),
        failing(f"no such asker: {number}"),
    ):
        for line in lines(made):
            assert number not in line


@given(st.text(min_size=4))
def test_a_question_never_comes_out_in_full(question: str) -> None:
    question = f"问{question}。"
    with coming_from(Origin()):
        keep_out_of_the_log(question)
        for made in (record("cannot answer %s", question), record("no", question=question), failing(question)):
            for line in lines(made):
                assert question not in line
                assert json.dumps(question, ensure_ascii=False)[1:-1] not in line


@given(st.text())
def test_json_lines_are_one_line_of_json_whatever_is_logged(text: str) -> None:
    line = JsonLines().format(record("said %s", text, number=13812345678, inside=(text, 1.5, None, True)))
    assert "\n" not in line
    assert {"level": "INFO", "logger": "bot.test", "number": "***"}.items() <= json.loads(line).items()


@given(st.text())
def test_what_was_sent_never_begins_a_line_of_its_own(text: str) -> None:
    assert len(TextLines().format(record("GET %s", text)).splitlines()) == 1


def test_each_line_has_its_requests_id() -> None:
    with coming_from(ORIGIN):
        text, structured = lines(record("hello"))
    assert "[r_17]" in text
    assert json.loads(structured)["request_id"] == "r_17"
    assert "[-]" in lines(record("hello"))[0]


@pytest.mark.parametrize(("form", "terminal", "structured"), [("auto", True, False), ("auto", False, True),
                                                             ("json", True, True), ("text", False, False)])  # fmt: skip
def test_the_form_suits_the_reader(
    monkeypatch: pytest.MonkeyPatch, form: str, terminal: bool, structured: bool
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    root.handlers.clear()
    try:
        configure_logging("info", form)  # type: ignore[arg-type]
        logging.getLogger("bot.test").warning("hello")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    assert stream.getvalue().startswith("{") is structured
