"""Whether a document is in force at a date (有效期), with the words of the document that prove it."""

from datetime import date

from policy_corpus.model import Document, ParsedDocument, Validity, ValidityState


def validity_at(parsed: ParsedDocument, on: date) -> Validity:
    """State of a document on a day; both the first and the last day of a period belong to it."""
    document = parsed.document
    first, last = _span(document)
    quote, clause_id = parsed.validity_proof
    return Validity(state=_state(document, on, first, last), from_=first, to=last, clause_id=clause_id, quote=quote)


def _span(document: Document) -> tuple[date | None, date | None]:
    """First and last day; a plan's years stand in where no day is stated."""
    period = document.plan_period
    first = document.effective_from or (date(period.first_year, 1, 1) if period else None)
    last = document.effective_to or (date(period.last_year, 12, 31) if period else None)
    return first, last


def _state(document: Document, on: date, first: date | None, last: date | None) -> ValidityState:
    if first is None and last is None:
        return "undated"
    if first and on < first:
        return "not_yet_in_force"
    if last and on > last:
        return "expired" if document.effective_to else "period_ended"
    return "in_force"
