"""Whether a document is in force at a date (有效期), with the words of the document that prove it."""

from datetime import date

from policy_corpus.model import Document, ParsedDocument, Validity, ValidityState


def validity_at(parsed: ParsedDocument, on: date) -> Validity:
    """State of a document on a day; both the first and the last day of a period belong to it."""
    document = parsed.document
    first, last = _span(document)
    fields = ("effective_to", "effective_from", "plan_period")
    field = next((name for name in fields if getattr(document, name)), None)
    # 自发布之日起施行 begins at a day that the text may leave open.
    quote = document.evidence.get(field) if field else next(filter(None, map(document.evidence.get, fields)), None)
    return Validity(
        state=_state(document, on, first, last),
        from_=first,
        to=last,
        clause_id=clause_with(parsed, quote) if quote else None,
        quote=quote,
    )


def clause_with(parsed: ParsedDocument, quote: str) -> str | None:
    """Id of the first clause that holds `quote`; None where it stands in a heading."""
    return next((clause.id for clause in parsed.clauses if quote in clause.text), None)


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
