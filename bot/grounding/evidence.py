"""What a line may draw on: its own sources, the records of their documents, and what governs both."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.answering.validity import state_in_brief, state_in_full, validity_of
from bot.drafting import Source, shown
from bot.grounding.figures import plain
from bot.grounding.reading import Reading, read
from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Document, Figure, Paragraph, Units
from policy_corpus.parsing.units import unit_spans

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-—–](?:19|20)?\d\d)?年?(?!\d)")


@dataclass
class Library:
    """Readings of the corpus at a date, made when first needed; `figures` are the records that a draft states."""

    corpus: Corpus
    as_of: date
    figures: Iterable[Figure] = ()
    _documents: dict[str, Reading] = field(default_factory=dict)
    _shown: dict[Source, str] = field(default_factory=dict)

    def text(self, source: Source) -> str:
        """The source as a reader sees it."""
        if source not in self._shown:
            self._shown[source] = shown(self.corpus, source)
        return self._shown[source]

    def words(self, source: Source) -> Reading:
        """The source's own words."""
        return read(self.text(source))

    def governing(self, source: Source) -> list[Reading]:
        """The year of the figure record that the source is, else the latest named before it, else its headings'."""
        clause = self.corpus.clauses[source.clause_id]
        record = self.record_of(source)
        if record and record.year and self._is_written(str(record.year), clause):
            return [read(f"{when}：{record.indicator}") for when in (record.as_of, f"{record.year}年") if when]
        before = _YEAR.findall(clause.text[: max(0, source.start - clause.start)])
        document = self.corpus.document_of(clause.id)
        return list(map(read, before[-1:] or _YEAR.findall(" ".join([*clause.heading_path, document.title]))))

    def words_or_cell(self, source: Source, line: Reading) -> Reading:
        """The source's own words; of a table's row, for a line with one figure, only the cell that the record is."""
        record = self.record_of(source)
        if record is None or "\n" not in record.quote or sum(f.unit == record.unit for f in line.figures) > 1:
            return self.words(source)
        return read(f"{record.indicator}{plain(record.value)}{record.unit}")

    def record_of(self, source: Source) -> Figure | None:
        """The figure record that the source is the quote of."""
        place = (source.clause_id, source.start, source.end)
        return next((f for f in self.figures if (f.clause_id, f.start, f.end) == place), None)

    def _is_written(self, year: str, clause: Clause) -> bool:
        document = self.corpus.document_of(clause.id)
        period = document.plan_period
        written = (clause.text, *clause.heading_path, document.title)
        return any(year in text for text in written) or (period is not None and int(year) == period.last_year)

    def units_of(self, source: Source) -> list[Units]:
        """Responsible units of the paragraphs that the source touches, those named next after it, its clause's."""
        clause = self.corpus.clauses[source.clause_id]
        named = [p for p in clause.paragraphs if p.end > source.start and p.facets.units.all()]
        found = [p.facets.units for p in (*self._touched(source), *named[:1])] + [clause.facets.units]
        return [units for units in found if units.all()]

    def unit_words(self, source: Source) -> list[str]:
        """The words that name responsible units in the source or next after it, brackets left out."""
        clause = self.corpus.clauses[source.clause_id]
        spans = [(clause.start + start, clause.start + end) for start, end in unit_spans(clause.text)]
        after = [span for span in spans if span[1] > source.start]
        named = [span for span in after if span[0] < source.end] or after[:1] or spans[-1:]
        return [self.text(Source(clause.id, *span)).strip("()（）") for span in named]

    def labels_of(self, source: Source) -> list[Reading]:
        """The labels of the clause, of the items in it that the source touches, and the headings above."""
        clause = self.corpus.clauses[source.clause_id]
        headings = [read(f"{heading}：") for heading in clause.heading_path]
        return [read(f"{clause.label}{p.label}：") for p in self._touched(source)] + [
            read(f"{clause.label}："),
            *headings,
        ]

    def _touched(self, source: Source) -> list[Paragraph]:
        clause = self.corpus.clauses[source.clause_id]
        return [p for p in clause.paragraphs if p.start < source.end and p.end > source.start]

    def of_document(self, document_id: str) -> Reading:
        """A document's record: names, number, issuer, dates, period and state."""
        if document_id not in self._documents:
            document = self.corpus.documents[document_id].document
            self._documents[document_id] = read("。".join(self._record(document)))
        return self._documents[document_id]

    def _record(self, document: Document) -> Iterator[str]:
        validity = validity_of(self.corpus, document.id, self.as_of)
        yield f"《{document.title}》文号是{document.number or ''}，发文机关是{document.issuer or ''}"
        if document.issued_on:
            yield f"，发文日期是{document.issued_on}"
        yield state_in_full(document, validity, self.as_of)
        yield f"；{state_in_brief(document, validity, self.as_of)}"
        if numbering := self.corpus.documents[document.id].numbering:
            yield f"全文的条款是第{numbering[0]}条到第{numbering[1]}条"


def source_line(document: Document, label: str) -> str:
    """How a line that names the source begins."""
    number = f"（{document.number}）" if document.number else ""
    return f"依据：《{document.short_title}》{number}{label}"


def named_in(text: str, document: Document) -> bool:
    """Whether a squashed text names the document by any of its names."""
    return any(read(name).text in text for name in (document.title, document.short_title, *document.aliases))
