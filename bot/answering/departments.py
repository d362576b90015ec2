"""Who is responsible for a work item, and what a unit is responsible for: look-ups in the task records."""

import re

from bot.answering.clauses import units_in_words
from bot.answering.inquiry import Inquiry
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Source
from policy_corpus.facts.matching import ScoredTask
from policy_corpus.model import Task

ENOUGH = 0.4
LISTED = 8
_DUTIES = ("duties", "list", "count", "figure", "department")
_LISTS = re.compile(r"哪些|哪几|几[项条件]|哪[一1]?[项条]|什么任务|啥任务|都(管|负责|牵头)|一共|任务")
_ROLES = {"牵头": "lead", "配合": "supporting"}


def answer_department(inquiry: Inquiry) -> Draft | None:
    """The units of the work item asked about; None where no task record fits."""
    question = inquiry.question
    if not question.asks("department") or not (question.subject or question.facets.departments):
        return None
    matched = _match(inquiry)
    agreeing = [m for m in matched if m.score >= ENOUGH and not set(m.conflicts) - {"unit", "role"}]
    fitting = [m for m in agreeing if _in_place(inquiry, m.task)]
    if not fitting:
        return None
    task = _agreeing(inquiry, fitting)
    draft = Draft("answered")
    asked = yes_or_no(inquiry, task)
    units = Source.of_quote(inquiry.kit.corpus.clauses[task.clause_id], task.units_quote)
    work = Source.of_quote(inquiry.kit.corpus.clauses[task.clause_id], task.quote)
    draft.say(f"{asked}{units_in_words(task.units)}", units)
    if work != units:
        draft.say(f"事项：{inquiry.shown(work)}", work)
    return draft


def _in_place(inquiry: Inquiry, task: Task) -> bool:
    """Whether the task is of a document for the district that the question names, or names that district itself."""
    places = set(inquiry.question.named.districts)
    home = inquiry.kit.corpus.documents[task.document_id].document.districts
    wider = {area for place in places for area in inquiry.kit.vocabulary.districts.lineage(place)}
    named = inquiry.kit.corpus.clauses[task.clause_id].facets.districts
    return not places or not home or bool(wider & set(home)) or bool(places & set(named))


def answer_duties(inquiry: Inquiry) -> Draft | None:
    """The work items of a unit that the question names; None where it names none."""
    question = inquiry.question
    narrow = question.subject_beside_units and question.asks("department") and not _LISTS.search(question.text)
    if not question.facets.departments or narrow or not question.asks(*_DUTIES):
        return None
    kit = inquiry.kit
    role = next((role for word, role in _ROLES.items() if word in question.text), None)
    unit = question.facets.departments[0]
    tasks = kit.facts.tasks_of(unit, role, question.facets.documents or None)
    if question.subject_beside_units:
        about = {m.task.id for m in _match(inquiry, 40) if m.score >= ENOUGH}
        tasks = tuple(t for t in tasks if t.id in about) or tasks
    name = kit.vocabulary.departments.by_id[unit].name
    if not tasks:
        return Draft("not_found").say(
            f"收录的文件没有写明由{name}{'牵头' if role == 'lead' else '配合' if role else '负责'}的事项。"
        )
    return _list(inquiry, name, role, tasks)


def yes_or_no(inquiry: Inquiry, task: Task) -> str:
    """是 or 不是 where the question asks whether a unit that it names has the task (in a role that it names)."""
    question, known = inquiry.question, inquiry.kit.vocabulary.departments
    asked = set(question.facets.departments)
    if not asked or not asks_whether(question.text):
        return ""
    role = next((role for word, role in _ROLES.items() if word in question.text), None)
    having = getattr(task.units, role) if role else task.units.all()
    return "是。" if asked <= {known.id_of(unit) or known.first(unit) for unit in having} else "不是。"


def _match(inquiry: Inquiry, limit: int = 5) -> list[ScoredTask]:
    question = inquiry.question
    facets = question.facets
    return inquiry.kit.facts.match_tasks(
        question.wording, year=facets.years or None, document=facets.documents or None, limit=limit
    )


def _agreeing(inquiry: Inquiry, fitting: list[ScoredTask]) -> Task:
    """Of tasks that fit equally, the one that the evidence ranking prefers."""
    near = [m.task for m in fitting if m.score >= 0.97 * fitting[0].score]
    order = [r.sentence.clause_id for r in inquiry.ranked]
    return min(near, key=lambda t: order.index(t.clause_id) if t.clause_id in order else len(order))


def _list(inquiry: Inquiry, name: str, role: str | None, tasks: tuple[Task, ...]) -> Draft:
    draft = Draft("answered")
    acts = {"lead": "牵头", "supporting": "配合"}.get(role or "", "负责")
    draft.say(f"{name}{acts}的事项共计{len(tasks)}项：" if len(tasks) > 1 else f"{name}{acts}的事项：")
    draft.computed.append(f"{len(tasks)}项")
    for number, task in enumerate(tasks[:LISTED], start=1):
        clause = inquiry.kit.corpus.clauses[task.clause_id]
        work, units = Source.of_quote(clause, task.quote), Source.of_quote(clause, task.units_quote)
        draft.computed.append(f"{number}")
        draft.say(f"{number}. {task.label}：{inquiry.shown(work)}（{inquiry.shown(units).strip('()（）')}）", work)
    if len(tasks) > LISTED:
        draft.say(inquiry.kit.replies.render("list_more", count=str(len(tasks) - LISTED), total=str(len(tasks))))
        draft.computed.append(f"{len(tasks) - LISTED}项")
    return draft
