"""Lists of documents scraped from a site, where each title's date stands on the next line, glued to the next title."""

import re

from policy_corpus.model import Clause, Document, Noise, Paragraph, ParsedDocument
from policy_corpus.parsing.facets import read_facets
from policy_corpus.parsing.noise import navigation_prefix
from policy_corpus.parsing.wording import squeeze

_DATE = re.compile(r"\n[ \t　]*(\d{4}-\d{2}-\d{2})")
_MIN_ENTRIES = 3


def parse_listing(document: Document, source: str) -> ParsedDocument | None:
    """The list as one clause per entry (title and its own date), or None when `source` is not such a list."""
    dates = [match.end() for match in _DATE.finditer(source)]
    lines = [line for line in source.splitlines() if line.strip()]
    if len(dates) < _MIN_ENTRIES or len(dates) < len(lines) - 1 or source[dates[-1] :].strip():
        return None
    lead = len(source) - len(source.lstrip())
    prefix = navigation_prefix(source[lead:])
    noise = _navigation(source, lead, lead + prefix) if prefix else ()
    clauses = [
        _entry(document, source, start, end, ordinal)
        for ordinal, (start, end) in enumerate(zip([lead + prefix, *dates[:-1]], dates, strict=True))
    ]
    return ParsedDocument(document=document, source_text=source, clauses=tuple(clauses), noise=noise)


def _navigation(source: str, start: int, end: int) -> tuple[Noise, ...]:
    end = start + len(source[start:end].rstrip())
    return (Noise(start=start, end=end, text=source[start:end], why="网页栏目名，不是政策正文"),)


def _entry(document: Document, source: str, start: int, end: int, ordinal: int) -> Clause:
    start += len(source[start:end]) - len(source[start:end].lstrip())
    text = source[start:end]
    title, day = text.rsplit("\n", 1)
    clean_text = f"{title.strip()}（{day.strip()}）"
    clause_id = f"{document.id}/{day.strip()}-{ordinal + 1}"
    facets = read_facets(clean_text)
    paragraph = Paragraph(
        id=f"{clause_id}:1", clause_id=clause_id, document_id=document.id, ordinal=0,
        start=start, end=end, text=text, clean_text=clean_text, facets=facets,
    )  # fmt: skip
    return Clause(
        id=clause_id, document_id=document.id, ordinal=ordinal, start=start, end=end, text=text,
        label=f"清单第{ordinal + 1}项", number=str(ordinal + 1), title=squeeze(title), kind="listing",
        clean_text=clean_text, paragraphs=(paragraph,), facets=facets,
    )  # fmt: skip
