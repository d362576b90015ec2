"""A task that a question names by its place (三、（一）第1项（2）): who has it, or what it says."""

import re

from bot.answering.departments import state_units
from bot.answering.inquiry import Inquiry
from bot.answering.units_of_part import state_units_of
from bot.drafting import Draft, Source
from policy_corpus.model import Clause
from retrieval.text import fold

_BELOW = re.compile(r"\((\d{1,2})\)")


def answer_numbered_task(inquiry: Inquiry, clause: Clause) -> Draft | None:
    """The units of the task that is numbered, or of all of the clause; the task itself where no unit is asked for."""
    below = _BELOW.search(fold(inquiry.question.text))
    tasks = inquiry.kit.facts.tasks(clause=clause.id)
    own = tuple(task for task in tasks if below and fold(task.label).endswith(f"({below[1]})")) or tasks
    if inquiry.question.asks("department") and own:
        return state_units(inquiry, own[0]) if len(own) == 1 else state_units_of(inquiry, clause.label, own)
    if below and len(own) == 1:
        work = Source.of_quote(clause, own[0].quote)
        return Draft("answered").say(inquiry.shown(work), work)
    return None
