"""Facts that cannot be taken as they were said are asked for again: which, why, and what to choose from."""

from bot.drafting import Draft
from bot.eligibility import question_about
from bot.profile import Reading
from policy_corpus.measures.facts import load_facts

MOST = 3


def ask_again(reading: Reading) -> Draft | None:
    """Says what contradicts itself or is no possible value; None where nothing is in doubt."""
    in_doubt = {fact: None for each in reading.contradictions for fact in each.facts}
    in_doubt |= {each.fact: None for each in reading.problems}
    if not in_doubt:
        return None
    draft = Draft("clarification")
    for text in (*(each.message for each in reading.contradictions), *(each.message for each in reading.problems)):
        draft.say(text)
    draft.questions = [question_about(load_facts()[name]) for name in list(in_doubt)[:MOST]]
    return draft
