"""How often something is done (多久考核一回): the sentence that says it of the very thing."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import own_cover, word_covers
from bot.drafting import Draft, Source
from bot.understanding.question import HOW_OFTEN
from retrieval.evidence import RankedSentence
from retrieval.grams import grams

LOOKED_AT = 3
COVER = 0.45  # of the subject, that the sentence must hold; who does it may stand elsewhere
_SEGMENT = re.compile("[,，;；。]")


def answer_how_often(inquiry: Inquiry) -> Draft | None:
    """The best sentence that says how often the thing asked about is done; None where none does."""
    unit = inquiry.question.unit
    if unit is None or unit.unit != HOW_OFTEN or inquiry.question.attribute:
        return None
    stating = next((r for r in inquiry.ranked[:LOOKED_AT] if _states(inquiry, r, unit.shows)), None)
    if stating is None:
        return None
    source = Source.of_sentence(stating.sentence)
    return Draft("answered").say(inquiry.shown(source).rstrip("；;，,。") + "。", source)


def _states(inquiry: Inquiry, ranked: RankedSentence, shows: re.Pattern[str]) -> bool:
    """Whether a sentence of the year, area and document asked about says it, in one breath with a word of the thing."""
    agrees = all(ranked.why.get(facet, 0) >= 0 for facet in ("year", "district", "document"))
    if not agrees or own_cover(inquiry, ranked) < COVER:
        return False
    said = (segment for segment in _SEGMENT.split(ranked.sentence.text) if shows.search(segment))
    return any(share > 0 for segment in said for _, share in word_covers(inquiry, _pairs(inquiry, segment)))


def _pairs(inquiry: Inquiry, text: str) -> frozenset[str]:
    return frozenset(grams(inquiry.kit.canonical(text)))
