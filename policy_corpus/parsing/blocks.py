"""Logical paragraphs: physical lines joined again where a page break or a hard wrap cut a sentence."""

import re
from dataclasses import dataclass

from policy_corpus.parsing.lines import Line
from policy_corpus.parsing.numbering import Marker
from policy_corpus.parsing.tables import is_ruling
from policy_corpus.parsing.units import is_unit_line
from policy_corpus.parsing.wording import (
    ADDRESSEE,
    DATE_LINE,
    DOCUMENT_NUMBER,
    ends_sentence,
    is_title_like,
    is_wrapped,
    squeeze,
)  # fmt: skip

_HEADING_KINDS = {"annex", "chapter", "section", "stage", "box", "appendix"}
_MIN_BROKEN = 20


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines that make up one paragraph; `table` numbers the table it is part of (0: none)."""

    lines: tuple[Line, ...]
    table: int
    text: str

    @property
    def start(self) -> int:
        """Offset of the first character, markup included."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.lines[-1].end

    @property
    def marker(self) -> Marker | None:
        """The number the paragraph opens with."""
        return self.lines[0].marker if not self.table else None

    @property
    def rest(self) -> str:
        """The text after the number."""
        return self.text[self.marker.end :].strip() if self.marker else self.text

    @property
    def hashes(self) -> bool:
        """Whether the paragraph is written as a Markdown heading."""
        return self.lines[0].hashes


def join_lines(lines: list[Line], noise: dict[int, str], tables: dict[int, int]) -> list[Block]:
    """Blocks in order; noise lines are left out and end the block before them."""
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if index in noise:
            continue
        goes_on = is_ruling(lines, index) or (
            not (tables.get(index) or tables.get(index - 1)) and is_broken(lines[index - 1], line)
        )
        if groups and groups[-1][-1] == index - 1 and goes_on:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [_block([lines[i] for i in group], tables.get(group[0], 0)) for group in groups]


def _block(lines: list[Line], table: int) -> Block:
    return Block(tuple(lines), table, "".join(line.body for line in lines))


def is_broken(line: Line, following: Line) -> bool:
    """Whether a sentence runs on from `line` into `following`."""
    if following.marker or following.hashes or is_unit_line(following.body) or DATE_LINE.fullmatch(following.body):
        return False
    if line.body[-1] in "，、,":
        return True
    if ends_sentence(line.body) or is_wrapped(line.body) or _is_apart(line) or DOCUMENT_NUMBER.match(following.body):
        return False
    return following.blank_before and len(line.body) >= _MIN_BROKEN and bool(re.search("[，。；、：,;]", line.body))


def _is_apart(line: Line) -> bool:
    """Headings, addressees and the like stand on a line of their own."""
    if line.hashes or ADDRESSEE.match(line.body):
        return True
    if line.marker is None or line.marker.kind not in _HEADING_KINDS:
        return bool(line.marker) and len(squeeze(line.rest)) <= _MIN_BROKEN and is_title_like(line.rest)
    return is_title_like(line.rest) or not line.rest
