"""What an answer to a look-up must hold: a look-up has few words, and means each of them."""

import re
from collections.abc import Mapping

from bot.answering.inquiry import Inquiry
from bot.answering.named_things import LONG, MOSTLY, unspoken_thing
from bot.answering.sufficiency import cover_of
from bot.answering.wanted import lacks_number
from bot.drafting import Draft, Lack
from bot.understanding.lookups import SIZE, SUPPORT, looks_up
from bot.understanding.question import SHARE, Question
from retrieval.grams import grams

_TOLD = re.compile("[,。;?!:]")  # a sentence, with words of the asker's own
_SUM = re.compile("金额|额度|标准|上限|补助额|资助额|多少钱")
_GRANTS = re.compile(f"{SUPPORT.pattern}|支持|给予|优惠|免征|减|返还|贴息")


def missed(inquiry: Inquiry, draft: Draft, kind: str, found: Mapping[str, float]) -> Lack | None:
    """What an answer lacks of a look-up: the thing named, the support, or its sum; None where nothing.

    `found` are the draft's signs: a word of reviewed questions that it answers is another word for what it says.
    """
    question = inquiry.question
    if not looks_up(question.text) or _TOLD.search(question.text) or question.follow_up:
        return None
    if kind == "measure":
        return "subject" if found["word_unasked"] > 0 and _barely_named(inquiry, draft) else None
    if kind not in ("quote", "figure") or found.get("unasked"):
        return None  # of what nobody reviewed, the words that the sources lack are weighed among its signs
    # What a figure measures may bear the name of a measure as well.
    support = kind == "quote" or SUPPORT.search(question.text)
    if _thing_missed(inquiry, draft, found) or (support and _measure_unspoken(inquiry, draft)):
        return "subject"
    if kind == "quote" and not cover_of(inquiry, _held(inquiry, draft)):
        return "subject"
    shown = "".join(map(inquiry.shown, draft.sources()))
    share = question.unit is not None and question.unit.unit == SHARE
    return "figure" if share and lacks_number(question, shown) else _support_missed(question, shown)


def _thing_missed(inquiry: Inquiry, draft: Draft, found: Mapping[str, float]) -> bool:
    """Whether a thing is named that no source speaks of; what only stands across a typed space is no word."""
    thing = unspoken_thing(inquiry, draft) if found["word_unasked"] > 0 else None
    typed = thing and any(thing in word for word in inquiry.question.message.lower().split())
    return bool(thing and typed) and not SIZE.fullmatch(thing or "")


def _support_missed(question: Question, shown: str) -> Lack | None:
    """What is lacking where support is looked up: words that grant it, or its sum."""
    if not SUPPORT.search(question.text):
        return None
    if not _GRANTS.search(shown):
        return "subject"
    unit = question.unit
    summed = unit is not None and unit.unit == "元" and _SUM.search(question.text)
    return "figure" if unit and summed and not unit.shows.search(shown) else None


def _barely_named(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the look-up names the measures stated by no more than a word for support (奖补)."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    return all(len(inquiry.kit.alias_in(one.measure, text)) < LONG for one in draft.measures)


def _measure_unspoken(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the look-up names a support measure, and no source of the draft has most of the name."""
    text = inquiry.kit.canonical(inquiry.question.search_text)
    names = {name for name in inquiry.kit.aliases_in(text).values() if len(name) >= LONG}
    held = _held(inquiry, draft)
    shares = [sum(pair in held for pair in grams(name)) / len(grams(name)) for name in names]
    return bool(shares) and max(shares) < MOSTLY


def _held(inquiry: Inquiry, draft: Draft) -> frozenset[str]:
    """The character pairs of the clauses cited and of the headings above them."""
    return frozenset(pair for source in draft.sources() for pair in inquiry.kit.grams_of(source.clause_id))
