"""The headed parts of a document, and what stands below each heading."""

from dataclasses import dataclass
from functools import cached_property

from policy_corpus.model import Clause, ParsedDocument
from policy_corpus.parsing.numbering import without_number

BESIDES = ("box", "stage_target", "table")  # kinds of clauses that stand in a part without being one of its items


@dataclass(frozen=True)
class Part:
    """A heading of a document with the clauses below it; `depth` is its place in their heading paths, from 0."""

    document_id: str
    heading: str
    clauses: tuple[Clause, ...]
    depth: int

    @cached_property
    def below(self) -> dict[str, Clause]:
        """What stands directly below: each heading, or each titled or numbered clause; with its first clause."""
        items = [c for c in self.clauses if c.kind not in BESIDES]
        deeper = [(c.heading_path[self.depth + 1], c) for c in items if len(c.heading_path) > self.depth + 1]
        titled = [(c.title, c) for c in items if c.title]
        found: dict[str, Clause] = {}
        for heading, clause in deeper or titled or [(c.label, c) for c in items if c.number]:
            found.setdefault(without_number(heading), clause)
        return found


def parts_of(parsed: ParsedDocument) -> list[Part]:
    """Every headed part, in the order in which the text opens them."""
    found: dict[tuple[str, ...], list[Clause]] = {}
    for clause in parsed.clauses:
        depths = range(len(clause.heading_path) if clause.kind not in BESIDES else min(2, len(clause.heading_path)))
        for depth in depths:
            found.setdefault(clause.heading_path[: depth + 1], []).append(clause)
    return [Part(parsed.document.id, path[-1], tuple(clauses), len(path) - 1) for path, clauses in found.items()]
