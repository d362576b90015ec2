"""What a line may draw on: its own sources, the records of their documents, and what follows from both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.answering.validity import state_in_brief, state_in_full, validity_of
from bot.drafting import Source, shown
from bot.grounding.reading import Reading, read
from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Document, Units

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—–](?:19|20)?\d\d)?年?(?!\d)")
_ROLES = (("牵头单位", "lead"), ("责任单位", "responsible"), ("配合单位", "supporting"))


@dataclass
class Library:
    """Readings of the corpus at a date, made when first needed."""

    corpus: Corpus
    as_of: date
    _documents: dict[str, Reading] = field(default_factory=dict)

    def of_sources(self, sources: Iterable[Source]) -> Iterator[Reading]:
        """The sources' own words, the year that governs them and the units named for them."""
        for source in sources:
            clause = self.corpus.clauses[source.clause_id]
            yield read(shown(self.corpus, source))
            yield from map(read, self._governing(clause, source))
            yield from (read(text) for units in self.units_of(source) if (text := units_text(units)))

    def whole_clause(self, clause_id: str) -> Reading:
        """All of a clause."""
        return read(self.corpus.clauses[clause_id].clean_text)

    def _governing(self, clause: Clause, source: Source) -> list[str]:
        """The latest year named before the source in its clause, else those of the headings above it."""
        before = _YEAR.findall(clause.text[: max(0, source.start - clause.start)])
        document = self.corpus.document_of(clause.id)
        return before[-1:] or [*clause.heading_path, document.title]

    def units_of(self, source: Source) -> list[Units]:
        """The responsible units of the paragraphs that the source touches, and of its clause."""
        clause = self.corpus.clauses[source.clause_id]
        inside = [p for p in clause.paragraphs if p.start < source.end and p.end > source.start]
        found = [p.facets.units for p in inside] + [clause.facets.units]
        return [units for units in found if units.all()]

    def of_document(self, document_id: str, labels: Iterable[str]) -> list[Reading]:
        """A document's record: names, number, issuer, dates, period and state; and the labels of its cited clauses."""
        document = self.corpus.documents[document_id].document
        if document_id not in self._documents:
            self._documents[document_id] = read("。".join(self._record(document)))
        return [self._documents[document_id], *(read(f"{source_line(document, label)}；{label}") for label in labels)]

    def _record(self, document: Document) -> Iterator[str]:
        validity = validity_of(self.corpus, document.id, self.as_of)
        yield f"《{document.title}》文号是{document.number or ''}，发文机关是{document.issuer or ''}"
        if document.issued_on:
            yield f"，发文日期是{document.issued_on}"
        yield state_in_full(document, validity, self.as_of)
        yield f"；{state_in_brief(document, validity, self.as_of)}"
        if numbering := self._numbering(document.id):
            yield f"全文的条款是第{numbering[0]}条到第{numbering[1]}条"

    def _numbering(self, document_id: str) -> tuple[int, int] | None:
        clauses = self.corpus.documents[document_id].clauses
        numbers = [int(c.number) for c in clauses if c.number and c.number.isdigit() and c.label.endswith("条")]
        return (min(numbers), max(numbers)) if numbers else None


def units_text(units: Units) -> str:
    """牵头单位:…;责任单位:…;配合单位:…."""
    return ";".join(f"{title}:{'、'.join(getattr(units, role))}" for title, role in _ROLES if getattr(units, role))


def source_line(document: Document, label: str) -> str:
    """How a line that names the source begins."""
    number = f"（{document.number}）" if document.number else ""
    return f"依据：《{document.short_title}》{number}{label}"


def named_in(text: str, document: Document) -> bool:
    """Whether a squashed text names the document by any of its names."""
    return any(read(name).text in text for name in (document.title, document.short_title, *document.aliases))
