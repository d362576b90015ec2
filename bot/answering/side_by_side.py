"""A second document that nobody reviewed, where a question holds two side by side."""

import re

from bot.answering.inquiry import Inquiry
from bot.understanding.editions import asks_earlier
from policy_corpus.model import Document
from retrieval.evidence import RankedSentence
from retrieval.grams import grams

NAMED = 3  # character pairs of a title, other than the first document's, from which a question names it
NEAR = 0.6  # share of the best score that the second document's best sentence must reach
_BOTH = re.compile("[和跟与同比、]|还是|各|分别|两|旧|老")


def beside(inquiry: Inquiry) -> list[RankedSentence]:
    """The best sentence of the document that the question holds beside that of the best one; none where it does not."""
    best, text = inquiry.ranked[0], inquiry.question.text
    first = inquiry.kit.corpus.documents[best.sentence.document_id].document
    if first.reviewed or not _BOTH.search(text):
        return []
    others = (r for r in inquiry.ranked if r.sentence.document_id != first.id and r.score >= NEAR * best.score)
    return [r for r in others if _is_held_beside(inquiry, first, r.sentence.document_id)][:1]


def _is_held_beside(inquiry: Inquiry, first: Document, other_id: str) -> bool:
    """Whether the question names the other document, or is of both its editions, or of another place's."""
    kit, text = inquiry.kit, inquiry.question.text
    other = kit.corpus.documents[other_id].document
    if other.reviewed:
        return False
    later = kit.editions.later
    if other.id in later.get(first.id, ()) or first.id in later.get(other.id, ()):
        return asks_earlier(text) or inquiry.question.asks("compare")
    own = set(grams(other.title)) - set(grams(first.title))
    elsewhere = kit.places.apart(text) and other.region != first.region
    return elsewhere or len(own & set(grams(text))) >= NAMED
