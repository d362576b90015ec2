"""What is searched: each paragraph with its headings, its document's names and the clause around it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256

from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Document, Paragraph

FIELDS = ("text", "heading", "title", "clause")


@dataclass(frozen=True)
class Passage:
    """One searchable paragraph; `text`, `heading`, `title` and `clause` are the fields of the lexical index."""

    id: str
    clause_id: str
    document_id: str
    label: str
    heading_path: tuple[str, ...]
    districts: tuple[str, ...]
    years: tuple[int, ...]
    text: str
    heading: str
    title: str
    clause: str
    embedded: str

    @property
    def digest(self) -> str:
        """Changes when anything that is indexed changes."""
        return sha256(json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def passages_of(corpus: Corpus) -> list[Passage]:
    """Every paragraph of the corpus, in order of appearance."""
    return [
        _passage(parsed.document, clause, paragraph)
        for parsed in corpus.documents.values()
        for clause in parsed.clauses
        for paragraph in clause.paragraphs
    ]


def _passage(document: Document, clause: Clause, paragraph: Paragraph) -> Passage:
    return Passage(
        id=paragraph.id,
        clause_id=clause.id,
        document_id=document.id,
        label=clause.label,
        heading_path=clause.heading_path,
        districts=paragraph.facets.districts,
        years=paragraph.facets.years,
        text=paragraph.clean_text,
        heading=_distinct([*clause.heading_path, clause.label, clause.title]),
        title=_distinct([document.title, document.short_title, *document.aliases]),
        clause=clause.clean_text,
        # Longer headings were measured to blur the vector: they are left to the lexical fields.
        embedded=f"{document.short_title}\n{paragraph.clean_text}",
    )


def _distinct(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(name for name in names if name))
