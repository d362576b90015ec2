"""A clause named by its number, of whose measures the message tells what decides them (第二起草人能否享受第9条)."""

from bot.answering.candidates import Candidate, candidates
from bot.answering.inquiry import Inquiry
from bot.answering.measures import answer_from
from bot.drafting import Draft
from bot.eligibility import Assessment

_OF_ANYBODY = {"district", "applicant", "registered"}  # conditions that tell no measure from another


def judge_clause(inquiry: Inquiry, clause_id: str) -> Draft | None:
    """Whether the asker may have what the clause gives; None where nothing that he tells decides it."""
    if not inquiry.question.asks("eligibility") or inquiry.question.asks("department", "deadline"):
        return None
    told = [one for one in inquiry.assessments if one.measure.clause_id == clause_id and _is_decided(inquiry, one)]
    named = {each.measure.id: each for each in candidates(inquiry)}
    here = [named.get(one.measure.id) or Candidate(one, 0.0, "") for one in told]
    return answer_from(inquiry, sorted(here, key=lambda each: -each.score)) if here else None


def _is_decided(inquiry: Inquiry, one: Assessment) -> bool:
    told = inquiry.told - _OF_ANYBODY
    return one.fails(told) or one.meets(told)
