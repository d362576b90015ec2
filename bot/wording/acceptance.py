"""Whether a reworded line may stand in a line's place.

`supports` finds what the line does not say. Beyond that the line must be there whole: the same figures, departments,
documents and dates as written and in their order, each with its bound, and the words of every condition in theirs.
"""

import re
from collections.abc import Collection, Iterator

from bot.grounding.conditions import bound_of, pieces_of, sense_in_order
from bot.grounding.reading import Reading, pairs, read
from bot.grounding.wording import EvidenceSentence, supports

_MARK = re.compile(r"\[(\d+)\]")
_KEPT = 0.8  # share of a piece's character pairs: a word may bend, a condition may not go
_LONGEST, _SOME = 2, 24  # times the line's length, and some more


def faults_of(line: str, marks: Collection[int], reworded: str, prompt: str = "") -> list[str]:
    """Kinds of faults, none where the reworded line may stand; `line` has no marks in it, `marks` are its own."""
    if any(int(mark) not in marks for mark in _MARK.findall(reworded)):
        return ["mark"]
    said = without_marks(reworded)
    if len(said) > _LONGEST * len(line) + _SOME:
        return ["degenerate"]
    unsupported = [violation.kind for violation in supports(said, [EvidenceSentence(line)], prompt)]
    return list(dict.fromkeys([*unsupported, *_not_whole(read(line), read(said))]))


def without_marks(text: str) -> str:
    """The text without citation marks."""
    return _MARK.sub("", text)


def _not_whole(line: Reading, said: Reading) -> Iterator[str]:
    if _claims(line) != _claims(said):
        yield "figures_differ"
        return
    if any(bound_of(line, a) != bound_of(said, b) for a, b in zip(line.mentions, said.mentions, strict=True)):
        yield "bound"
    if sense_in_order(line.text) != sense_in_order(said.text):
        yield "condition_moved"
    if not all(_is_kept(piece, said.text) for piece in pieces_of(line.text)):
        yield "condition_dropped"
    if not _in_order(_landmarks(line), said.text):
        yield "moved"


def _claims(reading: Reading) -> list[tuple[str, str]]:
    """Figures and names as written: 500万元 may not become 五百万元, which nobody could find in the clause."""
    return [(mention.kind, reading.shows(mention)) for mention in reading.mentions]


def _is_kept(piece: str, said: str) -> bool:
    own = pairs(piece)
    return piece in said or len(own & pairs(said)) >= _KEPT * len(own)


def _landmarks(line: Reading) -> list[str]:
    """Figures, names and pieces of a line in their order; aligned lists may be dealt out, so of these no figures."""
    at = 0
    found = [] if line.tiers else [(mention.start, line.shows(mention)) for mention in line.mentions]
    for piece in pieces_of(line.text):
        at = line.text.index(piece, at)
        found.append((at, piece))
        at += len(piece)
    return [words for _, words in sorted(found)]


def _in_order(landmarks: list[str], said: str) -> bool:
    """Whether those of the landmarks that are said at all are said in their order."""
    at = 0
    for words in landmarks:
        if words in said:
            at = said.find(words, at)
            if at < 0:
                return False
            at += len(words)
    return True
