"""What a listener is told of an answer: every piece once, and all of them the answer."""

from dataclasses import dataclass, field

import pytest

from bot.listening import Told, pieces

ANSWER = "院士工作站补助：每年最高20万元[1]。\n原文：“……最高为20万元；”[1]\n\n依据：第15条！有效吗？"


@dataclass
class Notes:
    steps: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def step(self, name: str) -> None:
        self.steps.append(name)

    def text(self, piece: str) -> None:
        self.texts.append(piece)


@pytest.mark.parametrize("text", ["", "。", "\n\n", "一句", "一句。", ANSWER, f"\n{ANSWER}\n"])
def test_the_pieces_joined_are_the_answer(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert all(pieces(text))


def test_a_long_answer_comes_in_sentences_and_lines() -> None:
    assert len(list(pieces(ANSWER))) == 4


def test_only_the_rest_is_told_after_pieces_have_been() -> None:
    notes = Notes()
    told = Told(notes)
    told.step("word")
    first, *rest = pieces(ANSWER)
    told.text(first)
    told.rest(ANSWER)
    assert (notes.steps, notes.texts) == (["word"], [first, *rest])
    assert told.said == ANSWER


def test_an_answer_that_does_not_begin_with_what_was_told_is_left_to_the_reply(
    caplog: pytest.LogCaptureFixture,
) -> None:
    notes = Notes()
    told = Told(notes)
    told.text("别的")
    told.rest(ANSWER)
    assert notes.texts == ["别的"]
    assert "does not begin with" in caplog.text
