"""Which paragraph is a heading, which starts a clause, which belongs to the clause before it."""

from dataclasses import dataclass, field
from typing import Literal

from policy_corpus.model import ClauseKind
from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.head import find_head, find_signatures
from policy_corpus.parsing.numbering import Marker
from policy_corpus.parsing.units import is_unit_line, names_units
from policy_corpus.parsing.wording import DOCUMENT_TITLE, is_title_like, squeeze

Role = Literal["heading", "start", "continue"]

_RANKS = {
    "title": 0, "annex": 0, "chapter": 1, "appendix": 1, "section": 2, "article": 3, "plain": 3.5, "han": 4,
    "paren_han": 5, "decimal": 5, "stage": 5.9, "arabic": 6, "paren_arabic": 7, "circled": 8, "ordinal": 9, "dash": 9,
}  # fmt: skip
_ITEM_KINDS = {"han", "paren_han", "decimal", "arabic"}


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
    name: str = ""  # of parts without a number: 引言, 题头, 落款 …
    continued: bool = False
    level: int = 1


def rank_of(marker: Marker) -> float:
    """Place of a numbering in the usual order of official documents; decimals go by their depth."""
    return _RANKS[marker.kind] + (marker.depth - 1) * 0.1 if marker.kind == "decimal" else _RANKS.get(marker.kind, 9)


def as_written(marker: Marker) -> str:
    """The number with normal brackets and without blanks: "（二）", "第26条"."""
    return squeeze(marker.text).replace("(", "（").replace(")", "）").rstrip("：:")


@dataclass
class Outline:
    """Walks through the blocks once and divides them into parts."""

    blocks: list[Block]
    parts: list[Part] = field(default_factory=list)
    stack: list[Node] = field(default_factory=list)
    open: Part | None = None
    section: int = 0

    def build(self) -> list[Part]:
        """All parts in order; every block is in exactly one."""
        head = find_head(self.blocks)
        signatures = find_signatures(self.blocks, head.title_end)
        if head.front_end:
            self._named("题头", self.blocks[: head.front_end])
        if head.title_end > head.front_end:
            self._titles(self.blocks[head.front_end : head.title_end])
        index = head.title_end
        while index < len(self.blocks):
            if index in signatures:
                self._named("落款", self.blocks[index : signatures[index]])
                index = signatures[index]
            else:
                self._take(index)
                index += 1
        return self.parts

    def _named(self, name: str, blocks: list[Block]) -> None:
        self.open = None
        self.parts.append(Part("clause", "front_matter", list(blocks), (), self.section, name=name))

    def _titles(self, blocks: list[Block]) -> None:
        title = "".join(block.text for block in blocks)
        self.parts.append(Part("heading", "clause", list(blocks), (), self.section, title=title))

    def _take(self, index: int) -> None:
        block = self.blocks[index]
        if block.table:
            self._take_table(block)
            return
        role = self._role(index)
        if role == "heading":
            self._push(block)
        elif role == "start" or self.open is None:
            self._start(block)
        else:
            self._extend(block)

    def _take_table(self, block: Block) -> None:
        last = self.parts[-1] if self.parts else None
        if last and last.kind == "table" and last.blocks[-1].table == block.table:
            last.blocks.append(block)
        else:
            self.parts.append(Part("clause", "table", [block], tuple(self.stack), self.section))

    def _extend(self, block: Block) -> None:
        assert self.open is not None
        if self.parts[-1] is not self.open:
            self.open = Part(
                "clause", self.open.kind, [], self.open.path, self.open.section,
                self.open.marker, self.open.title, self.open.name, continued=True,
            )  # fmt: skip
            self.parts.append(self.open)
        self.open.blocks.append(block)

    def _start(self, block: Block) -> None:
        while self.stack and self.stack[-1].kind == "stage" and block.marker and rank_of(block.marker) <= _RANKS["arabic"]:
            self.stack.pop()
        kind: ClauseKind = "clause"
        marker = block.marker if block.marker and block.marker.kind not in ("dash", "ordinal", "stage") else None
        path = tuple(self.stack)
        if marker and marker.kind == "box":
            kind = "box"
            path = (*path, Node("box", marker.number, "", block.text, 9))
        elif self.stack and self.stack[-1].kind == "stage":
            kind = "stage_target"
        self.open = Part("clause", kind, [block], path, self.section, marker)
        self.parts.append(self.open)

    def _push(self, block: Block) -> None:
        node = self._node(block)
        while self.stack and self.stack[-1].rank >= node.rank:
            self.stack.pop()
        self.stack.append(node)
        self.section += 1
        self.open = None
        level = len(self.stack) + (node.kind != "title")
        self.parts.append(Part("heading", "clause", [block], tuple(self.stack), self.section, title=node.display, level=level))

    def _node(self, block: Block) -> Node:
        marker = block.marker
        title = block.rest.strip("。：: 　")
        if marker is None or marker.kind in ("dash", "ordinal", "paren_arabic", "circled"):
            kind = "title" if DOCUMENT_TITLE.match(block.text) else "plain"
            return Node(kind, "", "", block.text.strip("：: 　"), self._plain_rank() if kind == "plain" else 0)
        if marker.kind == "stage":
            return Node("stage", "", "", marker.text.rstrip("：:"), _RANKS["stage"])
        return Node(marker.kind, marker.number, as_written(marker), title, rank_of(marker))

    def _plain_rank(self) -> float:
        """An unnumbered heading stands beside the one before it, or below whatever heading is in force."""
        beside = [node.rank for node in self.stack if node.kind == "plain"]
        return beside[-1] if beside else (self.stack[-1].rank + 0.5 if self.stack else _RANKS["plain"])

    def _role(self, index: int) -> Role:
        block = self.blocks[index]
        kind = block.marker.kind if block.marker else "none"
        if kind in ("annex", "chapter", "section", "stage"):
            return "heading"
        if kind in ("article", "box"):
            return "start"
        if kind == "appendix":
            return "start" if block.rest else "heading"
        if kind in _ITEM_KINDS:
            return self._item_role(index)
        if kind in ("paren_arabic", "circled", "ordinal"):
            return "continue"
        return self._plain_role(index)

    def _item_role(self, index: int) -> Role:
        block = self.blocks[index]
        marker = block.marker
        assert marker is not None
        open_kind = self.open.marker.kind if self.open and self.open.marker else ""
        if open_kind == "article":
            return "heading" if self._is_heading_between_articles(index) else "continue"
        if self.open and self.open.marker and open_kind != "box" and rank_of(self.open.marker) < rank_of(marker):
            return "continue"
        if self._is_enumeration(index):
            return "continue"
        if marker.kind == "arabic" or not is_title_like(block.rest):
            return "start"
        if marker.kind == "decimal":
            return "heading" if self._has_deeper_decimal(index) else "start"
        return "heading" if self._has_content(index) or not block.text.endswith("。") else "start"

    def _is_heading_between_articles(self, index: int) -> bool:
        """一、 or （一） among 第X条 is a heading when an article follows at once and its own series goes on."""
        block = self.blocks[index]
        marker = block.marker
        if marker is None or marker.kind not in ("han", "paren_han") or not is_title_like(block.rest):
            return False
        earlier = [node for node in self.stack if node.kind == marker.kind]
        expected = int(earlier[-1].number) + 1 if earlier else 1
        following = self.blocks[index + 1].marker if index + 1 < len(self.blocks) else None
        if following is None or marker.number != str(expected):
            return False
        return following.kind == "article" or (following.kind == "paren_han" and following.number == "1")

    def _is_enumeration(self, index: int) -> bool:
        """Items that end with a semicolon are parts of one sentence, not clauses of their own."""
        block, previous = self.blocks[index], self.blocks[index - 1] if index else None
        if block.text.endswith(("；", ";")):
            return True
        if not previous or not previous.marker or not block.marker or previous.marker.kind != block.marker.kind:
            return False
        return previous.text.endswith(("；", ";"))

    def _has_deeper_decimal(self, index: int) -> bool:
        marker = self.blocks[index].marker
        assert marker is not None
        for block in self.blocks[index + 1 :]:
            if block.marker and block.marker.kind == "decimal":
                return block.marker.number.startswith(marker.number + ".")
        return False

    def _has_content(self, index: int) -> bool:
        marker = self.blocks[index].marker
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if following is None or marker is None:
            return False
        return following.marker is None or rank_of(following.marker) > rank_of(marker)

    def _plain_role(self, index: int) -> Role:
        block = self.blocks[index]
        if self._is_plain_heading(index):
            return "heading"
        if self.open is None:
            return "start"
        if is_unit_line(block.text):
            return "continue"
        if self.open.kind == "box":
            return "continue" if len(self.open.blocks) == 1 else "start"
        if self.open.marker or self.open.kind == "stage_target":
            return "continue"
        closes_section = names_units(block.text) and not any(names_units(b.text) for b in self.open.blocks)
        return "continue" if closes_section else "start"

    def _is_plain_heading(self, index: int) -> bool:
        block = self.blocks[index]
        following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if block.marker or following is None or len(block.text) > 60 or not is_title_like(block.text):
            return False
        if block.hashes:
            return True
        starts_anew = following.marker is not None and following.marker.number == "1"
        numbered = self.open is not None and self.open.marker is not None
        if DOCUMENT_TITLE.match(block.text) and starts_anew and following.marker and following.marker.kind != "arabic":
            return True
        bare = len(block.text) <= 20 and not any(c in "，。；：、,:;|《》" for c in block.text)
        return bare and not numbered and following.marker is None and len(following.text) > 40
