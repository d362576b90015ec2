"""Tasks that a question names by their place (三、（一）第1项（2）): who has them, or what they say."""

from bot.answering.departments import state_units
from bot.answering.inquiry import Inquiry
from bot.answering.numbered_items import quote_items
from bot.answering.units_of_part import state_units_of
from bot.drafting import Draft
from policy_corpus.model import Clause
from retrieval.text import fold


def answer_numbered_task(inquiry: Inquiry, clause: Clause, numbers: list[int]) -> Draft | None:
    """The units of the tasks that are numbered, or of all of the clause; the tasks where none is asked for."""
    tasks = inquiry.kit.facts.tasks(clause=clause.id)
    own = tuple(task for task in tasks if any(fold(task.label).endswith(f"({number})") for number in numbers)) or tasks
    if inquiry.question.asks("department") and own:
        return state_units(inquiry, own[0]) if len(own) == 1 else state_units_of(inquiry, clause.label, own)
    return quote_items(inquiry, clause, numbers)
