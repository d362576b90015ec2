"""Support asked for a thing that no document knows (首店有没有奖励), or that no support is for (地理标志补贴).

Words of no dictionary tell nothing by themselves, since people type all sorts of things. Right before the words that
ask for support, such a word is what the support would be for, together with the words that it is joined to.
"""

import re
from dataclasses import dataclass

from bot.answering.candidates import candidates
from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found, out_of_scope
from bot.answering.sufficiency import LOOKED_AT, own_cover
from bot.answering.wanted import gives_support
from bot.drafting import Draft
from bot.understanding.facets import find_mentions
from bot.understanding.patterns import load_data, scope_patterns
from bot.understanding.question import find_subject
from bot.understanding.several import pieces_of
from bot.understanding.support import GIVEN, WHICH
from retrieval.parts_of_speech import only_does, only_modifies
from retrieval.synonyms import related_words

_ASKS = re.compile("[哪谁几]|什么|多少")
_TOLD = 0.5  # nearness from which a reviewed question says nearly the same in other words
_MOSTLY, _HALF = 0.7, 0.53  # share of a thing's words of which a sentence that gives it money, or supports it, speaks
_OF = "(?:的话?|这[块方]面?儿?|方面|这事儿?|这行)?"
_WHETHER = "有没有|有无|有|能不能|可不可以|可以|可否|能否|能|给不给|如何|怎么|咋"
_GET = "申请|申报|领|拿到?|享受|给|发|得到?"
_ASKED = re.compile(
    f"{_OF}[都还也]?(?:(?:{_WHETHER})(?:{_GET})?[些点]?(?:{WHICH})?)?(?:资金|财政|专项|现金)?"
    f"(?:{GIVEN}|补(?=多少|几|吗|不)|钱(?=[拿领吗么没不]))"
)
_MONEY = re.compile("补[贴助]?|奖励|资助|奖补|津贴|资金|钱")
_LEADING = re.compile("^[对做搞给为干](?=.)")
# Of a thing's last word, where it is in no dictionary (预制菜).
_LEFT_OVER = re.compile("[^的了吗呢是要我们有就,]{0,2}")
# Who asks for a firm, or asks for support, for papers or for what one says.
_OWN = re.compile(
    "我|咱|俺|公司|企业|单位|[给补拿领奖贴报](?:多少|几)|钱[拿领]|[给有]钱|号文|文件|收录|条款|[在是]第?[哪几]一?条"
)
_LIKE_OURS = 0.4  # nearness to a reviewed question from which a message may be one of these
_OF_OURS = ("validity", "deadline", "department", "document", "obligation", "eligibility", "condition", "procedure")
_DONE = re.compile(".*(?:做|搞|办|开|建)(?:了|的|一?[个家])*[^的]+")  # what an asker tells that he does


@dataclass(frozen=True)
class Thing:
    """What support is asked for: as it is said, the words that it is made of, and whether money is asked for."""

    said: str
    words: tuple[str, ...]
    in_money: bool


def answer_unheard(inquiry: Inquiry) -> Draft | None:
    """That no document knows the thing, or gives support for it; None where one does, or a measure goes by its name."""
    if inquiry.question.facets.documents:
        return None
    pieces = pieces_of(inquiry.question.text)
    asked = (_thing(inquiry, piece, told) for told, piece in zip(["", *pieces], pieces, strict=False))
    things = [thing for thing in asked if thing]
    if not things or any(each.alias for each in candidates(inquiry)):
        return None
    thing = next((each for each in things if not _is_known(inquiry, each)), None)
    if thing is None:
        return None
    nearest = inquiry.nearest
    told = nearest is not None and nearest.answered.max(initial=0.0) >= _TOLD
    return None if told else not_found(inquiry, "subject", thing.said)


def refuse_other_subject(inquiry: Inquiry) -> Draft | None:
    """That a message is about something else: none of its words is the documents', beside a place, nor asked so."""
    question, kit = inquiry.question, inquiry.kit
    words = [word for word in question.subject.split() if word not in load_data("fillers.yaml")["askers"]]
    if kit.any_subject or question.follow_up or not words or question.attribute or question.asks(*_OF_OURS):
        return None
    if question.facets.named() - {"districts"} or len(question.facets.districts) > 1:
        return None
    if any(not _is_foreign(inquiry, word) for word in words):
        return None
    said = _without_places(inquiry)
    if _OWN.search(said) or re.search(GIVEN, said) or scope_patterns()["policy"].search(said):
        return None
    if kit.aliases_in(kit.canonical(said)):
        return None  # MAH
    nearest = inquiry.nearest
    like_ours = nearest is None or nearest.answered.max(initial=0.0) >= _LIKE_OURS
    return None if like_ours else out_of_scope(kit.replies, "off_topic")


def _is_foreign(inquiry: Inquiry, word: str) -> bool:
    return not (related_words([word]) or inquiry.kit.evidence.holds(inquiry.kit.canonical(word)))


def _without_places(inquiry: Inquiry) -> str:
    text = inquiry.question.text
    for mention in reversed(find_mentions(text, inquiry.kit.gazetteer)):
        if mention.kind == "districts":
            text = text[: mention.start] + text[mention.end :]
    return text


def _is_known(inquiry: Inquiry, thing: Thing) -> bool:
    """Whether every word of it stands in a document, and where money is asked for it, some is given for the whole."""
    if any(_is_unheard(inquiry, word) for word in thing.words):
        return False
    several = len(thing.words) > 1
    if not several and (not thing.in_money or only_does(thing.words[0])):
        return True
    return _is_supported(inquiry, thing, _MOSTLY if thing.in_money else _HALF)


def _may_name(word: str) -> bool:
    """Whether a word may be a thing's or a doing's, rather than one that asks or only says how (顶多)."""
    return not (_ASKS.search(word) or only_modifies(word))


def _thing(inquiry: Inquiry, piece: str, told: str) -> Thing | None:
    """What stands right before the words that ask for support, or is `told` before them to be done; None without."""
    found = _ASKED.search(piece)
    if found is None:
        return None
    before = piece[: found.start()]
    words = _words(inquiry, before)
    if not words and _DONE.fullmatch(told):
        before, words = told, _words(inquiry, told)
    start, words = _joined(before, words)
    if not (words and _may_name(words[-1])):
        return None
    return Thing(_LEADING.sub("", before[start:]), tuple(words), _MONEY.search(found[0]) is not None)


def _words(inquiry: Inquiry, text: str) -> list[str]:
    """The words of a text that may say what support is for."""
    own = load_data("fillers.yaml")["askers"]
    subject = find_subject(text, inquiry.kit.gazetteer, inquiry.kit.segmenter)
    return [word for word in subject.split() if word not in own]


def _joined(text: str, words: list[str]) -> tuple[int, list[str]]:
    """Where the last of the words of a text begin which stand together at its end, and those words."""
    joined: list[str] = []
    start = len(text)
    for word in reversed(words):
        at = text.rfind(word, 0, start)
        between = text[at + len(word) : start]
        if at < 0 or (between if joined else not _LEFT_OVER.fullmatch(between)):
            break
        joined, start = [word, *joined], at
    return start, joined


def _is_unheard(inquiry: Inquiry, word: str) -> bool:
    word = _LEADING.sub("", word)
    return _may_name(word) and _is_foreign(inquiry, word)


def _is_supported(inquiry: Inquiry, thing: Thing, least: float) -> bool:
    """Whether a sentence that gives support names the thing, or speaks of what the question is about."""
    canonical = inquiry.kit.canonical
    giving = [r for r in inquiry.ranked[:LOOKED_AT] if gives_support(r.sentence.text)]
    named = thing.said and any(canonical(thing.said) in canonical(r.sentence.text) for r in giving)
    return bool(named) or any(own_cover(inquiry, r) >= least for r in giving)
