"""What a document asks of all whom it supports, where no one measure is named: to be there, and to pass a review."""

import re

from bot.answering.candidates import candidates, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import Measure

_SUPPORT = re.compile("补|奖|资助|扶持|支持|政策|钱")
_PLACE = re.compile("注册|落户|搬|迁|纳税|经营")
_MUST = re.compile("必须|非得|才能|才给|才可|要不要|需不需要|需要|一定要|是不是要|是不是得")
_AUTOMATIC = re.compile(
    "(符合|够|达到|满足).{0,4}(条件|标准|要求)?,?就(能|可以|会|都|一定)?(给|拿|有|兑现|发)"
    "|(自动|直接|马上|一定|肯定)(就|能|会)?(给|兑现|到账|发)"
)
_REVIEWED = re.compile("[要用需得](?:经过?|过)?(?:专家|综合)*(?:评审|评估|评)(?:吗|么|不|嘛)")
_REVIEW = re.compile("评审|评估")


def answer_common_terms(inquiry: Inquiry) -> Draft | None:
    """The common condition of place, or the review before any payment; None where neither is asked for in general."""
    text = inquiry.question.text
    if _REVIEWED.search(text) and (unreviewed := _without_review(inquiry)):
        return _say_review(inquiry, unreviewed, "需要")
    review, place = _AUTOMATIC.search(text), _PLACE.search(text) and _MUST.search(text)
    if not (review or place) or not _SUPPORT.search(text) or any(each.alias for each in candidates(inquiry)):
        return None
    measures = [m for m in inquiry.kit.measures if serves(inquiry, m) and m.obligations and m.procedure]
    if not measures:
        return None
    return _say_review(inquiry, measures[0], "不是") if review else _say_place(inquiry, measures)


def _without_review(inquiry: Inquiry) -> Measure | None:
    """The measure asked about, where its own clause asks for no review; what all are subject to is then said."""
    measures = (each.measure for each in candidates(inquiry) if each.alias)
    named = [measure for measure in measures if measure.procedure and serves(inquiry, measure)]
    return named[0] if named and not named[0].assessment else None


def _say_review(inquiry: Inquiry, measure: Measure, verdict: str) -> Draft | None:
    draft = Draft("answered")
    for step in measure.procedure:
        if _REVIEW.search(step.text):
            source = whole_sentence(inquiry, step.evidence)
            draft.say(f"{verdict}：{step.text}。", source).say(f"原文：“{inquiry.shown(source)}”", source)
    return draft if draft.lines else None


def _say_place(inquiry: Inquiry, measures: list[Measure]) -> Draft:
    """The obligations that all share, then the measures that ask for more."""
    common = measures[0].obligations
    sources = dict.fromkeys(whole_sentence(inquiry, each.evidence) for each in common)
    draft = Draft("answered")
    draft.say(f"各项支持共同的要求是：{'；'.join(each.text for each in common)}。", *sources)
    for source in sources:
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    for measure in measures:
        for leaf in leaves(measure.conditions):
            if leaf.fact == "registered":
                draft.say(f"{measure.title}另外要求{leaf.text}。", whole_sentence(inquiry, leaf.evidence))
    return draft
