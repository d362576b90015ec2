"""A question about two documents, districts or years is answered for each of them."""

from dataclasses import replace

from bot.understanding.question import Question

SPLIT_BY = ("documents", "districts", "years")
MOST = 4


def aspects(question: Question) -> list[Question]:
    """The question once for each value of the first facet kind that has several; otherwise itself."""
    for kind in SPLIT_BY:
        values = getattr(question.facets, kind)
        if 1 < len(values) <= MOST:
            narrowed = [question.facets.model_copy(update={kind: (value,)}) for value in values]
            return [replace(question, facets=facets) for facets in narrowed]
    return [question]
