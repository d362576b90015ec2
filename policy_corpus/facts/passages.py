"""The stretches of text that facts are read from: one per clause, with what stands above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from policy_corpus.model import Clause, ClauseKind, Document, ParsedDocument


class ReadsCorpus(Protocol):
    """What the extraction needs of a corpus."""

    @property
    def documents(self) -> dict[str, ParsedDocument]:
        """Parsed documents by id."""
        ...


@dataclass(frozen=True)
class Passage:
    """A clause's place in its source, and the headings that govern it."""

    document: Document
    source: str
    clause_id: str
    start: int
    end: int
    label: str = ""
    title: str = ""
    kind: ClauseKind = "clause"
    heading_path: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The raw text."""
        return self.source[self.start : self.end]


def passages_of(corpus: ReadsCorpus) -> Iterator[Passage]:
    """Every clause of every document, in order."""
    for parsed in corpus.documents.values():
        for clause in parsed.clauses:
            yield _passage(parsed, clause)


def _passage(parsed: ParsedDocument, clause: Clause) -> Passage:
    return Passage(
        document=parsed.document,
        source=parsed.source_text,
        clause_id=clause.id,
        start=clause.start,
        end=clause.end,
        label=clause.label,
        title=clause.title,
        kind=clause.kind,
        heading_path=clause.heading_path,
    )
