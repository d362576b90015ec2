"""Server-sent events as they may come over the wire."""

import pytest

from bot.client.events import SentEvent, sent_events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("event: step\ndata: {}\n\n", [("step", "{}")]),
        (": ping\n\nevent:step\ndata:{}\n\n", [("step", "{}")]),
        ("data: one\ndata:  two\n\n", [("message", "one\n two")]),
        ("event: a\ndata: 1\n\ndata: 2\n\n", [("a", "1"), ("message", "2")]),
        ("event: a\n\nid: 7\nretry: 5\ndata: 1\n\n", [("a", "1")]),
        ("event: step\ndata: {}", []),
        ("", []),
    ],
)
def test_events_are_read_line_by_line(text: str, events: list[tuple[str, str]]) -> None:
    assert list(sent_events(text.split("\n"))) == [SentEvent(*event) for event in events]
