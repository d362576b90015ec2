"""The units of every task of a clause or below a heading, where these are asked for and nothing narrower."""

import re

from bot.answering.duties import documents_meant, list_tasks, part_titled
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Task
from policy_corpus.parsing.numbering import without_number
from policy_corpus.parts import Part
from retrieval.text import fold

FEWEST = 2  # tasks that are a list
_OF_A_FIELD = re.compile("(?:及其?相关)?(?:领域|产业|行业|方面)?$")
_ASKING = re.compile("(?:责任|牵头|配合|主管|负责)?(?:单位|部门)|领域|方面|部分|任务|工作|产业")
_ROLES = (("牵头", "lead"), ("负责", "responsible"), ("配合", "supporting"))


def answer_units_of_part(inquiry: Inquiry) -> Draft | None:
    """Who has what below the heading of the document meant that is all that the question names; else None."""
    question = inquiry.question
    if not question.asks("department") or question.facets.departments or question.facets.clauses or question.follow_up:
        return None
    part = _named(inquiry)
    if part is None:
        return None
    inside = {clause.id for clause in part.clauses}
    tasks = tuple(task for task in inquiry.kit.facts.tasks(document=part.document_id) if task.clause_id in inside)
    return state_units_of(inquiry, without_number(part.heading), tasks) if len(tasks) >= FEWEST else None


def state_units_of(inquiry: Inquiry, heading: str, tasks: tuple[Task, ...]) -> Draft:
    """All units of several tasks, by role, and then each task with its own."""
    draft = Draft("answered")
    naming = {task.units_quote: task for task in reversed(tasks)}.values()
    sources = [Source.of_quote(inquiry.kit.corpus.clauses[task.clause_id], task.units_quote) for task in naming]
    units = {word: dict.fromkeys(unit for task in tasks for unit in getattr(task.units, role)) for word, role in _ROLES}
    told = [f"{word}的有{'、'.join(names)}" for word, names in units.items() if names]
    draft.say(f"{'；'.join(told)}。", *sources[::-1])
    return list_tasks(inquiry, draft, f"{heading}的任务", tasks)


def _named(inquiry: Inquiry) -> Part | None:
    """The part whose heading, or the field that this names, is the question's whole subject."""
    words = [word for word in inquiry.question.subject.split() if not _ASKING.fullmatch(word)]
    text, titled = inquiry.question.text, part_titled(inquiry)
    if titled and all(word in fold(titled.heading) for word in words):
        return titled
    parts = [part for parsed in documents_meant(inquiry) for part in inquiry.kit.parts[parsed.document.id]]
    for part in parts if words else ():
        title = fold(without_number(part.heading))
        field = _OF_A_FIELD.sub("", title)
        if field and field in text and all(word in title for word in words):
            return part
    return None
