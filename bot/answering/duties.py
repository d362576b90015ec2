"""What a unit is responsible for: the work items of the unit that a question names, of its field where it names one."""

import re

from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.answering.records import evidence_of
from bot.answering.unit_verdicts import ROLES
from bot.drafting import Draft, Source
from bot.understanding.facets import collect, find_mentions
from bot.understanding.several import asks, pieces_of
from policy_corpus.model import ParsedDocument, Task
from policy_corpus.parsing.numbering import without_number
from policy_corpus.parts import Part
from retrieval.grams import grams
from retrieval.text import fold

LISTED = 8
_DUTIES = ("duties", "list", "count", "figure", "department")
_LISTS = re.compile(r"哪些|哪几|几[项条件]|哪[一1]?[项条件]|什么任务|啥任务|都(管|负责|牵头)|一共|任务")
_EACH = re.compile("分别|各自|各(管|负责|干|做|牵头|有)")
_ALONE = re.compile("单独|独自|独家|一家牵头|自己牵头|只由|仅由")
_TASKS = re.compile("任务|职责|分工|差事|的活儿?(?=[?？。]|$)|(?:负责|牵头|配合|承担)(?:的)?(?:事项|事|工作|项目|条款)")
_ACTS = re.compile("负责|牵头|配合|承担|责任|工作|事项|事情|项目|任务|职责|分工")  # beside a unit they name no field
_OF_OTHERS = re.compile("[几多]少?个(?!任务|工作|方面|领域|部门|单位|事|活|项|条)[\u4e00-\u9fff]")  # 裁了几个处室
_WELL = 0.6  # share of the field's weight that an item's headings, or the item itself, must hold


def answer_duties(inquiry: Inquiry) -> Draft | None:
    """The work items of a unit that the question names; None where it names none."""
    question = inquiry.question
    same_item = question.follow_up and not question.named.departments  # 那配合的是哪家
    narrow = (same_item or question.subject_beside_units) and question.asks("department")
    narrow = narrow and not _LISTS.search(question.text)
    units = question.facets.departments or _of_the_area(inquiry)
    if (
        not units
        or narrow
        or _of_another_thing(inquiry, units)
        or _OF_OTHERS.search(question.text)
        or not _asks_duties(inquiry)
    ):
        return None
    if len(units) > 1 and (_EACH.search(question.text) or _are_asked_apart(inquiry)):
        drafts = [_of_units(inquiry, (unit,)) for unit in units]
        return Draft("answered" if any(d.status == "answered" for d in drafts) else "not_found").joined(drafts)
    return _of_units(inquiry, units)


def asks_of_units_alone(inquiry: Inquiry) -> bool:
    """Whether the question names units, what they have to do, and no field of it."""
    question = inquiry.question
    return bool(question.facets.departments) and not _field_words(inquiry)


def _field_words(inquiry: Inquiry) -> list[str]:
    """The words for the field asked about: what the question names beside units and work."""
    return [word for word in inquiry.question.subject_beside_units.split() if _ACTS.sub("", word)]


def _of_the_area(inquiry: Inquiry) -> tuple[str, ...]:
    """The administration of the one area named, where what is asked for are its tasks (金普新区牵头哪些任务)."""
    question, kit = inquiry.question, inquiry.kit
    asked = _TASKS.search(question.text) or question.asks("duties")
    if not asked or len(question.facets.districts) != 1 or question.subject:
        return ()
    area = kit.vocabulary.districts.by_id[question.facets.districts[0]].name
    unit = kit.vocabulary.departments.id_of(f"{area}管委会")
    return (unit,) if unit else ()


def _of_another_thing(inquiry: Inquiry, units: tuple[str, ...]) -> bool:
    """Whether units are only a part of a name that is asked about (国务院特殊津贴): none has a task or is asked for."""
    question, facts = inquiry.question, inquiry.kit.facts
    asked = _TASKS.search(question.text) or _ACTS.search(question.text) or question.asks("duties", "department")
    return bool(question.subject_beside_units and not asked) and not any(
        facts.tasks_of(unit, None, None) for unit in units
    )


def _are_asked_apart(inquiry: Inquiry) -> bool:
    """Whether each unit is asked about in a part of its own (市科技局干什么，发改委干什么)."""
    asking = [part for part in pieces_of(inquiry.question.text) if asks(part)]
    named = [collect(find_mentions(part, inquiry.kit.gazetteer)).departments for part in asking]
    return len(named) > 1 and all(len(units) == 1 for units in named)


def _of_units(inquiry: Inquiry, units: tuple[str, ...]) -> Draft:
    """What the units are all responsible for."""
    role = next((role for word, role in ROLES.items() if word in inquiry.question.text), None)
    all_tasks = _of_the_year(inquiry, units, role)
    tasks = _of_the_field(inquiry, all_tasks)
    known = inquiry.kit.vocabulary.departments.by_id
    asked = inquiry.question.facets.departments
    name = "和".join(known[each].name for each in units) if asked else known[units[0]].name.removesuffix("管委会")
    if tasks:
        return _list(inquiry, name, role, tasks)
    field = f"“{heading}”部分" if all_tasks and (heading := _field_named(inquiry)) else ""
    return no_duties(inquiry, name, {"lead": "牵头", "supporting": "配合"}.get(role or "", "负责"), field)


def no_duties(inquiry: Inquiry, name: str, does: str, field: str = "") -> Draft:
    """That the documents meant, or a part of them, or all, write of nothing that a body does."""
    meant = documents_meant(inquiry)
    where = "".join(f"《{parsed.document.short_title}》" for parsed in meant) or "收录的文件"
    titles = (evidence_of(parsed, "title") for parsed in meant)
    return Draft("not_found").say(
        f"{where}{field}没有写明{_year_besides(inquiry)}由{name}{does}的事项。", *filter(None, titles)
    )


def _year_besides(inquiry: Inquiry) -> str:
    """The one year named that none of the documents meant is drawn up for; empty where there is none."""
    periods = [parsed.document.plan_period for parsed in documents_meant(inquiry)]
    years = inquiry.question.named.years
    beside = [year for year in years if all(p and not p.first_year <= year <= p.last_year for p in periods)]
    return f"{beside[0]}年" if periods and len(years) == 1 and beside else ""


def _asks_duties(inquiry: Inquiry) -> bool:
    """Whether work items are asked for: in words, or by naming the unit and nothing else."""
    question = inquiry.question
    bare = not question.intents and asks_of_units_alone(inquiry)
    return bare or question.asks(*_DUTIES) or bool(_TASKS.search(question.text))


def _of_the_year(inquiry: Inquiry, units: tuple[str, ...], role: str | None) -> tuple[Task, ...]:
    """The units' tasks of the documents and the year that the question names; of no year where none has that year.

    Of several units those that all of them have; of one that acts alone, those that it shares with none.
    """
    facets, facts = inquiry.question.facets, inquiry.kit.facts
    tasks = facts.tasks_of(units[0], role, facets.documents or None)
    for other in units[1:]:
        shared = {task.id for task in facts.tasks_of(other, role, facets.documents or None)}
        tasks = tuple(task for task in tasks if task.id in shared)
    if _ALONE.search(inquiry.question.text):
        tasks = tuple(t for t in tasks if len(getattr(t.units, role) if role else t.units.all()) == 1)
    dated = tuple(t for t in tasks if t.year in facets.years)
    if inquiry.question.named.years and not dated and all(t.year for t in tasks):
        return ()
    return dated or (tasks if facets.documents or not documents_meant(inquiry) else ())


def documents_meant(inquiry: Inquiry) -> list[ParsedDocument]:
    """The documents named, those drawn up for the very year that is named (2018 负责事项), or the area's own."""
    documents, facets = inquiry.kit.corpus.documents.values(), inquiry.question.facets
    periods = [(parsed, parsed.document.plan_period) for parsed in documents]
    yearly = [one for one, period in periods if period and (period.first_year,) == (period.last_year,) == facets.years]
    named = facets.documents or (() if yearly else own_document(inquiry))
    return [parsed for parsed in documents if parsed.document.id in named] or yearly


def _of_the_field(inquiry: Inquiry, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """The tasks of the clause or field asked about: under headings that name it, else that speak of it; else all."""
    clauses, words = inquiry.kit.corpus.clauses, _field_words(inquiry)
    titled = part_titled(inquiry)
    if titled:
        inside = {clause.id for clause in titled.clauses}
        return tuple(t for t in tasks if t.clause_id in inside)
    numbered = tuple(t for t in tasks if clauses[t.clause_id].number in inquiry.question.facets.clauses)
    if numbered or not words:
        return numbered or tasks
    under = tuple(t for t in tasks if _share(inquiry, words, _headings(inquiry, t)) >= _WELL)
    own = under or tuple(t for t in tasks if _share(inquiry, words, t.text) >= _WELL)
    own = own or tuple(t for t in tasks if _share(inquiry, words, clauses[t.clause_id].clean_text) >= _WELL)
    return own or (() if _field_named(inquiry) else tasks)


def part_titled(inquiry: Inquiry) -> Part | None:
    """The part of the documents meant whose title the question has; of several the one with the longest."""
    parts = [part for parsed in documents_meant(inquiry) for part in inquiry.kit.parts[parsed.document.id]]
    titles = [(fold(without_number(part.heading)), part) for part in parts]
    named = [(len(title), -part.depth, part) for title, part in titles if title in inquiry.question.text]
    return max(named, key=lambda one: one[:2])[2] if named else None


def _field_named(inquiry: Inquiry) -> str:
    """The heading of a part of the documents meant that is what the question names beside units; empty where none."""
    titled, words = part_titled(inquiry), _field_words(inquiry)
    if titled:
        return without_number(titled.heading)
    parts = (part for parsed in documents_meant(inquiry) for part in inquiry.kit.parts[parsed.document.id])
    headings = (without_number(part.heading) for part in parts)
    return next((h for h in headings if words and all(word in fold(h) for word in words)), "")


def _headings(inquiry: Inquiry, task: Task) -> str:
    clause = inquiry.kit.corpus.clauses[task.clause_id]
    return " ".join([*clause.heading_path, clause.title])


def _share(inquiry: Inquiry, words: list[str], text: str) -> float:
    """How much of the words' weight a text holds, 0 to 1."""
    held = set(grams(inquiry.kit.canonical(text)))
    weights = {g: inquiry.kit.evidence.idf(g) for word in words for g in grams(inquiry.kit.canonical(word))}
    return sum(w for g, w in weights.items() if g in held) / (sum(weights.values()) or 1.0)


def _list(inquiry: Inquiry, name: str, role: str | None, tasks: tuple[Task, ...]) -> Draft:
    acts = {"lead": "牵头", "supporting": "配合"}.get(role or "", "负责")
    return list_tasks(inquiry, Draft("answered"), f"{name}{acts}的事项", tasks)


def list_tasks(inquiry: Inquiry, draft: Draft, name: str, tasks: tuple[Task, ...]) -> Draft:
    """The tasks one by one with their units, after how many there are."""
    draft.say(f"{name}共计{len(tasks)}项：" if len(tasks) > 1 else f"{name}：")
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
