"""What the evidence ranking is to look for: all that the question says of where its answer stands and how it looks."""

import re

from bot.kit import Kit
from bot.understanding.question import Question
from bot.understanding.within import asked_within
from retrieval.evidence import EvidenceQuery
from retrieval.synonyms import related_words

_DATE = re.compile(r"(19|20)\d\d(年|-\d\d)")


def evidence_query(kit: Kit, question: Question) -> EvidenceQuery:
    """What the evidence ranking is to look for."""
    facets = question.facets
    return EvidenceQuery(
        text=kit.canonical(f"{question.subject} {question.search_text}"),
        related=" ".join(map(kit.canonical, [*related_words(question.subject.split()), question.context_subject])),
        documents=facets.documents,
        within=asked_within(question),
        districts=facets.districts,
        years=facets.years,
        clauses=facets.clauses,
        unit=question.unit.shows if question.unit else _DATE if question.asks("when") else None,
        states=question.attribute.states if question.attribute else None,
        wants_definition=question.asks("list", "definition"),
        listing=question.listing,
        wants_units=question.asks("department"),
        numbers=question.numbers,
    )
