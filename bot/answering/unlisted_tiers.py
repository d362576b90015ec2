"""A tier, kind or time that the measure asked about does not have (北交所上市补多少; 实用新型给不给; 2015年补多少)."""

import re

from bot.answering.candidates import serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.measures import answer_measures
from bot.answering.validity import proof, state_then
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from bot.profile.nothing import COUNTED_RIGHTS, unlisted_right
from bot.understanding.moments import moment_asked
from policy_corpus.measures.catalogue import leaves, tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, PerItem, SharedTiers, Tiered
from policy_corpus.validity import validity_at

_HOW_MUCH = re.compile("多少|几")


def answer_unlisted_tier(inquiry: Inquiry) -> Draft | None:
    """That the measure does not name the tier, before what others say of it; None where it does, or none was named."""
    question = inquiry.question
    if not (question.follow_up or question.restates):
        of_a_sum = question.asks("amount") and _HOW_MUCH.search(question.text)
        return _sum_of_none(inquiry) if of_a_sum or unlisted_right(question.text) else None
    for measure in inquiry.kit.measures:
        asked = _unlisted(inquiry, measure) if measure.clause_id in inquiry.earlier_clauses else ""
        if asked and serves(inquiry, measure):
            return _before_others(inquiry, measure, asked)
    return None


def answer_too_early(inquiry: Inquiry) -> Draft | None:
    """A refusal where it is asked what was given at a time that lies before the measure's document began to hold."""
    moment = moment_asked(inquiry.question.text, inquiry.as_of)
    past = moment is not None and moment.last < inquiry.as_of and inquiry.question.asks("amount")
    stated = answer_measures(inquiry) if past else None
    if moment is None or stated is None or not stated.measures:
        return None
    parsed = inquiry.kit.corpus.documents[stated.measures[0].measure.document_id]
    then = validity_at(parsed, moment.last)
    if then.state != "not_yet_in_force":
        return None
    return Draft("not_found").say(state_then(parsed, moment), *proof(inquiry.kit.corpus, parsed, then))


def _sum_of_none(inquiry: Inquiry) -> Draft | None:
    """A refusal where the sum is asked for and the measure that would answer has none for the tier."""
    stated = answer_measures(inquiry) if inquiry.told & (inquiry.kit.tier_facts | {COUNTED_RIGHTS}) else None
    if stated is None or not stated.measures or any(each.amount for each in stated.measures):
        return None
    measure = stated.measures[0].measure
    asked = _unlisted(inquiry, measure)
    return Draft("not_found", lines=[_line(inquiry, measure, asked)]) if asked else None


def _unlisted(inquiry: Inquiry, measure: Measure) -> str:
    """The tier that this message names and the measure lacks; empty where there is none."""
    benefit = measure.benefit
    if isinstance(benefit, PerItem):
        return unlisted_right(inquiry.question.text) if benefit.count == COUNTED_RIGHTS else ""
    if not isinstance(benefit, Tiered | SharedTiers) or benefit.fact not in inquiry.told:
        return ""
    option = load_facts()[benefit.fact].option(str(inquiry.profile.get(benefit.fact)))
    return option.label if option and option.id not in benefit.tiers and option.id != "none" else ""


def _before_others(inquiry: Inquiry, measure: Measure, asked: str) -> Draft:
    line = _line(inquiry, measure, asked)
    others = answer_measures(inquiry)
    if others is None or others.status != "answered":
        return Draft("not_found", lines=[line])
    elsewhere = [each for each in others.measures if each.measure is not measure]
    if any(_named(inquiry, each) for each in elsewhere):
        return others  # the tier is another measure, which the message names
    if not any(each.amount and each.amount.max_yuan for each in elsewhere):
        others = others if elsewhere else Draft("not_found")
        others.status, others.measures = "not_found", []
    others.lines.insert(0, line)
    return others


def _named(inquiry: Inquiry, other: Assessment) -> bool:
    words = inquiry.kit.canonical(inquiry.question.text)
    return bool(other.amount and other.amount.text and inquiry.kit.alias_in(other.measure, words))


def _line(inquiry: Inquiry, measure: Measure, asked: str) -> Line:
    benefit = measure.benefit
    if isinstance(benefit, Tiered | SharedTiers):
        levels = "、".join(option.label for option in tier_options(benefit))
    else:
        levels = f"“{'；'.join(leaf.text for leaf in leaves(measure.conditions))}”的"
    text = inquiry.kit.replies.render("not_found_tier", measure=measure.title, levels=levels, asked=asked)
    return Line(text, (whole_sentence(inquiry, benefit.evidence),))
