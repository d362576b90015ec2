"""The figure records that fit a question, read with what a follow-up leans on."""

import re

from bot.answering.inquiry import Inquiry
from bot.understanding.aspects import CITY
from bot.understanding.facets import without
from bot.understanding.following import SIZES
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure

_MULTIPLE = re.compile("的?(?:几|多少)倍")  # reckoned of two figures, where no record states it
_SHARE = re.compile("(?<=占)(?P<whole>[全本][国省市区])的?(?:多少|几成|百分之几)(?![家个件项人名])")  # 占全市多少
_JOINING = "和与跟及、,， "  # what stood between the names of two documents
TIMES = "倍"
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
    facets, years = inquiry.question.facets, inquiry.years
    loose = says_the_city_loosely(inquiry)
    told = _told_by_facets(inquiry.question) | ({"districts"} if loose else set())
    left = without(wording, inquiry.kit.gazetteer, told).lstrip(_JOINING)
    asked = _SHARE.sub(r"\g<whole>比例", left)

    def matched(words: str) -> list[ScoredFigure]:
        return inquiry.kit.facts.match_figures(
            words,
            year=years or None,
            district=(not loose and facets.districts) or None,
            document=facets.documents or None,
            limit=limit,
        )

    found = matched(asked)
    if not _MULTIPLE.search(asked) or any(m.figure.unit == TIMES and not m.conflicts for m in found):
        return found
    return matched(_MULTIPLE.sub("", asked))


def says_the_city_loosely(inquiry: Inquiry) -> bool:
    """Whether 全市 is said of a named plan that is of an area of the city: its own total is meant."""
    facets, documents = inquiry.question.facets, inquiry.kit.corpus.documents
    homes = [documents[id_].document.districts for id_ in facets.documents]
    return facets.districts == CITY and bool(homes) and not any(CITY[0] in home for home in homes)


def _told_by_facets(question: Question) -> set[str]:
    """What the facets tell better than the words: documents, and what one aspect of the question leaves."""
    named, kept = question.named, question.facets
    left = {kind for kind in ("years", "districts") if getattr(named, kind) and not getattr(kept, kind)}
    return {"documents", *left}
