"""Sentences of a flow, and the comma-like segments in them that each carry one statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from policy_corpus.facts.quantities import Quantity, find_quantities

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?|\n")
_SEGMENT_END = re.compile(r"[，；：]")


@dataclass(frozen=True)
class Segment:
    """`text` stands at `start` of the flow; its quantities have offsets within it.

    `joined` tells that a 、 stands between it and the segment before.
    """

    start: int
    text: str
    quantities: tuple[Quantity, ...]
    joined: bool = False

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Sentence:
    """Segments between full stops; `opens_line` tells whether it is the first of its line."""

    start: int
    text: str
    segments: tuple[Segment, ...]
    opens_line: bool


def split_sentences(flow: str) -> Iterator[Sentence]:
    """The sentences of a flow text, in order."""
    opens_line = True
    for match in _SENTENCE.finditer(flow):
        if match[0] == "\n":
            opens_line = True
            continue
        yield Sentence(match.start(), match[0], tuple(_segments(match[0], match.start())), opens_line)
        opens_line = False


def _segments(sentence: str, offset: int) -> Iterator[Segment]:
    body = sentence.rstrip("。！？")
    quantities = find_quantities(body)
    bounds = sorted({*_comma_cuts(body), *_list_cuts(body, quantities)})
    start = 0
    for cut in [*bounds, len(body)]:
        if cut > start:
            inside = tuple(_shift(one, start) for one in quantities if start <= one.start < cut)
            yield Segment(offset + start, body[start:cut], inside, joined=body[start - 1] == "、" if start else False)
        start = cut + 1


def _comma_cuts(body: str) -> Iterator[int]:
    """Commas and the like outside brackets and quotation marks."""
    depth = 0
    for index, character in enumerate(body):
        depth += (character in "（“《") - (character in "）”》")
        if depth <= 0 and _SEGMENT_END.match(character):
            yield index


def _list_cuts(body: str, quantities: list[Quantity]) -> Iterator[int]:
    """A 、 between two statements: 高新技术企业64家、中小微科技型企业5000家; not one inside a run of amounts."""
    for one, following in pairwise(quantities):
        between = body[one.end : following.start]
        if between.startswith("、") and (len(between) > 1 or following.unit != one.unit):
            yield one.end
        elif len(between) > 1 and between.endswith("、"):
            yield following.start - 1


def _shift(quantity: Quantity, by: int) -> Quantity:
    return Quantity(
        quantity.start - by, quantity.end - by, quantity.value, quantity.upper, quantity.unit, quantity.comparator
    )
