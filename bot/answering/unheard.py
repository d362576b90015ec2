"""Support asked for a thing that no document knows (首店有没有奖励, 企业参展能申请补助吗): that it is not there.

Words of no dictionary tell nothing by themselves, since people type all sorts of things. Right before the words that
ask for support, such a word is what the support would be for.
"""

import re

from bot.answering.candidates import candidates
from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found
from bot.drafting import Draft
from bot.understanding.patterns import load_data
from bot.understanding.question import find_subject
from bot.understanding.several import pieces_of
from bot.understanding.support import GIVEN, WHICH
from retrieval.parts_of_speech import only_modifies
from retrieval.synonyms import related_words

_ASKS = re.compile("[哪谁几]|什么|多少")
_TOLD = 0.5  # nearness from which a reviewed question says nearly the same in other words
_ASKED = re.compile(
    "(?:的|这块|这?方面|这事儿?)?[都还也]?"
    f"(?:(?:有没有|有无|有|能不能|可不可以|可以|可否|能否|能|给不给|如何|怎么|咋)(?:申请|申报|领|拿到?|享受|给|发|得到?)?[些点]?(?:{WHICH})?)?"
    f"(?:{GIVEN}|补(?=多少|几|吗|不))"
)


def answer_unheard(inquiry: Inquiry) -> Draft | None:
    """That no document knows the thing; None where one does, or a measure goes by its name."""
    thing = next(filter(None, (_thing(inquiry, piece) for piece in pieces_of(inquiry.question.text))), "")
    if not thing or inquiry.question.facets.documents or any(each.alias for each in candidates(inquiry)):
        return None
    nearest = inquiry.nearest
    told = nearest is not None and nearest.answered.max(initial=0.0) >= _TOLD
    return None if told else not_found(inquiry, "subject", thing)


def _may_name(word: str) -> bool:
    """Whether a word may be a thing's or a doing's, rather than one that asks or only says how (顶多)."""
    return not (_ASKS.search(word) or only_modifies(word))


def _thing(inquiry: Inquiry, piece: str) -> str:
    """What stands right before the words for support, where nothing else is named there and no document holds it."""
    kit, found = inquiry.kit, _ASKED.search(piece)
    before = piece[: found.start()] if found else ""
    own = load_data("fillers.yaml")["askers"]
    words = [word for word in find_subject(before, kit.gazetteer, kit.segmenter).split() if word not in own]
    heard = any(related_words([word]) or kit.evidence.holds(kit.canonical(word)) for word in words)
    named = bool(words) and before.endswith(words[-1]) and _may_name(words[-1])
    return words[-1] if named and not heard else ""
