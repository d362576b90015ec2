"""What an asker may get of whom little more is known than where he is: how much there is, and the usual first."""

import re
from collections.abc import Sequence
from datetime import date

from bot.answering.candidates import candidates, means_all, serves
from bot.answering.inquiry import Inquiry
from bot.answering.listing import ASKING, LISTED, say_first, say_left_out
from bot.answering.validity import validity_of
from bot.drafting import Draft, Line, Source
from bot.eligibility import Assessment, assess, open_facts, read_profile
from bot.understanding.patterns import load_data
from bot.understanding.support import ANY_SUPPORT, GIVEN
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import Measure
from retrieval.parts_of_speech import names_thing

# What many enterprises have one day, whatever their trade: measures that ask for nothing else come first.
_EVERYDAY = {
    "high_tech_enterprise", "high_tech_recognition", "tech_sme", "sme", "rd_increase", "technology_transaction",
    "granted_rights", "foreign_patents", "ip_creation", "standard_level", "standard_first_drafter", "listing_board",
    "applicant", "district", "registered",
}  # fmt: skip
_MONEY = re.compile("补贴|补助|奖励|资助|奖补|优惠|钱")
_SUPPORTS = re.compile("支持|鼓励|扶持")
_FIELD = re.compile("([\u4e00-\u9fff]{2,8}?)(?:[这那]一?[块摊头]|方面|领域)")  # 孵化这块有啥支持: a verb names it
_QUOTED = re.compile('[“"「『](.{2,12}?)[”"」』]')
_WHETHER = re.compile(f"有(没有)?{GIVEN}(政策|措施)?(吗|么|没|嘛|没有)?[?？]?$")
_NO_SUM = ("in_kind", "unstated", "tax")


def give_overview(inquiry: Inquiry) -> Draft | None:
    """The support of the asker's area where he asks for any of it; None where he names some, or no area."""
    area = inquiry.question.facets.districts or inquiry.home
    if (
        len(area) != 1
        or means_all(inquiry)
        or not (_introduces(inquiry) or _asks_for_any(inquiry))
        or _names_something(inquiry)
    ):
        return None
    found = possible(inquiry, [one for one in inquiry.assessments if one.measure.district == area[0]])
    if inquiry.described and any(one.relevance for one in found):
        return None
    return state_overview(inquiry, area, found) if found else _state_around(inquiry, area)


def _state_around(inquiry: Inquiry, area: Sequence[str]) -> Draft | None:
    """That no document has support for the area alone, and what there is for the city that it lies in."""
    if inquiry.question.facets.documents or not _MONEY.search(inquiry.question.text):
        return _told_of_area(inquiry, area[0])
    found = possible(inquiry, [one for one in inquiry.assessments if serves(inquiry, one.measure)])
    if not found:
        return None
    none = inquiry.kit.replies.render("overview_none_here", place=inquiry.kit.place_names(area))
    around = state_overview(inquiry, inquiry.kit.vocabulary.districts.lineage(area[0])[1:], found)
    around.lines.insert(0, Line(none))
    around.strays = True
    return around


def _told_of_area(inquiry: Inquiry, area: str) -> Draft | None:
    """What plans are to support in an area that no measure is for; None where they do not speak of it."""
    documents, sentences = inquiry.question.facets.documents, inquiry.kit.evidence.sentences
    told = [s for s in sentences if s.district == area and _SUPPORTS.search(s.text)]
    told = [s for s in told if not documents or inquiry.kit.corpus.clauses[s.clause_id].document_id in documents]
    draft = Draft("answered")
    for sentence in told[:LISTED]:
        source = Source.of_sentence(sentence)
        draft.say(inquiry.shown(source), source)
    return draft if told else None


def _introduces(inquiry: Inquiry) -> bool:
    """Whether the asker only says where he is (我们在自贸片区)."""
    question = inquiry.question
    stated = inquiry.place is not None and "district" in inquiry.told
    asks = question.intents or question.facets.years or ASKING.search(question.text)
    counted = inquiry.kit.vocabulary.indicators_in(question.text)  # 高新区GDP
    return stated and not asks and not counted and not things(inquiry)


def _asks_for_any(inquiry: Inquiry) -> bool:
    """Whether any support is asked for: without naming what for, or, short of a sum, by one who says where he is."""
    stated = inquiry.place is not None and not inquiry.question.asks("amount")
    text = inquiry.question.text
    wished = ANY_SUPPORT.search(text) or (inquiry.opens and _WHETHER.search(text))
    return bool(wished) and (stated or not things(inquiry))


def things(inquiry: Inquiry) -> list[str]:
    """The nouns of the subject that say what support would be for."""
    generic = load_data("fillers.yaml")["things"]
    fields = "".join(_FIELD.findall(inquiry.question.text))
    words = [word for word in inquiry.question.subject.split() if names_thing(word) or word in fields]
    words = [word for word in words if word not in generic]
    return words + [name for name in _QUOTED.findall(inquiry.question.text) if name not in words]


def _names_something(inquiry: Inquiry) -> bool:
    return inquiry.question.attribute is not None or any(c.alias for c in candidates(inquiry))


def possible(inquiry: Inquiry, judged: Sequence[Assessment]) -> list[Assessment]:
    """What nothing said rules out: what fits the asker, what everybody may have, what names a sum, in that order."""
    found = (one for one in judged if one.verdict != "not_eligible" and False not in one.truths)
    return sorted(found, key=lambda one: (-one.relevance * inquiry.described, not _usual(one), not _sum(one)))


def _usual(one: Assessment) -> bool:
    return {leaf.fact for leaf in leaves(one.measure.conditions)} <= _EVERYDAY and _sum(one)


def _sum(one: Assessment) -> bool:
    return one.measure.benefit.kind not in _NO_SUM


def _day_in_force(inquiry: Inquiry, measures: Sequence[Measure]) -> date:
    """A day on which the first measure's document held: what decides is worth asking even where it is over."""
    validity = validity_of(inquiry.kit.corpus, measures[0].document_id, inquiry.as_of)
    return min(inquiry.as_of, validity.to) if validity.to else inquiry.as_of


def state_overview(inquiry: Inquiry, area: Sequence[str], found: list[Assessment]) -> Draft:
    """How many measures there are in the area (wherever, without one), the first of them, and what else to say."""
    place, count = inquiry.kit.place_names(area) or "收录文件", len(found)
    first = "，先看多数企业用得上的" if count > LISTED and not found[0].relevance else ""
    over = all(one.verdict == "not_in_force" for one in found)
    whose = "现在都已不在有效期或计划期内；文件写过、与您可能有关的" if over else "您可能用得上的"
    draft = Draft("answered").say(f"{place}的支持，{whose}共计{count}项{first}：")
    say_first(inquiry, draft, found)
    say_left_out(inquiry, draft, count)
    if not area:
        draft.say(inquiry.kit.replies.render("overview_anywhere"))
    measures = [one.measure for one in found]
    then = assess(measures, read_profile(inquiry.profile), _day_in_force(inquiry, measures), inquiry.kit.corpus)
    open_ones = possible(inquiry, then)
    draft.questions = [fact.question() for fact in open_facts(open_ones[:LISTED])]
    return draft
