"""Turns corpus records into what the API returns."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.api.models import (
    ClauseDetail,
    ClauseInDocument,
    DocumentDetail,
    DocumentSummary,
    HeadingView,
    MeasureView,
    NoiseView,
    ParagraphView,
    SearchHit,
    SearchResults,
)
from bot.reply import CitedDocument
from policy_corpus.corpus import Corpus
from policy_corpus.errors import NotFoundError
from policy_corpus.measures.model import Measure
from policy_corpus.model import Clause, Document, ParsedDocument, Validity
from policy_corpus.validity import validity_at
from retrieval.hits import Hit


def find_document(corpus: Corpus, document_id: str) -> ParsedDocument:
    """The document, or NotFoundError that says where the ids are listed."""
    try:
        return corpus.documents[document_id]
    except KeyError:
        raise NotFoundError(
            f"没有编号为 {document_id[:100]} 的文件；全部文件见 /v1/documents。", field="document"
        ) from None


def find_clause(corpus: Corpus, clause_id: str) -> Clause:
    """The clause, or NotFoundError that says where the ids are listed."""
    try:
        return corpus.clauses[clause_id]
    except KeyError:
        raise NotFoundError(
            f"没有编号为 {clause_id[:100]} 的条款；一份文件的条款见 /v1/documents/文件编号。", field="clause_id"
        ) from None


def document_summary(parsed: ParsedDocument, as_of: date) -> DocumentSummary:
    """A document as the list shows it."""
    return DocumentSummary(**_summary(parsed, as_of))


def document_detail(parsed: ParsedDocument, as_of: date) -> DocumentDetail:
    """A document with its text and all that was found in it."""
    return DocumentDetail(
        **_summary(parsed, as_of),
        source_text=parsed.source_text,
        clauses=[ClauseInDocument(**_clause(clause)) for clause in parsed.clauses],
        headings=[HeadingView(level=it.level, title=it.title, start=it.start, end=it.end) for it in parsed.headings],
        noise=[NoiseView(start=it.start, end=it.end, why=it.why) for it in parsed.noise],
        repairs=list(parsed.repairs),
    )


def clause_detail(corpus: Corpus, clause: Clause, as_of: date) -> ClauseDetail:
    """One clause with its surroundings."""
    parsed = corpus.documents[clause.document_id]
    ids = [each.id for each in parsed.clauses]
    place = ids.index(clause.id)
    return ClauseDetail(
        **_clause(clause),
        document=CitedDocument.of(parsed.document),
        clean_text=clause.clean_text,
        facets=clause.facets,
        paragraphs=[
            ParagraphView(id=it.id, label=it.label, text=it.text, start=it.start, end=it.end)
            for it in clause.paragraphs
        ],
        as_of=as_of,
        validity=validity_at(parsed, as_of),
        previous_id=ids[place - 1] if place else None,
        next_id=ids[place + 1] if place + 1 < len(ids) else None,
    )


def search_results(corpus: Corpus, query: str, hits: Sequence[Hit], as_of: date) -> SearchResults:
    """What a search found, best first, each with its place in the corpus and its document's validity."""
    validity = {id_: validity_at(corpus.documents[id_], as_of) for id_ in {hit.document_id for hit in hits}}
    found = [_search_hit(corpus, rank, hit, validity[hit.document_id]) for rank, hit in enumerate(hits, 1)]
    return SearchResults(query=query, as_of=as_of, results=found)


def measure_view(corpus: Corpus, measure: Measure, as_of: date) -> MeasureView:
    """A support measure with its document."""
    parsed = corpus.documents[measure.document_id]
    return MeasureView(
        **{name: getattr(measure, name) for name in Measure.model_fields},
        document=CitedDocument.of(parsed.document),
        label=corpus.clauses[measure.clause_id].label,
        as_of=as_of,
        validity=validity_at(parsed, as_of),
    )


def _search_hit(corpus: Corpus, rank: int, hit: Hit, validity: Validity) -> SearchHit:
    paragraph, clause = corpus.paragraphs[hit.paragraph_id], corpus.clauses[hit.clause_id]
    return SearchHit(
        rank=rank,
        score=hit.score,
        lexical_score=hit.lexical_score,
        dense_score=hit.dense_score,
        paragraph_id=hit.paragraph_id,
        clause_id=hit.clause_id,
        document=CitedDocument.of(corpus.document_of(hit.clause_id)),
        label=clause.label,
        heading_path=list(clause.heading_path),
        text=paragraph.text,
        start=paragraph.start,
        end=paragraph.end,
        validity=validity,
    )


def _summary(parsed: ParsedDocument, as_of: date) -> dict[str, Any]:
    fields = {name: getattr(parsed.document, name) for name in Document.model_fields}
    validity = validity_at(parsed, as_of)
    return {**fields, "as_of": as_of, "validity": validity, "clause_count": len(parsed.clauses)}


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "label": clause.label,
        "number": clause.number,
        "title": clause.title,
        "kind": clause.kind,
        "heading_path": list(clause.heading_path),
        "text": clause.text,
        "start": clause.start,
        "end": clause.end,
    }
