"""Questions about places that the documents do not serve."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.searching import evidence_query, paragraph_scores
from bot.drafting import Draft
from bot.understanding.facets import find_mentions
from bot.understanding.patterns import load_data
from bot.understanding.several import asks, pieces_of
from policy_corpus.parsing.identity import NATION
from retrieval.parts_of_speech import names_place

_OFFSITE = re.compile("(?:异地|离岸)的?(?:科技|创新)?(?:企业)?孵化")  # supported wherever it stands
HITS = 40  # paragraphs asked of the retriever
BETTER = 0.15  # by which the score of a document of another place goes beyond those of the nation's


def answer_elsewhere(inquiry: Inquiry) -> Draft | None:
    """That the documents say nothing of the city or province asked about; None where they speak of it."""
    place = place_asked(inquiry)
    if not place:
        return None
    spoken_of = any(speaks_of(inquiry, place, r.sentence.clause_id, r.sentence.text) for r in inquiry.ranked[:5])
    return None if spoken_of and not _is_of_other_places(inquiry, place) else no_place(inquiry, place)


def _is_of_other_places(inquiry: Inquiry, place: str) -> bool:
    """Whether only the nation's documents hold in a place, and those of another place say better what is asked."""
    kit, question = inquiry.kit, inquiry.question
    holding = kit.places.holding(place)
    if not kit.any_subject or any(kit.corpus.documents[id_].document.region != NATION for id_ in holding):
        return False
    found = kit.search(question.search_text, HITS, kit.embed(question.search_text))
    ranked = kit.evidence.rank(evidence_query(kit, question), paragraph_scores(kit, found), asked=inquiry.nearest)
    scores = {held: [r.score for r in ranked if (r.sentence.document_id in holding) is held] for held in (True, False)}
    return max(scores[False], default=0.0) > max(scores[True], default=0.0) + BETTER


def place_asked(inquiry: Inquiry) -> str:
    """The place that the question itself asks about; empty where it names none, or only tells of others there."""
    text = inquiry.question.text
    place = "" if _OFFSITE.search(text) else inquiry.kit.places.asked(text)
    if place and inquiry.home and _only_tells_of(inquiry, place):
        return ""
    return "" if place and _begins_inside(inquiry, text.find(place)) else place


def _only_tells_of(inquiry: Inquiry, place: str) -> bool:
    """Whether the place is told of others: in a part that asks nothing, the asker's own area not in that part."""
    pieces, areas = pieces_of(inquiry.question.text), inquiry.kit.gazetteer
    there = [piece for piece in pieces if place in piece]
    if any(asks(piece) for piece in there):
        return False
    placed = [any(m.kind == "districts" for m in find_mentions(piece, areas)) for piece in pieces if piece not in there]
    return any(placed) or "district" not in inquiry.told


def place_unheard_of(inquiry: Inquiry, draft: Draft) -> str:
    """A place that the question names alone and no document does, where what is proposed holds in a place of its own.

    Only of documents that nobody reviewed; empty where there is none.
    """
    documents = [inquiry.kit.corpus.document_of(source.clause_id) for source in draft.sources()]
    named = inquiry.kit.places.asked(inquiry.question.text)
    if named or not documents or any(document.reviewed or document.region == NATION for document in documents):
        return ""
    said = frozenset(load_data("fillers.yaml")["words"])  # 东西 names a place too
    cuts = inquiry.kit.segmenter.cuts(inquiry.question.text)
    words = [word for word, _, _ in cuts if names_place(word) and word not in said]
    return next((word for word in words if not inquiry.kit.evidence.holds(inquiry.kit.canonical(word))), "")


def speaks_of(inquiry: Inquiry, place: str, clause_id: str, text: str) -> bool:
    """Whether a clause is of a document that holds in the place, or its words or the headings above it name it."""
    clause = inquiry.kit.corpus.clauses[clause_id]
    named = any(place in words for words in (text, clause.title, *clause.heading_path))
    return named or clause.document_id in inquiry.kit.places.holding(place)


def _begins_inside(inquiry: Inquiry, at: int) -> bool:
    """Whether a word that stands there is cut out of another (东西安不安全 is not about 西安)."""
    return any(start < at < end for _, start, end in inquiry.kit.segmenter.cuts(inquiry.question.text))


def no_place(inquiry: Inquiry, place: str) -> Draft:
    """That what holds here does not hold there."""
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_place", place=place))
