"""What stands before the first numbered part: letterhead, 文号, forwarding notice, title, preamble."""

import re
from dataclasses import dataclass

from policy_corpus.parsing.blocks import Block, join_lines
from policy_corpus.parsing.dates import DATE
from policy_corpus.parsing.lines import split_lines
from policy_corpus.parsing.noise import find_noise
from policy_corpus.parsing.tables import find_tables
from policy_corpus.parsing.wording import (
    ADDRESSEE,
    DATE_LINE,
    DECREE_NUMBER,
    DOCUMENT_NUMBER,
    DOCUMENT_TITLE,
    is_sentence,
    is_wrapped,
)  # fmt: skip

_MAX_HEAD = 40
_MAX_LINE = 70
_UNSTRUCTURED = {"dash", "bullet", "ordinal", "annex"}
_DISTRIBUTION = re.compile(r"(?:主题词|抄[ 　]*送|报[ 　]*送|分[ 　]*送|主[ 　]*送)[ 　]*[:：]")
# Under the title: who issued it, and when.
ISSUED_LINE = re.compile(rf"[（(](?P<issuer>[^（）()\d]{{4,30}}?)[ 　]*(?P<date>{DATE})[ 　]*(?:印发|发布|公布)[)）]$")
_ISSUER_ENDINGS = ("办公厅", "办公室", "人民政府", "政府", "国务院", "委员会", "局", "厅", "县委", "市委", "省委", "部")


@dataclass(frozen=True, slots=True)
class Head:
    """Blocks `[0, front_end)` are front matter, `[front_end, title_end)` are the document's title."""

    front_end: int
    title_end: int


def read_blocks(text: str) -> list[Block]:
    """The paragraphs of a text that are not noise."""
    lines = split_lines(text)
    noise = find_noise(lines)
    return join_lines(lines, noise, find_tables(lines, set(noise)))


def read_head(text: str) -> list[Block]:
    """The paragraphs that stand before the first numbered part or prose of a text."""
    blocks = read_blocks(text)
    return blocks[: find_head(blocks).title_end]


def find_head(blocks: list[Block]) -> Head:
    """Where front matter and title end; both 0 when the text starts at once."""
    limit = _first_numbered(blocks)
    notice_end = _notice_end(blocks, limit)
    if notice_end:
        return Head(notice_end, _title_end(blocks, notice_end, limit))
    end = _title_end(blocks, 0, limit)
    if any(_is_particular(block) for block in blocks[:end]):
        return Head(end, end)
    return Head(0, end)


def is_issuer_line(block: Block) -> bool:
    """Whether a block only names an authority, as in a signature."""
    return len(block.text) <= 30 and not is_sentence(block.text) and block.text.endswith(_ISSUER_ENDINGS)


def find_signatures(blocks: list[Block], first: int) -> dict[int, tuple[str, int]]:
    """Signatures (落款) and distribution notes (版记) after `first`: first block → name, index after the last block."""
    found: dict[int, tuple[str, int]] = {}
    for index in range(max(first, 1), len(blocks)):
        if DATE_LINE.fullmatch(blocks[index].text) and is_issuer_line(blocks[index - 1]) and index - 1 >= first:
            start = index - 1
            while start > first and blocks[start - 1].text.startswith(("附件：", "附件:", "附：")):
                start -= 1
            found[start] = ("落款", _skip_remarks(blocks, index + 1))
        elif _DISTRIBUTION.match(blocks[index].text) and not any(is_numbered(block) for block in blocks[index:]):
            found[index] = ("版记", len(blocks))
            break
    return found


def is_numbered(block: Block) -> bool:
    """Whether a block opens with a number that makes it a heading, an article or an item."""
    return block.marker is not None and block.marker.kind not in _UNSTRUCTURED


def _first_numbered(blocks: list[Block]) -> int:
    for index, block in enumerate(blocks[:_MAX_HEAD]):
        if is_numbered(block):
            return index
    return min(len(blocks), _MAX_HEAD)


def _notice_end(blocks: list[Block], limit: int) -> int:
    """End of a forwarding notice: its date of signature, or the title of the forwarded document; 0 when none."""
    for index in range(limit - 1, 0, -1):
        has_prose = any(is_sentence(block.text) for block in blocks[:index])
        if has_prose and DATE_LINE.fullmatch(blocks[index].text):
            return _skip_remarks(blocks, index + 1)
        if has_prose and blocks[index].hashes and DOCUMENT_TITLE.match(blocks[index].text):
            return index
    return 0


def _skip_remarks(blocks: list[Block], index: int) -> int:
    while index < len(blocks) and is_wrapped(blocks[index].text) and len(blocks[index].text) <= 20:
        index += 1
    return index


def _title_end(blocks: list[Block], first: int, limit: int) -> int:
    end = first
    while end < limit and (_is_line(blocks[end]) or _is_particular(blocks[end])):
        end += 1
    return end


def _is_line(block: Block) -> bool:
    if block.marker and block.marker.kind in ("dash", "ordinal"):
        return False
    return len(block.text) <= _MAX_LINE and not is_sentence(block.text)


def _is_particular(block: Block) -> bool:
    """A line that says more than the title: 文号, decree number, date, addressee, issuer, metadata row."""
    text = block.text
    return bool(
        block.table
        or DOCUMENT_NUMBER.match(text)
        or DECREE_NUMBER.match(text)
        or ADDRESSEE.match(text)
        or DATE_LINE.match(text)
        or ISSUED_LINE.match(text)
        or is_issuer_line(block)
    )
