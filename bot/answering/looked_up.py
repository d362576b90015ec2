"""What an answer to a look-up must hold: a look-up has few words, and means each of them."""

import re
from collections.abc import Mapping

from bot.answering.inquiry import Inquiry
from bot.answering.named_things import LONG, MOSTLY, unspoken_thing
from bot.answering.sufficiency import cover_of
from bot.drafting import Draft, Lack
from bot.understanding.lookups import SIZE, SUPPORT, looks_up
from retrieval.grams import grams

_TOLD = re.compile("[,。;?!:]")  # a sentence, with words of the asker's own
_SUM = re.compile("金额|额度|标准|上限|补助额|资助额|多少钱")
_GRANTS = re.compile(f"{SUPPORT.pattern}|支持|给予|优惠|免征|减|返还|贴息")


def missed(inquiry: Inquiry, draft: Draft, kind: str, found: Mapping[str, float]) -> Lack | None:
    """What a quote or figure lacks of a look-up: the thing named, the support, or its sum; None where nothing.

    `found` are the draft's signs: a word of reviewed questions that it answers is another word for what it says.
    """
    text = inquiry.question.text
    if kind not in ("quote", "figure") or not looks_up(text) or _TOLD.search(text):
        return None
    thing = unspoken_thing(inquiry, draft) if found["word_unasked"] > 0 else None
    # The words are cut after spaces are taken out: what only stands across one is no word.
    typed = thing and any(thing in word for word in inquiry.question.message.lower().split())
    support = kind == "quote" or SUPPORT.search(text)  # what a figure measures may bear the name of a measure as well
    if (thing and typed and not SIZE.fullmatch(thing)) or (support and _measure_unspoken(inquiry, draft)):
        return "subject"
    held = _held(inquiry, draft)
    if kind == "quote" and not cover_of(inquiry, held):
        return "subject"
    shown = "".join(map(inquiry.shown, draft.sources()))
    if SUPPORT.search(text) and not _GRANTS.search(shown):
        return "subject"
    unit = inquiry.question.unit
    summed = SUPPORT.search(text) and _SUM.search(text) and unit and unit.unit == "元"
    return "figure" if summed and unit and not unit.shows.search(shown) else None


def _measure_unspoken(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the look-up names a support measure, and no source of the draft has most of the name."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    names = {name for measure in inquiry.kit.measures if len(name := inquiry.kit.alias_in(measure, text)) >= LONG}
    held = _held(inquiry, draft)
    shares = [sum(pair in held for pair in grams(name)) / len(grams(name)) for name in names]
    return bool(shares) and max(shares) < MOSTLY


def _held(inquiry: Inquiry, draft: Draft) -> frozenset[str]:
    """The character pairs of the clauses cited and of the headings above them."""
    return frozenset(pair for source in draft.sources() for pair in inquiry.kit.grams_of(source.clause_id))
