"""The support for a topic that no measure goes by (有没有人才政策): every measure whose words speak of it."""

import re

from bot.answering.candidates import candidates, serves
from bot.answering.inquiry import Inquiry
from bot.answering.listing import LISTED, say_first, say_left_out
from bot.answering.measures import has_sum
from bot.answering.overview import things
from bot.drafting import Draft
from bot.eligibility import Assessment, open_facts
from bot.understanding.support import SUPPORT

_ASKED = re.compile(
    f"(有没有|有无|有什么|有哪些|有啥|哪些|什么|啥)[^,，。;；]{{0,8}}{SUPPORT}(措施|政策|吗|么|呢)?[?？]?$"
    f"|{SUPPORT}(措施|政策)?(都|还)?(有没有|有(什么|哪些|啥))(呢|啊|呀)?[?？]?$"
)
LEAST, MOST_WORDS = 2, 2  # measures that make a list; words that are one topic


def list_for_topic(inquiry: Inquiry) -> Draft | None:
    """The measures that speak of the topic, those with a sum first; None where a measure is named."""
    question, topic = inquiry.question, things(inquiry)
    named = question.facets.clauses or question.attribute or question.follow_up
    if named or not _ASKED.search(question.text) or not 0 < len(topic) <= MOST_WORDS:
        return None
    if any(each.alias for each in candidates(inquiry)):
        return None
    within = question.facets.documents
    if within and inquiry.described:
        return None
    held = [m for m in inquiry.assessments if m.measure.document_id in within or not within]
    found = [one for one in held if serves(inquiry, one.measure) and _speaks(inquiry, one, topic)]
    if len(found) < LEAST:
        return None
    found.sort(key=lambda one: (one.verdict == "not_in_force", not has_sum(one)))
    first = "，先看写明金额的" if len(found) > LISTED else ""
    draft = Draft("answered").say(
        f"{'这份' if within else '收录'}文件里与{'、'.join(topic)}有关的支持共计{len(found)}项{first}："
    )
    say_first(inquiry, draft, found)
    say_left_out(inquiry, draft, len(found))
    draft.questions = [fact.question() for fact in open_facts(found[:LISTED])]
    return draft


def _speaks(inquiry: Inquiry, one: Assessment, topic: list[str]) -> bool:
    words = inquiry.kit.canonical(f"{one.title} {one.evidence.quote}")
    return all(inquiry.kit.canonical(word) in words for word in topic)
