"""The figure records that fit a question, read with what a follow-up leans on."""

from bot.answering.inquiry import Inquiry
from bot.understanding.facets import without
from bot.understanding.following import SIZES
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure

ENOUGH = 0.42  # score at which a figure without conflicts is the one asked for


def match(inquiry: Inquiry, limit: int = 24) -> list[ScoredFigure]:
    """Figure records for the resolved question, best first.

    A follow-up that names a subject of its own is read with the earlier one, but a record must fit its own words.
    """
    question = inquiry.question
    topics = inquiry.kit.vocabulary.topics
    earlier = [word for word in question.context_subject.split() if not topics.find(word)]
    fields = [word for word in question.context_subject.split() if topics.find(word)]
    sizes_alone = bool(question.subject) and set(question.subject.split()) <= SIZES  # 收入呢: of the field spoken of
    own = _matching(inquiry, " ".join([*(fields if sizes_alone else ()), question.wording]), limit)
    if not earlier or question.asks_itself or (own and own[0].score >= ENOUGH and not own[0].conflicts):
        return own
    fitting = {match.figure.id for match in own}
    together = _matching(inquiry, " ".join([*earlier, question.wording]), limit)
    return [match for match in together if match.figure.id in fitting] or together


def _matching(inquiry: Inquiry, wording: str, limit: int) -> list[ScoredFigure]:
    facets, relative = inquiry.question.facets, inquiry.question.relative_year
    if inquiry.told & inquiry.kit.telling_facts:
        relative = None
    years = facets.years or ((relative,) if relative else ())
    return inquiry.kit.facts.match_figures(
        without(wording, inquiry.kit.gazetteer, _told_by_facets(inquiry.question)),
        year=years or None,
        district=facets.districts or None,
        document=facets.documents or None,
        limit=limit,
    )


def _told_by_facets(question: Question) -> set[str]:
    """What the facets tell better than the words: documents, and what one aspect of the question leaves."""
    named, kept = question.named, question.facets
    left = {kind for kind in ("years", "districts") if getattr(named, kind) and not getattr(kept, kind)}
    return {"documents", *left}
