"""Which lines of an answer a model may reword, and the numbered form in which they go out and come back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.citing import marked, markers_of
from bot.drafting import Draft, Line
from bot.grounding.reading import squash
from bot.grounding.unit_lists import unit_lists
from bot.llm.isolation import neutral

_ENUMERATOR = re.compile(r"^(?:\d+\. )?")
# Quotations are verbatim, computations are shown as they are, and time is said in one way only.
_FIXED = re.compile(r"“|=|^(?:依据|原文|计算|注意)|有效期|计划期|规划期|截至|[：:]$|《")
_SHORTEST = 12  # characters: less has nothing to reword
_COMES_BACK = re.compile(r"^\s*(\d{1,3})\s*[|｜]\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """A line that goes to the model: its place in the draft, its words without enumerator, and its marks."""

    place: int
    enumerator: str
    text: str
    marks: tuple[int, ...]
    shown: str  # with marks

    @classmethod
    def of(cls, place: int, line: Line, marks: tuple[int, ...], shown: str) -> "Item":
        """The line at a place, `shown` being the line with its marks."""
        enumerator = _ENUMERATOR.match(line.text)
        start = enumerator.end() if enumerator else 0
        return cls(place, line.text[:start], line.text[start:], marks, shown[start:])


def items_of(draft: Draft) -> list[Item]:
    """The lines that may be reworded, most important first."""
    markers = markers_of(draft)
    return [
        Item.of(place, line, tuple(markers[source] for source in line.sources), marked(line, markers))
        for place, line in enumerate(draft.lines)
        if may_be_reworded(line)
    ]


def may_be_reworded(line: Line) -> bool:
    """Whether it is a statement from the clauses that is neither quoted, computed, about time, nor a list of units."""
    text = squash(line.text)
    return bool(line.sources) and not line.notice and not _is_fixed(text) and len(text) >= _SHORTEST


def _is_fixed(text: str) -> bool:
    return _FIXED.search(text) is not None or bool(unit_lists(text))


def numbered(items: Iterable[Item]) -> list[str]:
    """The items as the model gets them: `1|…[1]。`"""
    return [f"{number}|{neutral(item.shown)}" for number, item in enumerate(items, start=1)]


def proposals(pieces: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Number and words of each line that comes back in the asked-for form, as soon as it is whole."""
    return filter(None, map(_proposal, _whole_lines(pieces)))


def _whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    text = ""
    for piece in pieces:
        *whole, text = (text + piece).split("\n")
        yield from whole
    yield text


def _proposal(line: str) -> tuple[int, str] | None:
    match = _COMES_BACK.match(line)
    return (int(match[1]), match[2]) if match else None
