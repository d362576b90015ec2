"""What must be met for a measure that is named (院士工作站要什么条件), as far as its document says all of it."""

from bot.answering.candidates import candidates, names_all, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.standing import conditions_of, sources_of
from bot.drafting import Draft

_OF_ANYBODY = frozenset({"applicant", "district", "registered"})  # conditions that tell no measure from another


def state_conditions(inquiry: Inquiry) -> Draft | None:
    """The conditions of the measure named; None where none is, or something else is asked of it besides."""
    question = inquiry.question
    goes_on = question.follow_up and not question.named_subject
    if not question.asks("condition") or question.attribute or question.asks("amount", "compare"):
        return None
    here = (each for each in candidates(inquiry) if serves(inquiry, each.measure))
    named = [each for each in here if each.alias and each.measure.conditions_complete]
    best = next((each for each in named if goes_on or names_all(inquiry, each.alias)), None)
    if best is None or not any(one.leaf.fact not in _OF_ANYBODY for one in best.assessment.conditions):
        return None
    draft = Draft("answered", measures=[best.assessment])
    draft.say(conditions_of(best.assessment), *sources_of(inquiry, best.assessment))
    source = whole_sentence(inquiry, best.measure.benefit.evidence)
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)
