"""Questions about places that the documents do not serve."""

import re
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.understanding.patterns import load_data

_COUNTED = re.compile(r"\d+(\+\d+|条)")  # after a place: what it is known for (中关村6条), not what holds there


def answer_elsewhere(inquiry: Inquiry) -> Draft | None:
    """That the documents say nothing of the city or province asked about; None where they speak of it."""
    place = place_asked(inquiry)
    if not place or any(speaks_of(inquiry, place, r.sentence.clause_id, r.sentence.text) for r in inquiry.ranked[:5]):
        return None
    return no_place(inquiry, place)


def speaks_of(inquiry: Inquiry, place: str, clause_id: str, text: str) -> bool:
    """Whether words of a clause, or the headings above it, name the place."""
    clause = inquiry.kit.corpus.clauses[clause_id]
    return any(place in words for words in (text, clause.title, *clause.heading_path))


def place_asked(inquiry: Inquiry) -> str:
    """The city or province that the question is about; empty where it names none, or only as whence or whither."""
    named = _places().search(inquiry.question.text)
    if named is None or _COUNTED.match(inquiry.question.text, named.end()):
        return ""
    return "" if _movement(named[0]).search(inquiry.question.text) else named[0]


def no_place(inquiry: Inquiry, place: str) -> Draft:
    """That what holds here does not hold there."""
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_place", place=place))


@cache
def _places() -> re.Pattern[str]:
    data = load_data("places.yaml")
    return re.compile("|".join(map(re.escape, [*data["cities"], *data["provinces"]])))


@cache
def _movement(place: str) -> re.Pattern[str]:
    return re.compile(load_data("places.yaml")["movement"].replace("{place}", place))
