"""Lists aligned with lists: of 国家级、省级、市级，分别给予500万元、100万元、50万元, whose sum is which."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.grounding.figures import Figure

_SENTENCE_END = re.compile(r"[。;!?]")
_SEGMENT = re.compile(r"[,:()]")
_BETWEEN = re.compile(r"(?:、|和|及|或|以及)(?:最高|不超过)?")
_SPLIT = re.compile(r"、|(?<=[级类档])(?:和|及|或)")
_LEAD_IN = re.compile(r"[的照按对给为获得以定]")
_LEAD_OUT = re.compile(r"(?<=.级)|的|认定|分别|一次|企业|给予")


@dataclass(frozen=True, slots=True)
class Tier:
    """What one of several figures belongs to, and where the run of figures begins and ends."""

    label: str
    others: str  # the other labels of the run
    start: int
    end: int

    def named_in(self, words: str) -> bool:
        """Whether the words name this tier by what tells it from the others."""
        own = set(self.label) - set(self.others)
        return len(own & set(words)) * 2 >= len(own) if own else self.label in words


def tiers_in(text: str, figures: Sequence[Figure]) -> dict[int, Tier]:
    """Start of each figure of an aligned run -> the part of the list before it that has its place."""
    tiers: dict[int, Tier] = {}
    for run in _runs(text, figures):
        parts = _list_of(len(run), _SENTENCE_END.split(text[: run[0].start])[-1])
        for i, part in enumerate(parts):
            others = "".join(parts[:i] + parts[i + 1 :])
            tiers[run[i].start] = Tier(part, others, run[0].start, run[-1].end)
    return tiers


def _runs(text: str, figures: Sequence[Figure]) -> Iterable[list[Figure]]:
    """Figures of one unit with nothing but 、 or 和 between them, two or more."""
    run: list[Figure] = []
    for figure in figures:
        if run and figure.unit == run[-1].unit and _BETWEEN.fullmatch(text[run[-1].end : figure.start]):
            run.append(figure)
            continue
        if len(run) > 1:
            yield run
        run = [figure]
    if len(run) > 1:
        yield run


def _list_of(count: int, sentence: str) -> list[str]:
    """The nearest stretch before the figures that lists exactly `count` parts, cut to what tells them apart."""
    for segment in reversed(_SEGMENT.split(sentence)):
        parts = _SPLIT.split(segment)
        if len(parts) == count and all(parts):
            first, last = _LEAD_IN.split(parts[0])[-1] or parts[0], _LEAD_OUT.split(parts[-1])[0] or parts[-1]
            return [first, *parts[1:-1], last]
    return []
