"""Numbered citations from the sources of a draft, and the answer text that carries their marks."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.drafting import Draft, Line, Source, locate
from bot.reply import Citation, CitedDocument
from policy_corpus.corpus import Corpus
from policy_corpus.model import Evidence
from policy_corpus.validity import validity_at


def cite(draft: Draft, corpus: Corpus, as_of: date) -> tuple[str, list[Citation]]:
    """The answer text with marks, and its citations in order of first use (which is order of importance)."""
    markers = markers_of(draft)
    text = "\n".join(marked(line, markers) for line in draft.lines)
    return text, [citation_of(source, number, corpus, as_of) for source, number in markers.items()]


def markers_of(draft: Draft) -> dict[Source, int]:
    """The number of each source, in order of importance."""
    return {source: number for number, source in enumerate(draft.sources(), start=1)}


def marked(line: Line, markers: Mapping[Source, int]) -> str:
    """The line with the marks of its sources."""
    return _with_marks(line.text, "".join(f"[{markers[source]}]" for source in dict.fromkeys(line.sources)))


def _with_marks(text: str, marks: str) -> str:
    """Marks stand before the line's final stop."""
    if marks and text.endswith(("。", "；", "！")):
        return f"{text[:-1]}{marks}{text[-1]}"
    return text + marks


def marker_of(evidence: Evidence, citations: Sequence[Citation]) -> int | None:
    """The number of the citation that says the words: best of one that quotes them; None where none does."""
    saying = [each for each in citations if each.clause_id == evidence.clause_id]
    quoting = [each for each in saying if locate(each.quote, evidence.quote)]
    return next((each.marker for each in (*quoting, *saying)), None)


def citation_of(source: Source, marker: int, corpus: Corpus, as_of: date) -> Citation:
    """The citation of one source, under its number."""
    clause = corpus.clauses[source.clause_id]
    parsed = corpus.documents[clause.document_id]
    start, end = source.start - clause.start, source.end - clause.start
    return Citation(
        marker=marker,
        clause_id=clause.id,
        document=CitedDocument.of(parsed.document),
        label=clause.label,
        heading_path=list(clause.heading_path),
        clause_text=clause.text,
        quote=clause.text[start:end],
        quote_start=start,
        quote_end=end,
        validity=validity_at(parsed, as_of),
    )
