"""Names with synonyms, and finding them in text: the longest form that fits wins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict


class Term(BaseModel):
    """One entry of a vocabulary: its canonical name, every other form it is written or spoken in, names of what lies
    within it (`parts`), and longer expressions (`not_in`) that hold one of its forms but mean something else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    synonyms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    parent: str | None = None

    def forms(self) -> tuple[str, ...]:
        """Name, synonyms and parts."""
        return (self.name, *self.synonyms, *self.parts)


@dataclass(frozen=True)
class Mention:
    """A term found at `start:end` of the text that was searched."""

    id: str
    start: int
    end: int


def longest_first(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that prefers longer forms; matches nothing when there are none."""
    ordered = sorted({form for form in forms if form}, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)", re.IGNORECASE)


class Terms:
    """A searchable vocabulary."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_id = {term.id: term for term in terms}
        self._id_of: dict[str, str | None] = {}
        for term in reversed(self.by_id.values()):
            self._id_of.update((form.lower(), term.id) for form in term.forms())
        for term in self:
            self._id_of.update((form.lower(), None) for form in term.not_in)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches any form of any term."""
        return longest_first(self._id_of)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.by_id.values())

    def id_of(self, form: str) -> str | None:
        """The term that this exact form belongs to."""
        return self._id_of.get(form.lower())

    def find(self, text: str) -> list[Mention]:
        """Every mention in order; forms inside a longer one do not count."""
        matches = ((self._id_of[m[0].lower()], m) for m in self.pattern.finditer(text))
        return [Mention(term_id, match.start(), match.end()) for term_id, match in matches if term_id]

    def first(self, text: str) -> str | None:
        """Id of the first mention."""
        return next((mention.id for mention in self.find(text)), None)

    def lineage(self, term_id: str) -> tuple[str, ...]:
        """The term and its ancestors, nearest first."""
        chain: list[str] = []
        current: str | None = term_id
        while current and current not in chain:
            chain.append(current)
            current = self.by_id[current].parent if current in self.by_id else None
        return tuple(chain)
