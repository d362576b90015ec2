"""Long texts in parts: nothing is lost, nothing too long, and what belongs together stays together."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.outgoing import Button, Mark, Outgoing, utf16_length
from bot.telegram.splitting import split, stretches

LIMIT = 60
_PIECES = st.sampled_from(["政策", "补助", "，", "。", "\n", "\n\n", " ", "😀", "<b>", "&amp;", "e\u0301", "x"])
_MARK = st.integers(1, 120).map(lambda number: f"[{number}]")


def quoted(inner: str, marks: str) -> str:
    return f"{marks[0]}{inner}{marks[1]}"


_WORDS = st.lists(_PIECES, max_size=12).map("".join)
_QUOTE = st.builds(quoted, _WORDS, st.sampled_from(["“”", "「」", "《》"]))
_NESTED = st.builds(lambda a, b, c: f"“{a}{b}{c}”", _WORDS, _QUOTE, _WORDS)
TEXTS = st.lists(st.one_of(_PIECES, _MARK, _QUOTE, _NESTED, st.text(max_size=80)), max_size=40).map("".join)


@given(TEXTS)
def test_only_white_space_is_lost_and_no_part_is_too_long(text: str) -> None:
    parts = [text[start:end] for start, end in stretches(text, LIMIT)]
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)
    assert all(0 < utf16_length(part) <= LIMIT and part == part.strip() for part in parts)


@given(TEXTS)
def test_no_source_mark_is_broken(text: str) -> None:
    breaks = {place for pair in stretches(text, LIMIT) for place in pair}
    for mark in re.finditer(r"\[\d{1,3}\]", text):
        assert not breaks & set(range(mark.start() + 1, mark.end()))


@given(st.lists(st.one_of(_PIECES, _QUOTE), max_size=40).map("".join))
def test_no_quotation_that_fits_is_broken(text: str) -> None:
    breaks = {place for pair in stretches(text, LIMIT) for place in pair}
    for quote in re.finditer(r"“[^“”]*”|「[^「」]*」|《[^《》]*》", text):
        if utf16_length(quote[0]) <= LIMIT:
            assert not breaks & set(range(quote.start() + 1, quote.end()))


@given(TEXTS, st.data())
def test_marked_words_stay_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    message = Outgoing(text=text, marks=(Mark(style="bold", start=start, end=end),) if end > start else ())
    parts = split(message, LIMIT)
    marked = "".join(part.text[mark.start : mark.end] for part in parts for mark in part.marks)
    assert re.sub(r"\s", "", marked) == re.sub(r"\s", "", text[start:end])
    for part in parts:
        assert all(entity.offset + entity.length <= utf16_length(part.text) for entity in part.entities())


def test_a_text_is_parted_between_paragraphs_where_that_fills_a_message() -> None:
    text = f"{'甲' * 40}\n\n{'乙' * 40}。{'丙' * 10}"
    assert [text[start:end] for start, end in stretches(text, LIMIT)] == ["甲" * 40, f"{'乙' * 40}。{'丙' * 10}"]


def test_a_quotation_longer_than_a_message_is_parted_between_sentences() -> None:
    text = f"“{'甲' * 50}。{'乙' * 50}。”[1]"
    assert [text[start:end] for start, end in stretches(text, LIMIT)] == [f"“{'甲' * 50}。", f"{'乙' * 50}。”[1]"]


def test_the_buttons_go_with_the_last_part_and_only_the_first_replaces() -> None:
    button = Button(text="下一页", data="m:1")
    parts = split(Outgoing(text="甲" * 100, buttons=((button,),), replaces=True), LIMIT)
    assert [part.buttons for part in parts] == [(), ((button,),)]
    assert [part.replaces for part in parts] == [True, False]
