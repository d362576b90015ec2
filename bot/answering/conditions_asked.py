"""What must be met for a measure that is named (院士工作站要什么条件), as far as its document says all of it."""

import re
from collections.abc import Sequence

from bot.answering.candidates import candidates, names_all, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import named_alone
from bot.answering.standing import LACKED, conditions_of, sources_of
from bot.answering.validity import ENDED
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft
from bot.eligibility import Assessment
from policy_corpus.measures.model import SharedTiers

_OF_ANYBODY = frozenset({"applicant", "district", "registered"})  # conditions that tell no measure from another
_TO_APPLY = re.compile("(?:申报|申请|准入)的?(?:条件|要求|门槛|资格|标准)")
_WHOM = re.compile("对象|谁|样的|哪[些类种]")
MOST = 2  # measures of documents that leave the conditions to others
_TITLE = re.compile("认定|获批|评为|获得")  # of a thing that others give a name to, by rules of their own


def state_conditions(inquiry: Inquiry) -> Draft | None:
    """The conditions of each measure that goes by the name; None where none is named, or more is asked of it."""
    question = inquiry.question
    if not question.asks("condition") or question.asks("amount", "compare", "procedure", "deadline"):
        return None
    found = _named(inquiry)
    stands = LACKED.search(question.text) or asks_whether(question.text)
    if stands and any(each.fails(inquiry.told) or each.meets(inquiry.told) for each in found):
        return None  # how he stands to it is asked
    named = _holding([each for each in found if _says_all(each)])
    if question.attribute and not _TO_APPLY.search(question.text):
        return None
    if not named:
        return _state_as_far(inquiry, _holding(found))
    draft = Draft("answered", measures=named)
    if question.attribute and any(map(_is_of_title, named)):
        draft.say(inquiry.kit.replies.render("line_not_of_title"))
    alike: dict[str, list[Assessment]] = {}
    for each in named:
        alike.setdefault(_conditions(each), []).append(each)
    for conditions, those in alike.items():
        draft.say(f"{_titles(those) if len(named) > 1 else ''}{conditions}", *sources_of(inquiry, those[0]))
        _quote(inquiry, draft, those[0])
    return draft


def _holding(found: Sequence[Assessment]) -> list[Assessment]:
    """Those of documents that hold at the date; all where none does."""
    return [each for each in found if each.validity.state not in ENDED] or list(found)


def _conditions(each: Assessment) -> str:
    limit = f"{each.measure.benefit.limit.text}。" if isinstance(each.measure.benefit, SharedTiers) else ""
    return f"{conditions_of(each)}{limit}"


def _titles(alike: Sequence[Assessment]) -> str:
    return f"{'、'.join(each.title for each in alike)}的"


def _state_as_far(inquiry: Inquiry, found: Sequence[Assessment]) -> Draft | None:
    """Whom the documents name where they leave the conditions to others; a refusal where those are asked for."""
    named = [each for each in found[:MOST] if each.conditions[1:]]
    if not named or inquiry.question.follow_up:
        return None
    whom = _WHOM.search(inquiry.question.text) is not None
    draft = Draft("answered" if whom else "not_found")
    reply = "line_for_whom" if whom else "not_found_conditions"
    for each in named:
        who = "；".join(one.leaf.text for one in each.conditions[1:])
        draft.say(inquiry.kit.replies.render(reply, measure=each.title, whom=who))
        _quote(inquiry, draft, each)
    return draft


def _named(inquiry: Inquiry) -> Sequence[Assessment]:
    """The measures that the message names alone; the one that it goes on about, where it names none."""
    question = inquiry.question
    if question.follow_up:
        here = (each for each in candidates(inquiry) if each.alias and serves(inquiry, each.measure))
        named = (each for each in here if each.measure.conditions_complete)
        return [e.assessment for e in named if not question.named_subject or names_all(inquiry, e.alias)][:1]
    return [each.assessment for each in named_alone(inquiry)]


def _says_all(each: Assessment) -> bool:
    told = any(one.leaf.fact not in _OF_ANYBODY for one in each.conditions)
    return told and each.measure.conditions_complete


def _is_of_title(each: Assessment) -> bool:
    return any(_TITLE.search(one.leaf.evidence.quote) for one in each.conditions)


def _quote(inquiry: Inquiry, draft: Draft, each: Assessment) -> None:
    source = whole_sentence(inquiry, each.measure.benefit.evidence)
    quote = f"原文：“{inquiry.shown(source)}”"
    if all(line.text != quote for line in draft.lines):
        draft.say(quote, source)
