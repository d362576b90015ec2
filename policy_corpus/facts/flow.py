"""A stretch of source text as one flow of characters, each of which knows where it stands in the source.

White space and markup are gone, widths and punctuation are folded, page breaks inside a sentence are joined;
real line ends stay as a newline. Whatever is found in `text` can be quoted from the source, character for character.
"""

import re
from dataclasses import dataclass

_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_FOLDS = {code: code - 0xFEE0 for code in _WIDE} | str.maketrans(",;!?:()％．", "，；！？：（）%.")
_DROPPED = set("*#") | set(" \t\r\u3000\u00a0\u200b\ufeff")
_ENDS_LINE = set("。；！？：）.”")
_LONGEST_TITLE = 30
_PROSE = re.compile("[，。；]")
_OPENS_ITEM = re.compile(
    r"[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[一二三四五六七八九十]+、"
    r"|第[一二三四五六七八九十\d ]+[章节条]|——|[①-⑳]"
)


def fold(text: str) -> str:
    """The same number of characters in half-width digits and letters and full-width punctuation."""
    return text.translate(_FOLDS)


@dataclass(frozen=True)
class Flow:
    """`text[i]` stands at `offsets[i]` of the source."""

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the source."""
        return self.offsets[start], self.offsets[end - 1] + 1


def _is_line_end(line: str, following: str) -> bool:
    """Whether a line break is more than a page break inside a sentence: after a full stop or a short title, or before
    a numbered item."""
    is_title = len(line) <= _LONGEST_TITLE and not _PROSE.search(line) and _OPENS_ITEM.match(line)
    return not line or line[-1] in _ENDS_LINE or bool(is_title) or _OPENS_ITEM.match(following) is not None


def make_flow(source: str, start: int, end: int) -> Flow:
    """The flow of `source[start:end]`."""
    folded = fold(source[start:end])
    characters: list[str] = []
    offsets: list[int] = []
    line_start = 0
    for index, character in enumerate(folded):
        if character in _DROPPED:
            continue
        if character == "\n":
            line = "".join(characters[line_start:])
            if not line or not _is_line_end(line, folded[index:].lstrip()[:8]):
                continue
            line_start = len(characters) + 1
        characters.append(character)
        offsets.append(start + index)
    return _with_stops(characters, offsets)


def _with_stops(characters: list[str], offsets: list[int]) -> Flow:
    """Commas inside numbers and full stops after sentences, told apart by their neighbours."""
    text = "".join(characters)
    text = re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", ",", text)
    text = re.sub(r"(?<=[%）”\u4e00-\u9fff])\.(?!\d)", "。", text)
    return Flow(text, tuple(offsets))
