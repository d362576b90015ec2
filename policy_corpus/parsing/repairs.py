"""Defects of the source, mended only in `clean_text`: each is recorded with what stood there and why it changed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal

from policy_corpus.model import Repair
from policy_corpus.parsing.blocks import Block

RepairKind = Literal["page_break", "doubled_text", "stray_word", "markup", "spaced_figure", "title_lines"]

_MARKUP = re.compile(
    r"\*\*|^[ \t　]*#{1,6}[ \t　]*|(?<=\n)[ \t　]*#{1,6}[ \t　]*|(?<=\n)[ \t]*\|[ \t:|-]*--[ \t:|-]*$",
)
# English function words that a conversion left standing inside Chinese sentences, and what they stand for.
_STRAY_WORDS = {"and": "和", "or": "或", "of": "的", "related": "相关", "the": "", "for": "", "with": "与"}
_HAN = r"\u4e00-\u9fff"
_STRAY = re.compile(rf"(?<=[{_HAN}])[ 　]*\b({'|'.join(_STRAY_WORDS)})\b[ 　]*(?=[{_HAN}])", re.IGNORECASE)
_SPACED = re.compile(
    rf"(?<=[{_HAN}，。、；：（“])[ 　]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％+])[ 　]+(?=[{_HAN}，。、；：）”%％])"
    r"|(?<=[0-9])[ 　]+(?=[0-9](?:[ 　]*[0-9])*[ 　]*条)"
)
_MAX_DOUBLED = 12


class Repairs:
    """The repairs of one source, in order, none overlapping another."""

    def __init__(self, repairs: Iterable[Repair]) -> None:
        kept: list[Repair] = []
        for repair in sorted(repairs, key=lambda r: (r.start, -r.end)):
            if not kept or repair.start >= kept[-1].end:
                kept.append(repair)
        self.all = tuple(kept)
        self._starts = [repair.start for repair in kept]

    def clean(self, source: str, start: int, end: int) -> str:
        """`source[start:end]` with the repairs inside it made."""
        pieces, position = [], start
        for repair in self.all[bisect_left(self._starts, start) :]:
            if repair.end > end:
                break
            pieces += [source[position : repair.start], repair.after]
            position = repair.end
        return "".join([*pieces, source[position:end]]).strip()


def find_repairs(source: str, blocks: list[Block]) -> Repairs:
    """Everything that is mended in the blocks of `source`."""
    finders = (_joins, _markup, _words, _spaces)
    return Repairs(repair for block in blocks for finder in finders for repair in finder(source, block))


def make_repair(source: str, kind: RepairKind, start: int, end: int, after: str = "") -> Repair:
    """The record of one repair."""
    return Repair(start=start, end=end, kind=kind, before=source[start:end], after=after)


def _joins(source: str, block: Block) -> Iterator[Repair]:
    for line, following in zip(block.lines, block.lines[1:], strict=False):
        yield make_repair(source, "page_break", line.end, following.start)
        doubled = _doubled(source, line.end, following.start, following.end)
        if doubled:
            yield make_repair(source, "doubled_text", following.start, following.start + doubled)


def _doubled(source: str, end: int, start: int, limit: int) -> int:
    """How many characters before a page break are printed again after it."""
    for size in range(min(_MAX_DOUBLED, limit - start), 1, -1):
        if source[end - size : end] == source[start : start + size]:
            return size
    if source[end - 1] != source[start] or start + 1 >= limit:
        return 0
    return int(_is_doubled_character(source, end, start))


def _is_doubled_character(source: str, end: int, start: int) -> bool:
    """One repeated character may be two words meeting (加工|工程); it is doubled only if nothing else fits.

    That is so when the words before the break are, everywhere else, followed by what stands after the
    repeated character.
    """
    if not source[end - 2 : end - 1].isalnum():
        return True
    return any(_always_followed(source, end, size, source[start + 1]) for size in (2, 3))


def _always_followed(source: str, end: int, size: int, after: str) -> bool:
    before = source[max(end - size, 0) : end]
    others = [match.end() for match in re.finditer(re.escape(before), source) if match.end() != end]
    return bool(others) and all(source[position : position + 1] == after for position in others)


def _markup(source: str, block: Block) -> Iterator[Repair]:
    for match in _MARKUP.finditer(source[block.start : block.end]):
        if match[0]:
            yield make_repair(source, "markup", block.start + match.start(), block.start + match.end())


def _words(source: str, block: Block) -> Iterator[Repair]:
    for match in _STRAY.finditer(source[block.start : block.end]):
        after = _STRAY_WORDS[match[1].lower()]
        yield make_repair(source, "stray_word", block.start + match.start(), block.start + match.end(), after)


def _spaces(source: str, block: Block) -> Iterator[Repair]:
    for match in _SPACED.finditer(source[block.start : block.end]):
        yield make_repair(source, "spaced_figure", block.start + match.start(), block.start + match.end())
