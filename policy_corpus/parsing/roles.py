"""Whether a paragraph is a heading, starts a clause, or belongs to the clause before it.

`open_part` is the clause that a paragraph could still belong to; `stack` holds the headings in force.
"""

from collections.abc import Sequence

from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.head import is_issuer_line
from policy_corpus.parsing.numbering import Marker
from policy_corpus.parsing.outline import Node, Part, Role, rank_of
from policy_corpus.parsing.units import is_unit_line, names_units
from policy_corpus.parsing.wording import DOCUMENT_TITLE, QUESTION, is_title_like

ITEM_KINDS = {"han", "paren_han", "decimal", "arabic"}
_SUB_ITEM_KINDS = {"paren_arabic", "circled", "ordinal", "bullet"}
_CLOSING = ("附件", "附：", "附:")
_PUNCTUATION = set("，。；：、,:;|《》")


def role_of(blocks: Sequence[Block], index: int, stack: Sequence[Node], open_part: Part | None) -> Role:
    """What the paragraph at `index` is, given what came before it."""
    block = blocks[index]
    kind = block.marker.kind if block.marker else "none"
    if kind in ("annex", "chapter", "section", "stage"):
        return "heading"
    if kind in ("article", "box"):
        return "start"
    if kind == "appendix":
        return "start" if block.rest else "heading"
    if block.marker and kind in ITEM_KINDS:
        return _item_role(blocks, index, block.marker, stack, open_part)
    if kind in _SUB_ITEM_KINDS:
        return "continue"
    return _plain_role(blocks, index, open_part)


def _item_role(
    blocks: Sequence[Block], index: int, marker: Marker, stack: Sequence[Node], open_part: Part | None
) -> Role:
    block = blocks[index]
    above = open_part.marker if open_part else None
    if above and above.kind == "article":
        return "heading" if _is_heading_between_articles(blocks, index, marker, stack) else "continue"
    if above and above.kind != "box" and rank_of(above) < rank_of(marker):
        return "continue"
    if _is_enumeration(blocks, index, marker):
        return "continue"
    if marker.kind == "arabic" or not is_title_like(block.rest):
        return "start"
    if marker.kind == "decimal":
        return "heading" if _has_deeper_decimal(blocks[index + 1 :], marker) else "start"
    return "heading" if _has_content(blocks, index, marker) or not block.text.endswith("。") else "start"


def _is_heading_between_articles(blocks: Sequence[Block], index: int, marker: Marker, stack: Sequence[Node]) -> bool:
    """一、 or （一） among 第X条 is a heading when an article follows at once and its own series goes on."""
    if marker.kind not in ("han", "paren_han") or not is_title_like(blocks[index].rest):
        return False
    earlier = [node for node in stack if node.kind == marker.kind]
    expected = int(earlier[-1].number) + 1 if earlier else 1
    following = _marker_at(blocks, index + 1)
    if following is None or marker.number != str(expected):
        return False
    return following.kind == "article" or (following.kind == "paren_han" and following.number == "1")


def _is_enumeration(blocks: Sequence[Block], index: int, marker: Marker) -> bool:
    """Items that end with a semicolon are parts of one sentence, not clauses of their own."""
    if blocks[index].text.endswith(("；", ";")):
        return True
    previous = _marker_at(blocks, index - 1)
    follows = previous is not None and previous.kind == marker.kind
    return follows and blocks[index - 1].text.endswith(("；", ";"))


def _has_deeper_decimal(following: Sequence[Block], marker: Marker) -> bool:
    decimals = (block.marker for block in following if block.marker and block.marker.kind == "decimal")
    first = next(decimals, None)
    return first is not None and first.number.startswith(marker.number + ".")


def _has_content(blocks: Sequence[Block], index: int, marker: Marker) -> bool:
    if index + 1 >= len(blocks):
        return False
    after = blocks[index + 1]
    if after.text.startswith(_CLOSING) or is_issuer_line(after):
        return False
    return after.marker is None or rank_of(after.marker) > rank_of(marker)


def _plain_role(blocks: Sequence[Block], index: int, open_part: Part | None) -> Role:
    block = blocks[index]
    if QUESTION.match(block.text):
        return "start"
    if open_part and QUESTION.match(open_part.blocks[0].text):
        return "continue"
    if _is_plain_heading(blocks, index, open_part):
        return "heading"
    if open_part is None:
        return "start"
    if is_unit_line(block.text):
        return "continue"
    if open_part.kind == "box":
        return "continue" if len(open_part.blocks) == 1 else "start"
    if open_part.marker or open_part.kind == "stage_target":
        return "start" if _concludes_section(blocks, index, open_part) else "continue"
    closes_section = names_units(block.text) and not any(names_units(b.text) for b in open_part.blocks)
    return "continue" if closes_section else "start"


def _concludes_section(blocks: Sequence[Block], index: int, open_part: Part) -> bool:
    """A paragraph after an item's 一是…二是… and before the next heading sums up the section, not the item."""
    previous = open_part.blocks[-1].marker
    if previous is None or previous.kind != "ordinal":
        return False
    following = _marker_at(blocks, index + 1)
    return following is None or following.kind not in ("ordinal", "arabic")


def _is_plain_heading(blocks: Sequence[Block], index: int, open_part: Part | None) -> bool:
    """An unnumbered heading: marked as one, or the title of a further document, or a bare phrase before prose."""
    block = blocks[index]
    if block.marker or index + 1 >= len(blocks) or len(block.text) > 60 or not is_title_like(block.text):
        return False
    following = _marker_at(blocks, index + 1)
    if block.hashes:
        return True
    if DOCUMENT_TITLE.match(block.text) and following and following.number == "1" and following.kind != "arabic":
        return True
    bare = len(block.text) <= 20 and not _PUNCTUATION & set(block.text)
    in_item = open_part is not None and open_part.marker is not None
    return bare and not in_item and following is None and len(blocks[index + 1].text) > 40


def _marker_at(blocks: Sequence[Block], index: int) -> Marker | None:
    return blocks[index].marker if 0 <= index < len(blocks) else None
