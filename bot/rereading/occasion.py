"""When a model is asked to read a message, and what it is given."""

from typing import TYPE_CHECKING

from bot.rereading.words import UserWords
from policy_corpus.measures.facts import load_facts

if TYPE_CHECKING:
    from bot.flow import Exchange


def at_a_loss(exchange: "Exchange") -> bool:
    """Whether the rules ask back, or found nothing whatever for a follow-up; what they do find is never in question.

    Nor is a fact that they could not take as it was said.
    """
    draft, question = exchange.draft, exchange.question
    if draft is None or question is None or not exchange.inquiries or draft.sources():
        return False
    return draft.status == "clarification" or (
        draft.status == "not_found" and (question.follow_up or question.restates)
    )


def user_words(exchange: "Exchange") -> UserWords:
    """What the user said in this conversation."""
    earlier = (exchange.kit.normalise(turn.message) for turn in exchange.state.turns)
    return UserWords(exchange.kit, (*earlier, exchange.text))


def facts_wanted(exchange: "Exchange") -> list[str]:
    """Facts that are asked for or that a sum in the message may be, none of which the rules have read."""
    asked = [question.fact for question in exchange.draft.questions] if exchange.draft else []
    candidates = [fact for unplaced in exchange.reading.unplaced for fact in unplaced.candidates]
    known = {*exchange.profile, *(found.fact for found in exchange.reading.found)}
    return [fact for fact in dict.fromkeys([*asked, *candidates]) if fact in load_facts() and fact not in known]
