"""The units of a clause that grants support which is named alone (社保补贴 责任单位); that it names none, where so."""

import re

from bot.answering.candidates import whole_sentence
from bot.answering.departments import state_units
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import named_alone
from bot.drafting import Draft
from policy_corpus.measures.model import Measure
from policy_corpus.model import Task

_SUPPORT = re.compile("补[贴助]|奖|资助|扶持|支持|政策|资金|经费")


def answer_units_of_support(inquiry: Inquiry) -> Draft | None:
    """Nobody else's task is given for it, however like it is in words; None where a work item may be meant."""
    question = inquiry.question
    whose = question.asks("department") and not question.asks("condition")  # 哪些单位能享受 asks whom it is for
    if not whose or question.attribute or not _SUPPORT.search(question.text):
        return None
    measures = [each.measure for each in named_alone(inquiry)]
    tasks = next(filter(None, (_tasks_of(inquiry, measure) for measure in measures)), [])
    if tasks:
        return Draft("answered").joined([state_units(inquiry, task) for task in tasks])
    return _none_named(inquiry, measures[0]) if measures else None


def _tasks_of(inquiry: Inquiry, measure: Measure) -> list[Task]:
    """The work items of its clause that hold the granting words; else those that its units have."""
    granting = whole_sentence(inquiry, measure.benefit.evidence)
    tasks = inquiry.kit.facts.tasks(clause=measure.clause_id)
    held = [task for task in tasks if task.start < granting.end and granting.start < task.end and task.units.all()]
    return held[:1] or [task for task in tasks if set(task.units.all()) & set(measure.units)]


def _none_named(inquiry: Inquiry, measure: Measure) -> Draft:
    clause, source = inquiry.kit.corpus.clauses[measure.clause_id], whole_sentence(inquiry, measure.benefit.evidence)
    name = inquiry.kit.corpus.document_of(clause.id).short_title
    reply = inquiry.kit.replies.render("not_found_units_of", measure=measure.title, document=name, label=clause.label)
    return Draft("not_found").say(reply, source)
