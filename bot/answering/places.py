"""Which districts a plan names for a thing (沿黄海经济带有哪些区): those of the clause whose title is about it."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause
from retrieval.grams import grams

FEWEST = 2  # districts that a clause must name to be a list of them
_WELL = 0.6  # share of the subject's character pairs that the clause's title must hold
_PLACES = re.compile("(哪些|哪几个|哪几|几个|多少个)(区市县|区县|区域|地区|地方|县区|区|县|市)(?!块|别|分)|哪些地儿")


def list_places(inquiry: Inquiry) -> Draft | None:
    """The clause about the subject that names districts one by one; None where no clause does."""
    if not _PLACES.search(inquiry.question.text) or not inquiry.question.subject:
        return None
    clauses = dict.fromkeys(ranked.sentence.clause_id for ranked in inquiry.ranked)
    about = [c for c in map(inquiry.kit.corpus.clauses.__getitem__, clauses) if _is_about(inquiry, c)]
    found = next((c for c in about if len(_named(inquiry, c)) >= FEWEST), None)
    if found is None:
        return None
    source = Source(found.id, found.start, found.end)
    return Draft("answered").say(inquiry.shown(source), source)


def _is_about(inquiry: Inquiry, clause: Clause) -> bool:
    asked = grams(inquiry.kit.canonical("".join(inquiry.question.subject.split())))
    held = set(grams(inquiry.kit.canonical(clause.title)))
    return bool(asked) and sum(pair in held for pair in asked) >= _WELL * len(asked)


def _named(inquiry: Inquiry, clause: Clause) -> set[str]:
    """The districts that head a sentence of the clause."""
    return {s.district for s in inquiry.kit.sentences_of(clause.id) if s.district and s.district in s.districts}
