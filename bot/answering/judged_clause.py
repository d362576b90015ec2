"""A clause named by its number, whose measures the message names or decides (第12条首台套合同1800万)."""

from bot.answering.candidates import Candidate, candidates
from bot.answering.inquiry import Inquiry
from bot.answering.measures import answer_from
from bot.drafting import Draft
from bot.eligibility import Assessment

_OF_ANYBODY = {"district", "applicant", "registered"}  # conditions that tell no measure from another


def judge_clause(inquiry: Inquiry, clause_id: str) -> Draft | None:
    """What the clause gives the asker, or that it gives him nothing; None where nothing that he tells decides it."""
    reckons = bool(inquiry.told & inquiry.kit.money_facts)
    question = inquiry.question
    if not (reckons or question.asks("eligibility", "amount")) or question.asks("department", "deadline"):
        return None
    named = {each.measure.id: each for each in candidates(inquiry) if each.alias}
    own = (one for one in inquiry.assessments if one.measure.clause_id == clause_id)
    told = (one for one in own if one.measure.id in named or _is_decided(inquiry, one))
    here = [named.get(one.measure.id) or Candidate(one, 0.0, "") for one in told]
    return answer_from(inquiry, sorted(here, key=lambda each: -each.score)) if here else None


def _is_decided(inquiry: Inquiry, one: Assessment) -> bool:
    told = inquiry.told - _OF_ANYBODY
    return one.fails(told) or one.meets(told)
