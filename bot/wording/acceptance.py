"""Whether a reworded line may stand in a line's place.

`supports` finds what the line does not say. Beyond that the line must be there whole and in its order: the figures,
departments, documents and dates as written, the words of its subjects and conditions, and all that turns its sense.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from bot.grounding.conditions import bound_of, pieces_of, turning_words
from bot.grounding.reading import Mention, Reading, read, squash
from bot.grounding.wording import EvidenceSentence, supports

_MARK = re.compile(r"\[(\d+)\]")
_STOPS = str.maketrans("。；！？;!?", "，，，，,,,")
_LONGEST, _SOME = 2, 24  # times the line's length, and some more


class Landmark(NamedTuple):
    """Something that a reworded line must have in the same place: a claim, a turn of sense, a run of words."""

    start: int
    end: int
    words: str


def faults_of(line: str, marks: Collection[int], reworded: str, prompt: str = "") -> list[str]:
    """Kinds of faults, none where the reworded line may stand; `line` has no marks in it, `marks` are its own."""
    if any(int(mark) not in marks for mark in _MARK.findall(reworded)):
        return ["mark"]
    said = without_marks(reworded)
    if squash(said) == squash(line):
        return []
    if len(said) > _LONGEST * len(line) + _SOME:
        return ["degenerate"]
    changed = list(_not_whole(read(line), read(said)))
    if changed:
        return changed
    # As one sentence: none of a line's sentences may go.
    one_line, one_said = line.translate(_STOPS), said.translate(_STOPS)
    return list(dict.fromkeys(each.kind for each in supports(one_said, [EvidenceSentence(one_line)], prompt)))


def without_marks(text: str) -> str:
    """The text without citation marks."""
    return _MARK.sub("", text)


def _not_whole(line: Reading, said: Reading) -> Iterator[str]:
    if _claims(line) != _claims(said):
        yield "figures_differ"
        return
    if any(bound_of(line, a) != bound_of(said, b) for a, b in zip(line.mentions, said.mentions, strict=True)):
        yield "bound"
    pieces = re.compile("|".join(sorted(map(re.escape, pieces_of(line.text)), key=len, reverse=True)) or r"(?!)")
    # The sums of aligned lists may be dealt out to what they belong to; their own order is that of the claims.
    dealt = {number: line.tiers[m.start].label for number, m in enumerate(line.mentions) if m.start in line.tiers}
    if _landmarks(line, pieces, dealt) != _landmarks(said, pieces, dealt):
        yield "moved"
    if not all(_belongs(said, said.mentions[number], label) for number, label in dealt.items()):
        yield "misattached"


def _belongs(said: Reading, mention: Mention, label: str) -> bool:
    """Whether a sum is given to the tier of that label, in a list again or right before it."""
    tier = said.tiers.get(mention.start)
    return tier.label == label if tier else label in said.just_before(mention)


def _claims(reading: Reading) -> list[tuple[str, str]]:
    """Figures and names as written: 500万元 may not become 五百万元, which nobody could find in the clause."""
    return [(mention.kind, reading.shows(mention)) for mention in reading.mentions]


def _landmarks(reading: Reading, pieces: re.Pattern[str], left_out: Collection[int]) -> list[str]:
    """Words of the landmarks in order, none overlapping another; of the claims, those by number are left out."""
    claims = [Landmark(m.start, m.end, reading.shows(m)) for m in reading.mentions]
    words = [Landmark(m.start(), m.end(), m[0]) for m in pieces.finditer(reading.text)]
    turns = [Landmark(*turn) for turn in turning_words(reading.text)]
    kept: list[Landmark] = []
    for mark in sorted([*claims, *words, *turns], key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    hidden = {claims[number] for number in left_out}
    return [mark.words for mark in kept if mark not in hidden]
