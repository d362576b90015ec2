"""Lists of the measures that an asker may get: the first of them numbered, with what they give."""

import re
from collections.abc import Sequence

from bot.answering.candidates import serves, whole_sentence
from bot.answering.figure_matching import match
from bot.answering.figures import SURE
from bot.answering.inquiry import Inquiry
from bot.answering.named_things import unspoken_thing
from bot.drafting import Draft
from bot.eligibility import Assessment, open_facts, ranked
from bot.understanding.lookups import looks_up
from bot.understanding.support import ANY_SUPPORT

LISTED = 6
_OVER = "（现已不在有效期或计划期内）"
_OWN = re.compile("我|咱|俺|本(?:公司|企业|单位)|评|认定|拿了?|获")
ASKING = re.compile(r"[?？吗呢么]|多少|几|什么|啥|哪|谁|如何|怎|(.)不\1|[能给有管行让帮]\S*[不没]$")


def list_measures(inquiry: Inquiry) -> Draft | None:
    """What an asker who described himself may get, where he names no measure."""
    question = inquiry.question
    told = bool(inquiry.told) and not question.intents and not ASKING.search(question.text)
    told = told and not (question.named.documents or _is_looked_up(inquiry))
    if not inquiry.described or not (told or ANY_SUPPORT.search(question.text)):
        return None
    fitting = _fitting(inquiry)
    if not fitting:
        return None
    draft = state_fitting(inquiry, fitting)
    return None if told and _said_elsewhere(inquiry, draft) else draft


def state_fitting(inquiry: Inquiry, fitting: Sequence[Assessment]) -> Draft:
    """How many measures fit the asker, and the first of them."""
    draft = Draft("answered").say(f"按您说的情况，文件里共计{len(fitting)}项支持与您有关：")
    say_first(inquiry, draft, fitting)
    draft.questions = [fact.question() for fact in open_facts(fitting)]
    return draft


def _is_looked_up(inquiry: Inquiry) -> bool:
    """Whether the message names a year and a figure that fits it well: such a look-up says nothing of the asker.

    What is counted is looked up too where no document counts it then, and nobody speaks of himself (高新区2018年高企).
    """
    text = inquiry.question.text
    if not inquiry.question.named.years:
        return False
    if looks_up(text) and not _OWN.search(text) and inquiry.kit.vocabulary.indicators_in(text):
        return True
    return any(one.score >= SURE and not one.conflicts for one in match(inquiry, 1))


def _said_elsewhere(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the question also names a thing that none of the measures speaks of, but the best evidence does."""
    thing = unspoken_thing(inquiry, draft)
    best = "".join(ranked.sentence.text for ranked in inquiry.ranked[:1])
    return bool(thing) and inquiry.kit.canonical(thing or "") in inquiry.kit.canonical(best)


def say_first(inquiry: Inquiry, draft: Draft, found: Sequence[Assessment]) -> None:
    """Say the first LISTED of them, each with its number and what it gives; the count of all is computed."""
    draft.computed.append(f"{len(found)}项")
    draft.measures = list(found[:LISTED])
    draft.tells_over = any(one.verdict != "not_in_force" for one in draft.measures)
    for number, one in enumerate(draft.measures, start=1):
        amount = one.amount.text if one.amount else None
        over = _OVER if draft.tells_over and one.verdict == "not_in_force" else ""
        draft.say(f"{number}. {one.title}：{amount or '见条款'}{over}。", whole_sentence(inquiry, one.evidence))
        draft.computed += [f"{number}", amount or ""]


def say_left_out(inquiry: Inquiry, draft: Draft, total: int) -> None:
    """Say how many measures are not listed, where some are not."""
    more = total - LISTED
    if more > 0:
        draft.say(inquiry.kit.replies.render("overview_more", count=str(more), total=str(total)))
        draft.computed.append(f"{more}项")


def _fitting(inquiry: Inquiry) -> list[Assessment]:
    judged = ranked(inquiry.assessments)
    found = [a for a in judged if a.relevance > 0 and a.verdict != "not_eligible" and serves(inquiry, a.measure)]
    places = inquiry.question.facets.districts
    return sorted(found, key=lambda one: bool(places) and one.measure.district not in places)
