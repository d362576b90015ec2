"""Which sentence comes first: of the place in a row, the latest of a history, the one with as many things."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.lists import FEWEST, asked_count, holds_items
from bot.answering.searching import quoted_names
from bot.understanding.facets import find_mentions
from bot.understanding.following import LATEST
from retrieval.evidence import RankedSentence

LISTS = 0.7  # share of the best sentence's score at which one that sets out what is asked for comes before it
AS_GOOD = 0.9  # the same for one that names no area
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[次届批期轮步]")  # of a row of events
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def set_out_first(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[RankedSentence]:
    """The sentences, the first that has the place, or sets out as many things, as is asked for before the others."""
    place = _ORDINAL.search(inquiry.question.text)
    of_place = [r for r in ranked if place and place[0] in r.sentence.text and r.score >= LISTS * ranked[0].score]
    of_place = of_place or _latest(inquiry, ranked) or _of_all_areas(inquiry, ranked)
    if of_place:
        return [*of_place[:1], *(r for r in ranked if r not in of_place[:1])]
    count = asked_count(inquiry.question.text)
    names = [name for name in quoted_names(inquiry.question.text) if name in ranked[0].sentence.text]
    near = [r for r in ranked if r.score >= LISTS * ranked[0].score] if count >= FEWEST else []
    near = [r for r in near if all(name in r.sentence.text for name in names)]
    fitting = [r for r in near if holds_items([r.sentence], count)]
    return [*fitting[:1], *(r for r in ranked if r not in fitting[:1])]


def _of_all_areas(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[RankedSentence]:
    """What a document named has for a field everywhere, before what it has for one area that nobody asked about."""
    question = inquiry.question
    if not (question.named.documents and question.asks("list")) or question.facets.districts:
        return []
    if not _names_area(inquiry, ranked[0]):
        return []
    near = (r for r in ranked[1:] if r.score >= AS_GOOD * ranked[0].score)
    return [r for r in near if not _names_area(inquiry, r)]


def _names_area(inquiry: Inquiry, ranked: RankedSentence) -> bool:
    mentions = find_mentions(ranked.sentence.text, inquiry.kit.gazetteer)
    return any(mention.kind == "districts" for mention in mentions)


def _latest(inquiry: Inquiry, ranked: list[RankedSentence]) -> list[RankedSentence]:
    """What the best clause tells last of the same thing, where it tells a history and the present is asked for."""
    if not LATEST.search(inquiry.question.text):
        return []
    near = (r for r in ranked if r.score >= LISTS * ranked[0].score)
    of_clause = [r for r in near if r.sentence.clause_id == ranked[0].sentence.clause_id]
    past = [r for r in of_clause if 0 < _last_year(r) <= inquiry.as_of.year]
    return sorted(past, key=_last_year, reverse=True) if ranked[0] in past else []


def _last_year(ranked: RankedSentence) -> int:
    """The last year that a sentence names; 0 where it names none."""
    return max(map(int, _YEAR.findall(ranked.sentence.text)), default=0)
