"""Clauses of documents that nobody reviewed, put in order by which of the question's words each speaks of.

The ranking counts pairs of characters wherever they stand; whether a clause speaks of what is asked, in whatever
register (买下来: 购买), is seen by the words.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.answering.inquiry import Inquiry
from bot.answering.unasked import unspoken_of
from retrieval.evidence import RankedSentence

LOOKED_AT = 5  # clauses
AS_NEAR = 0.75  # share of the best score, below which a clause is not looked at
WORDS, THINGS = 0.24, 0.085  # what a clause loses that speaks of none of the words, of none of the nouns


def by_words_spoken_of(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[RankedSentence]:
    """Ranked sentences, those of the first clauses less what these do not speak of."""
    lost = {id_: _lost(inquiry, id_) for id_ in islice(_foremost(inquiry, ranked), LOOKED_AT)}
    if len(set(lost.values())) < 2:
        return ranked
    least, most = min(lost.values()), max(lost.values())

    def weighed(each: RankedSentence) -> RankedSentence:
        unreviewed = not inquiry.kit.corpus.document_of(each.sentence.clause_id).reviewed
        less = lost.get(each.sentence.clause_id, most) - least if unreviewed else 0.0
        return replace(each, score=each.score - less)

    return sorted(map(weighed, ranked), key=lambda each: -each.score)


def _foremost(inquiry: Inquiry, ranked: list[RankedSentence]) -> Iterator[str]:
    """The clauses of the best sentences, best first; none where the best is of a reviewed document."""
    corpus = inquiry.kit.corpus
    if not ranked or corpus.document_of(ranked[0].sentence.clause_id).reviewed:
        return
    near = (each.sentence.clause_id for each in ranked if each.score >= AS_NEAR * ranked[0].score)
    yield from (id_ for id_ in dict.fromkeys(near) if not corpus.document_of(id_).reviewed)


def _lost(inquiry: Inquiry, clause_id: str) -> float:
    words, things = unspoken_of(inquiry, clause_id)
    return WORDS * words + THINGS * things
