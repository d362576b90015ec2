"""One walk through the paragraphs of a document that divides them into headings and clauses."""

from dataclasses import dataclass, field

from policy_corpus.model import ClauseKind
from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.head import find_head, find_signatures
from policy_corpus.parsing.numbering import Marker
from policy_corpus.parsing.outline import RANKS, STAGE_RANK, Node, Part, as_written, rank_of
from policy_corpus.parsing.roles import ITEM_KINDS, role_of
from policy_corpus.parsing.wording import DOCUMENT_TITLE, is_sentence, tidy_title

_UNNUMBERED = {"dash", "bullet", "ordinal", "paren_arabic", "circled"}


def divide(blocks: list[Block]) -> list[Part]:
    """All parts in order; every block is in exactly one."""
    return _Walk(blocks).parts_of_all()


@dataclass
class _Walk:
    blocks: list[Block]
    parts: list[Part] = field(default_factory=list)
    stack: list[Node] = field(default_factory=list)
    open: Part | None = None
    section: int = 0

    def parts_of_all(self) -> list[Part]:
        head = find_head(self.blocks)
        signatures = find_signatures(self.blocks, head.title_end)
        if head.front_end:
            front = self.blocks[: head.front_end]
            self._named("印发通知" if any(block.text.endswith("。") for block in front) else "题头", front)
        if head.title_end > head.front_end:
            self._title(self.blocks[head.front_end : head.title_end])
        index = head.title_end
        while index < len(self.blocks):
            if index in signatures:
                name, end = signatures[index]
                self._named(name, self.blocks[index:end])
                index = end
            else:
                self._take(index)
                index += 1
        return self.parts

    def _named(self, name: str, blocks: list[Block]) -> None:
        self.open = None
        self.parts.append(Part("clause", "front_matter", list(blocks), (), self.section, name=name))

    def _title(self, blocks: list[Block]) -> None:
        title = "".join(block.text for block in blocks)
        self.parts.append(Part("heading", "clause", list(blocks), (), self.section, title=title))

    def _take(self, index: int) -> None:
        block = self.blocks[index]
        if block.table:
            self._take_table(block)
        elif self._names_annex(block):
            self._extend_heading(block)
        else:
            role = role_of(self.blocks, index, self.stack, self.open)
            if role == "heading":
                self._push(block)
            elif role == "start":
                self._start(block, block.marker)
            elif self.open is None:
                self._start(block, None)
            else:
                self._extend(self.open, block)

    def _take_table(self, block: Block) -> None:
        last = self.parts[-1] if self.parts else None
        if last and last.kind == "table" and last.blocks[-1].table == block.table:
            last.blocks.append(block)
        else:
            self.parts.append(Part("clause", "table", [block], tuple(self.stack), self.section))

    def _names_annex(self, block: Block) -> bool:
        """The line after 附件 that says what the annex is."""
        last = self.parts[-1] if self.parts else None
        if last is None or last.role != "heading" or not last.path or len(last.blocks) > 1:
            return False
        fits = block.marker is None and len(block.text) <= 60 and not is_sentence(block.text)
        return fits and last.path[-1].kind == "annex"

    def _extend_heading(self, block: Block) -> None:
        last = self.parts[-1]
        last.blocks.append(block)
        last.path[-1].title = tidy_title(block.text)
        last.title = last.path[-1].display

    def _extend(self, part: Part, block: Block) -> None:
        """Add to the open clause; where a table stands in between, the clause goes on in a further part."""
        if self.parts[-1] is not part:
            part = Part(
                "clause", part.kind, [], part.path, part.section, part.marker, part.title, part.name, continued=True
            )
            self.parts.append(part)
            self.open = part
        part.blocks.append(block)

    def _start(self, block: Block, marker: Marker | None) -> None:
        if marker and marker.kind in _UNNUMBERED:
            marker = None
        if marker and marker.kind in ITEM_KINDS:
            self._leave_headings(rank_of(marker))
        kind: ClauseKind = "clause"
        path = tuple(self.stack)
        if marker and marker.kind == "box":
            kind = "box"
            path = (*path, Node("box", marker.number, "", block.text, RANKS["circled"]))
        elif self.stack and self.stack[-1].kind == "stage":
            kind = "stage_target"
        self.open = Part("clause", kind, [block], path, self.section, marker)
        self.parts.append(self.open)

    def _leave_headings(self, rank: float) -> None:
        """An item ends stage targets and every heading that does not rank above it."""
        while self.stack and (self.stack[-1].kind == "stage" or self.stack[-1].rank >= rank):
            self.stack.pop()
            self.section += 1

    def _push(self, block: Block) -> None:
        node = self._node(block)
        while self.stack and self.stack[-1].rank >= node.rank:
            self.stack.pop()
        self.stack.append(node)
        self.section += 1
        self.open = None
        level = len(self.stack) + (node.kind != "title")
        path = tuple(self.stack)
        self.parts.append(Part("heading", "clause", [block], path, self.section, title=node.display, level=level))

    def _node(self, block: Block) -> Node:
        marker = block.marker
        if marker is None or marker.kind in _UNNUMBERED:
            return self._unnumbered_node(tidy_title(block.text))
        if marker.kind == "stage":
            return Node("stage", "", "", marker.text.rstrip("：:"), STAGE_RANK)
        return Node(marker.kind, marker.number, as_written(marker), tidy_title(block.rest), rank_of(marker))

    def _unnumbered_node(self, title: str) -> Node:
        """The title of a further document in the file, or a heading beside the unnumbered one before it."""
        if DOCUMENT_TITLE.match(title):
            earlier = sum(part.role == "heading" and part.level == 1 for part in self.parts)
            return Node("title", str(earlier + 1), "", title, RANKS["title"])
        beside = [node.rank for node in self.stack if node.kind == "plain"]
        below = self.stack[-1].rank + 0.5 if self.stack else RANKS["plain"]
        return Node("plain", "", "", title, beside[-1] if beside else below)
