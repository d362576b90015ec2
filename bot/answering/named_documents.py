"""A question within a document or an area is answered from there, or refused: what another one says is no answer."""

from bot.answering.figure_matching import says_the_city_loosely
from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found
from bot.drafting import Draft, Source
from bot.understanding.within import asked_within

LEAST = 0.35  # share of the question that a sentence of the document must hold itself to be worth showing


def refuse_stray(inquiry: Inquiry, draft: Draft, kind: str) -> Draft | None:
    """The refusal of an answer that comes from elsewhere; None where it comes from what the question names."""
    cited = {source.clause_id for source in draft.sources()}
    if draft.status != "answered" or not cited or draft.strays:
        return None
    within, clauses = asked_within(inquiry.question), inquiry.kit.corpus.clauses
    if within and not any(clauses[id_].document_id in within for id_ in cited):
        return _refuse(inquiry, within[0], draft)
    if kind and not any(in_place(inquiry, id_) for id_ in cited):
        return not_found(inquiry, "district")
    return None


def in_place(inquiry: Inquiry, clause_id: str) -> bool:
    """Whether a clause may speak of a district asked about: it names it, or its document is for it or what holds it."""
    named_here, asked = set(inquiry.question.named.districts), set(inquiry.question.facets.districts)
    places = (
        asked if named_here and not named_here & asked else named_here
    )  # set against the one named: the district of the turn before
    if says_the_city_loosely(inquiry) and inquiry.kit.corpus.clauses[clause_id].document_id in asked_within(
        inquiry.question
    ):
        return True
    home = inquiry.kit.corpus.document_of(clause_id).districts
    wider = {area for place in places for area in inquiry.kit.vocabulary.districts.lineage(place)}
    clause = inquiry.kit.corpus.clauses[clause_id]
    said = (m.value for m in inquiry.kit.gazetteer.find(clause.clean_text) if m.kind == "districts")
    named = {*clause.facets.districts, *said}
    return not places or not home or bool(wider & set(home)) or bool(places & named)


def _refuse(inquiry: Inquiry, document_id: str, draft: Draft) -> Draft:
    """That the document does not say it, which document says the like, and what comes nearest in the one named."""
    corpus = inquiry.kit.corpus
    named = corpus.documents[document_id].document.short_title
    other = corpus.document_of(draft.sources()[0].clause_id).short_title
    refusal = Draft("not_found").say(inquiry.kit.replies.render("not_found_within", named=named, other=other))
    nearest = _nearest(inquiry, document_id)
    return refusal.say(f"《{named}》里最接近的原文：“{inquiry.shown(nearest)}”", nearest) if nearest else refusal


def _nearest(inquiry: Inquiry, document_id: str) -> Source | None:
    inside = (r for r in inquiry.ranked[:3] if r.sentence.document_id == document_id)
    return next((Source.of_sentence(r.sentence) for r in inside if r.own_coverage >= LEAST), None)
