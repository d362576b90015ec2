"""Documents alike of one place, of which the later takes the place of the earlier."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from policy_corpus.model import Document
from retrieval.grams import grams

ALIKE = 0.6  # share of the shorter title's character pairs that stands in the other
_EARLIER = re.compile(
    "[旧老](?:的|版|意见|办法|政策|文件|规定|那)|新[旧老]|[旧老]新|早先|早前|以前|之前那|原来|原先|过去"
)


def asks_earlier(text: str) -> bool:
    """Whether a question is about what held before, alone or beside what holds now (旧意见, 新老两版)."""
    return _EARLIER.search(text) is not None


@dataclass(frozen=True)
class Editions:
    """The documents that nobody reviewed, each with those that may have replaced it."""

    documents: tuple[Document, ...]

    @cached_property
    def later(self) -> dict[str, tuple[str, ...]]:
        """By document the ids of those of its place that are called alike and are later, or alone dated."""
        dated = [document for document in self.documents if document.effective_from]
        found = {each.id: tuple(other.id for other in dated if _follows(other, each)) for each in self.documents}
        return {id_: others for id_, others in found.items() if others}

    def replaced(self, begun: Iterable[str]) -> frozenset[str]:
        """The documents that one of those that have come into force has replaced, whether or not that still holds."""
        since = set(begun)
        return frozenset(id_ for id_, others in self.later.items() if since.intersection(others))


def _follows(later: Document, earlier: Document) -> bool:
    before = earlier.effective_from or earlier.issued_on
    if later.id == earlier.id or later.region != earlier.region:
        return False
    if before and later.effective_from and before >= later.effective_from:
        return False
    one, other = set(grams(earlier.title)), set(grams(later.title))
    return len(one & other) >= ALIKE * min(len(one), len(other))
