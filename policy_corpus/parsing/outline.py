"""The parts a document is divided into, and the headings that stand above them."""

from dataclasses import dataclass
from typing import Literal

from policy_corpus.model import ClauseKind
from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.numbering import Marker
from policy_corpus.parsing.wording import squeeze

Role = Literal["heading", "start", "continue"]

STAGE_RANK = 5.9
RANKS = {
    "title": 0, "annex": 0, "chapter": 1, "appendix": 1, "section": 2, "article": 3, "plain": 3.5, "han": 4,
    "paren_han": 5, "decimal": 5, "stage": STAGE_RANK, "arabic": 6, "paren_arabic": 7, "circled": 8,
}  # fmt: skip
_LOWEST = 9.0


@dataclass(slots=True)
class Node:
    """A heading in force: its numbering kind, number as digits, words of the number, and title."""

    kind: str
    number: str
    text: str
    title: str
    rank: float

    @property
    def display(self) -> str:
        """Number and title as one reads them."""
        if self.kind in ("han", "paren_han"):
            return self.text + self.title
        return f"{self.text} {self.title}".strip()


@dataclass(slots=True)
class Part:
    """A heading or a clause: its blocks, and the headings above it (the same `section` number: the same headings)."""

    role: Literal["heading", "clause"]
    kind: ClauseKind
    blocks: list[Block]
    path: tuple[Node, ...]
    section: int
    marker: Marker | None = None
    title: str = ""
    name: str = ""  # of parts without a number: 题头, 落款 …
    continued: bool = False
    level: int = 1


def rank_of(marker: Marker) -> float:
    """Place of a numbering in the usual order of official documents; decimals go by their depth."""
    deeper = (marker.depth - 1) * 0.1 if marker.kind == "decimal" else 0
    return RANKS.get(marker.kind, _LOWEST) + deeper


def as_written(marker: Marker) -> str:
    """The number with normal brackets and without blanks: "（二）", "第26条"."""
    return squeeze(marker.text).replace("(", "（").replace(")", "）").rstrip("：:")
