"""Physical lines of a source with their offsets, before anything is decided about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_corpus.parsing.numbering import Marker, find_chapter_integer, find_marker

_MARKUP = re.compile(r"(?:#{1,6}|\*\*|[ \t　>])*")
_INLINE_SERIES = re.compile(r"(?<=[。；;])[ 　]*(?=([一二三四五六七八九十]+)、)")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line: `start:end` in the source without outer blanks, `body` its text without leading markup."""

    start: int
    end: int
    body_start: int
    body: str
    hashes: bool
    blank_before: bool
    marker: Marker | None

    @property
    def rest(self) -> str:
        """The body after its number."""
        return self.body[self.marker.end :].strip() if self.marker else self.body


def split_lines(source: str) -> list[Line]:
    """Every non-blank line of `source`; a line that runs several 一、二、 sections together is divided at them."""
    spans = [part for match in re.finditer(r"[^\n]+", source) for part in _divided(source, *match.span())]
    decimal = any(re.match(r"[ \t　]*1[.．]1[ \t　]", source[start:end]) for start, end in spans)
    lines: list[Line] = []
    previous_end = 0
    for start, end in spans:
        blank_before = source.count("\n", previous_end, start) > 1
        line = _make_line(source, start, end, blank_before, decimal)
        if line:
            lines.append(line)
            previous_end = line.end
    return lines


def _divided(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = find_marker(source[start:end].lstrip())
    cuts = [start]
    if first and first.kind == "han" and end - start > 200:
        expected = int(first.number) + 1
        for match in _INLINE_SERIES.finditer(source, start, end):
            following = find_marker(source[match.end() : match.end() + 8])
            if following and following.number == str(expected):
                cuts.append(match.end())
                expected += 1
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _make_line(source: str, start: int, end: int, blank_before: bool, decimal: bool) -> Line | None:
    text = source[start:end]
    stripped = text.strip()
    if not stripped:
        return None
    start += len(text) - len(text.lstrip())
    end = start + len(stripped)
    markup = _MARKUP.match(stripped)
    offset = markup.end() if markup else 0
    body = stripped[offset:].rstrip("* \t　") or stripped
    marker = find_marker(body) or (find_chapter_integer(body) if decimal else None)
    return Line(start, end, start + offset, body, stripped.startswith("#"), blank_before, marker)
