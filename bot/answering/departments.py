"""Who is responsible for a work item: a look-up in the task records."""

import re

from bot.answering.clauses import units_in_words
from bot.answering.duties import documents_meant
from bot.answering.inquiry import Inquiry
from bot.answering.named_documents import in_place
from bot.answering.sufficiency import OWN_COVER, own_cover, subject_cover
from bot.answering.unit_verdicts import verdict_of
from bot.answering.units_left_out import no_units
from bot.conversation import Quote
from bot.drafting import Draft, Source
from bot.understanding.facets import without
from policy_corpus.facts.matching import ScoredTask
from policy_corpus.model import Task
from retrieval.grams import grams
from retrieval.sentences import Sentence

ENOUGH = 0.4
_LED = re.compile("由[^,，。;；]{2,16}牵头")
_PARTS = re.compile("[、,，;；]")
_UNIT = "(?:谁|哪个(?:部门|单位|局)|哪[一几两]?家)"
_WHO = re.compile(f"(?:又|再|都)?由?{_UNIT}")
_ACT = re.compile(f"{_WHO.pattern}|来|去|牵头|配合|负责|管|协助|落实|的|是|[?？]")
_EACH = re.compile("(?:分别|各自?)(?:是?由|归|是|都)?(?:谁|哪)")
_JOINTS = re.compile("[和与及、,，]")
FEWEST = 2  # character pairs that a further item must share with the part of the question that asks for it
OUTDONE = 0.5  # share of the best sentence's score below which that of the task's clause leaves no doubt
SURE = 0.75  # score from which a task is the one meant, whatever else speaks of the same


def answer_department(inquiry: Inquiry) -> Draft | None:
    """The units of the work item asked about; None where no task record fits."""
    question = inquiry.question
    if not question.asks("department") or not (question.subject or question.facets.departments):
        return None
    several = _of_each_part(inquiry) or _of_both(inquiry)
    if several:
        return several
    elsewhere = _of_another_document(inquiry)
    if elsewhere:
        return elsewhere
    fitting = _fitting(inquiry)
    sure = fitting and fitting[0].score >= SURE
    if not sure and question.of_the_same and question.cited:
        return _of_what_was_cited(inquiry, question.cited[0])
    task = (not sure and _with_best_evidence(inquiry)) or _best_match(inquiry, fitting)
    if task is None or _is_led(inquiry, task) or _said_at_home(inquiry, task) or not _stands_up(inquiry, task):
        return None
    return state_units(inquiry, task)


def _is_led(inquiry: Inquiry, task: Task) -> bool:
    """Whether the best sentence says by whom the very thing is led, of which the task's clause does not speak."""
    best = inquiry.ranked[0].sentence if inquiry.ranked else None
    if best is None or best.clause_id == task.clause_id or not _LED.search(best.text):
        return False
    words = {pair for word in inquiry.question.subject.split() for pair in grams(inquiry.kit.canonical(word))}
    return subject_cover(inquiry, inquiry.ranked[0]) >= 1 and not words <= inquiry.kit.grams_of(task.clause_id)


def names_task(inquiry: Inquiry) -> bool:
    """Whether the question names a work item so well that nothing like it can be meant."""
    fitting = _fitting(inquiry) if inquiry.question.subject else []
    return bool(fitting) and fitting[0].score >= SURE


def _of_each_part(inquiry: Inquiry) -> Draft | None:
    """The units of each of several work items of one clause (由谁组建、由谁引导申报); None where one is asked for."""
    text = inquiry.question.text
    who = _WHO.search(text)
    parts = [part for part in _PARTS.split(text) if _WHO.search(part) and _ACT.sub("", part).strip()]
    if len(parts) < 2 or who is None or inquiry.question.follow_up:
        return None
    first = next(iter(_fitting(inquiry, parts[0])), None)
    tasks = [first.task] if first else []
    for part in parts[1:] if tasks else ():
        others = [task for task in inquiry.kit.facts.tasks(clause=tasks[0].clause_id) if task not in tasks]
        shared = [(len(_words(inquiry, _ACT.sub(" ", part)) & _words(inquiry, task.text)), task) for task in others]
        tasks += [task for share, task in sorted(shared, key=lambda one: -one[0])[:1] if share >= FEWEST]
    return (
        Draft("answered").joined([state_units(inquiry, task) for task in tasks]) if len(tasks) == len(parts) else None
    )


def _of_both(inquiry: Inquiry) -> Draft | None:
    """The units of each of two items that are joined and asked of one by one (甲和乙分别由谁负责)."""
    text = inquiry.question.text
    each = _EACH.search(text)
    if each is None or inquiry.question.follow_up:
        return None
    found: list[tuple[float, Task, Task]] = []
    for joint in _JOINTS.finditer(text[: each.start()]):
        halves = [_fitting(inquiry, half) for half in (text[: joint.start()], text[joint.end() : each.start()])]
        if all(halves) and halves[0][0].task != halves[1][0].task:
            (first, *_), (second, *_) = halves
            found.append((first.score + second.score, first.task, second.task))
    if not found:
        return None
    _, *tasks = max(found, key=lambda one: one[0])
    return Draft("answered").joined([state_units(inquiry, task) for task in tasks])


def _of_another_document(inquiry: Inquiry) -> Draft | None:
    """That the document named says nothing of an item which another one names in just these words."""
    question, corpus = inquiry.question, inquiry.kit.corpus
    if len(question.named.documents) != 1 or question.follow_up:
        return None
    own = question.named.documents[0]
    wording = without(question.text, inquiry.kit.gazetteer, ("documents",))
    best = next(iter(inquiry.kit.facts.match_tasks(wording, limit=1)), None)
    if best is None or best.task.document_id == own or best.score < SURE:
        return None
    said = (own_cover(inquiry, r) for r in inquiry.ranked if r.sentence.document_id == own)
    if max(said, default=0.0) >= OWN_COVER:
        return None
    named, other = (corpus.documents[id_].document.short_title for id_ in (own, best.task.document_id))
    draft = Draft("not_found", strays=True)
    draft.say(inquiry.kit.replies.render("not_found_within", named=named, other=other))
    draft.say(f"以下是《{other}》写的。")
    return draft.joined([state_units(inquiry, best.task)])


def _words(inquiry: Inquiry, text: str) -> set[str]:
    return {pair for word in text.split() for pair in grams(inquiry.kit.canonical(word))}


def state_units(inquiry: Inquiry, task: Task) -> Draft:
    """The item's units, after yes or no where that is asked, and the item."""
    draft = Draft("answered")
    units = Source.of_quote(inquiry.kit.corpus.clauses[task.clause_id], task.units_quote)
    work = Source.of_quote(inquiry.kit.corpus.clauses[task.clause_id], task.quote)
    years = inquiry.question.named.years
    if task.year and years and task.year not in years:
        draft.say(f"文件写的是{task.year}年的任务。", work)
    draft.say(f"{verdict_of(inquiry, task.units, task.text)}{units_in_words(task.units)}", units)
    if work != units:
        draft.say(f"事项：{inquiry.shown(work)}", work)
    return draft


def _match(inquiry: Inquiry, wording: str = "", limit: int = 5) -> list[ScoredTask]:
    question = inquiry.question
    facets = question.facets
    return inquiry.kit.facts.match_tasks(
        wording or question.wording, year=facets.years or None, document=facets.documents or None, limit=limit
    )


def _with_best_evidence(inquiry: Inquiry) -> Task | None:
    """The task that holds the sentence ranked best as evidence, where that sentence speaks of what is asked about."""
    best = inquiry.ranked[0] if inquiry.ranked else None
    if best is None or own_cover(inquiry, best) < OWN_COVER or best.why.get("document", 0) < 0:
        return None
    tasks = inquiry.kit.facts.tasks(clause=best.sentence.clause_id)
    return next((t for t in tasks if _holds(t, best.sentence) and in_place(inquiry, t.clause_id)), None)


def _of_what_was_cited(inquiry: Inquiry, quote: Quote) -> Draft:
    """The units of what the answer before quoted, where the message only asks who does that (建几个, 谁负责)."""
    tasks = inquiry.kit.facts.tasks(clause=quote.clause_id)
    task = next((t for t in tasks if t.start < quote.end and quote.start < t.end), None)
    return state_units(inquiry, task) if task else no_units(inquiry, Source(quote.clause_id, quote.start, quote.end))


def _said_at_home(inquiry: Inquiry, task: Task) -> bool:
    """Whether a task is of documents that are not the district's own, while the district's own speaks of the same."""
    named, best = inquiry.question.named.districts, inquiry.ranked[0] if inquiry.ranked else None
    if not named or best is None or own_cover(inquiry, best) < OWN_COVER:
        return False
    areas = {id_: parsed.document.districts for id_, parsed in inquiry.kit.corpus.documents.items()}
    its_own = set(named).issubset(areas[best.sentence.document_id])
    return its_own and not set(named) & set(areas[task.document_id])


def _stands_up(inquiry: Inquiry, task: Task) -> bool:
    """Whether no other clause, of which no unit is told, says far better what is asked about."""
    best = inquiry.ranked[0] if inquiry.ranked else None
    if (
        best is None
        or best.sentence.clause_id == task.clause_id
        or inquiry.kit.facts.tasks(clause=best.sentence.clause_id)
    ):
        return True
    own = max((r.score for r in inquiry.ranked if r.sentence.clause_id == task.clause_id), default=0.0)
    return own >= OUTDONE * best.score or own_cover(inquiry, best) < OWN_COVER


def _fitting(inquiry: Inquiry, wording: str = "") -> list[ScoredTask]:
    """The tasks that agree with the question, or a part of it, and are of its place, best first."""
    meant = {parsed.document.id for parsed in documents_meant(inquiry)}
    matched = _match(inquiry, wording, limit=20)
    matched = [m for m in matched if m.task.document_id in meant and m.score >= ENOUGH] or matched[:5]
    agreeing = [m for m in matched if m.score >= ENOUGH and not set(m.conflicts) - {"unit", "role"}]
    return [m for m in agreeing if in_place(inquiry, m.task.clause_id)]


def _best_match(inquiry: Inquiry, fitting: list[ScoredTask]) -> Task | None:
    """The task whose words fit best; of those that fit equally, the one that the evidence ranking prefers."""
    near = [m.task for m in fitting if m.score >= 0.97 * fitting[0].score]
    order = [r.sentence.clause_id for r in inquiry.ranked]
    return min(near, key=lambda t: order.index(t.clause_id) if t.clause_id in order else len(order), default=None)


def _holds(task: Task, sentence: Sentence) -> bool:
    return task.clause_id == sentence.clause_id and task.start <= sentence.start < task.end
