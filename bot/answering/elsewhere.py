"""Questions about places that the documents do not serve."""

import re
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.understanding.patterns import load_data


def answer_elsewhere(inquiry: Inquiry) -> Draft | None:
    """That the documents say nothing of the city or province asked about; None where they speak of it."""
    text = inquiry.question.text
    named = _places().search(text)
    if named is None or _movement(named[0]).search(text):
        return None
    if any(named[0] in ranked.sentence.text for ranked in inquiry.ranked[:5]):
        return None
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_place", place=named[0]))


@cache
def _places() -> re.Pattern[str]:
    data = load_data("places.yaml")
    return re.compile("|".join(map(re.escape, [*data["cities"], *data["provinces"]])))


@cache
def _movement(place: str) -> re.Pattern[str]:
    return re.compile(load_data("places.yaml")["movement"].replace("{place}", place))
