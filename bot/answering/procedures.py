"""How support is applied for, and whom to ask: what the measure's own document says of both."""

import re

from bot.answering.candidates import candidates, serves, whole_sentence
from bot.answering.departments import names_task
from bot.answering.documents import own_document, say_validity
from bot.answering.inquiry import Inquiry
from bot.answering.interpretation import explaining
from bot.answering.named_alone import alone_in, named_alone, names_sum
from bot.answering.sufficiency import is_asked_so
from bot.drafting import Draft
from bot.understanding.patterns import load_data
from policy_corpus.measures.model import Measure, Statement

_SUPPORT = re.compile("补|奖|资助|扶持|支持|申报|申请|政策|兑现")
_OF_ANY = re.compile("|(?:国家|省|市|区)级?|[补奖]助?")  # a level narrows no name
_PAID = re.compile("补|奖|资助|扶持|支持|政策|兑现|钱")
_OF_SUPPORT = re.compile("补[贴助]|奖|资助|扶持|支持|政策|兑现|钱")
_APPLIES = re.compile(
    "申报|申请|申领|办理|受理|兑现|领|咨询|问|报[名到给]|交材料|(?:找|去|到|上)(?:谁|哪(?!.{0,2}银行)|什么(?:部门|单位|地方))"
    "|联系(?:单位|部门)|归(?:哪个?|什么)(?:部门|单位|局)管|主管(?:部门|单位)|归口"
)
_DAY = "(?:哪一?[天日]|几号|几月(?:几号)?|什么时候|啥时候|何时)"
_TO_WHOM = re.compile("(?:找|问|联系)(?:谁|哪个?(?:部门|单位|局|科室)|什么(?:部门|单位))[?？。]*$")

_LATEST = re.compile(f"(?:最[晚迟]|最后)(?:是|到|能)?{_DAY}[?？。]*$")
_OF_PAPER = re.compile(f"(?:政策|文件|方案|规划|计划|措施|有效期?|执行|实施)的?{_DAY}?截止")


def answer_procedure(inquiry: Inquiry) -> Draft | None:
    """The administering body and the steps that the document names; None where it names neither."""
    question = inquiry.question
    whom = _TO_WHOM.search(question.text) is not None and bool(named_alone(inquiry))
    of_support = question.asks("department") and (whom or _SUPPORT.search(question.text))
    if not (question.asks("procedure") or of_support) or question.attribute:
        return None
    if question.asks("condition") and named_alone(inquiry):
        return None
    if question.asks("department") and not (question.asks("procedure") or whom) and names_task(inquiry):
        return None
    measures = _named(inquiry)
    if measures and not (question.asks("procedure") or _APPLIES.search(question.text)):
        return _no_units(inquiry, measures[0])
    if not measures and not question.subject and question.facets.districts:
        measures = [m for m in inquiry.kit.measures if serves(inquiry, m) and (m.administered_by or m.procedure)]
    if not measures or _is_told_elsewhere(inquiry, measures[0]):
        return None
    best = next((m for m in measures if m.administered_by or m.procedure), measures[0])
    body, steps = best.administered_by, best.procedure
    # The steps are those of the support; how one becomes what the support is for (申请高企), no clause says.
    leans = question.follow_up or question.restates
    other = best.document_id != measures[0].document_id
    of = "" if leans or (_PAID.search(question.text) and not other) else f"{best.title}："
    of = f"《{inquiry.kit.corpus.document_of(best.clause_id).short_title}》的{of}" if of and other else of
    return _state(inquiry, of, body, steps) if body or steps else _no_procedure(inquiry, best)


def refuse_closing_day(inquiry: Inquiry) -> Draft | None:
    """That no closing day is written for applying for the support named, who is to publish it, and how long that holds.

    The last day of a document is none, so what it says of both stands beside each other.
    """
    question = inquiry.question
    applies = question.attribute is not None and question.attribute.id == "application_deadline"
    if not (applies or question.asks("deadline") or _LATEST.search(question.text)):
        return None
    if not applies and _OF_PAPER.search(question.text):
        return None
    measures = _meant_alone(inquiry) or (_named(inquiry) if applies else [])
    best = [m for m in measures if names_sum(m)] or measures
    of_any = question.facets.documents or own_document(inquiry) if applies and not question.subject else ()
    documents = dict.fromkeys(m.document_id for m in best) or dict.fromkeys(of_any)
    if not documents:
        return None
    of = f"{best[0].title}：" if best else ""
    draft = Draft("not_found").say(f"{of}{inquiry.kit.replies.render('not_found_application_deadline')}")
    telling = (m.administered_by for m in inquiry.kit.measures if m.document_id in documents)
    by_whom = dict.fromkeys(told.evidence for told in telling if told)
    for source in (whole_sentence(inquiry, evidence) for evidence in by_whom):
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    for document_id in documents:
        say_validity(inquiry, draft, document_id)
    return draft


def _meant_alone(inquiry: Inquiry) -> list[Measure]:
    """The measures that are named alone, or that a follow-up which names nothing takes from the turn before."""
    question = inquiry.question
    if question.follow_up and not question.named_subject:
        return [m for m in inquiry.kit.measures if m.id in inquiry.earlier_measures]
    return [each.measure for each in named_alone(inquiry) or alone_in(inquiry, _LATEST.sub(" ", question.text))]


def _is_told_elsewhere(inquiry: Inquiry, named: Measure) -> bool:
    """Whether no support is spoken of, and a clause of another document is what such questions are asked of."""
    best = inquiry.ranked[:1]
    other = any(r.sentence.document_id != named.document_id and is_asked_so(inquiry, r) for r in best)
    return other and not (inquiry.question.follow_up or _OF_SUPPORT.search(inquiry.question.text))


def answer_units_of_measure(inquiry: Inquiry) -> Draft | None:
    """Whom to ask about the measure that the turn before was about (找谁); that no unit is named for one (谁牵头)."""
    question = inquiry.question
    if not question.asks("department") or question.attribute:
        return None
    goes_on = question.follow_up and not question.named_subject and inquiry.earlier_clauses
    measures = [m for m in _named(inquiry) if not goes_on or m.clause_id in inquiry.earlier_clauses]
    body = measures[0].administered_by if measures else None
    if body and (question.follow_up or question.restates) and _APPLIES.search(question.text):
        return _state(inquiry, "", body, measures[0].procedure)
    return _no_units(inquiry, measures[0]) if measures else None


def _no_procedure(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """That the document says nothing of how to apply for support which is named alone."""
    if not any(each.measure is measure for each in named_alone(inquiry)):
        return None
    source = whole_sentence(inquiry, measure.benefit.evidence)
    draft = Draft("not_found").say(inquiry.kit.replies.render("not_found_procedure", measure=measure.title))
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)


def _named(inquiry: Inquiry) -> list[Measure]:
    """The measures that the question names, in this turn or the one it leans on; by the fullest of their names."""
    named = [c for c in candidates(inquiry) if c.alias and serves(inquiry, c.measure)]
    fullest = max((c.alias for c in named), key=len, default="")
    return [c.measure for c in named if c.alias == fullest or not _is_part(c.alias, fullest)]


def _is_part(alias: str, fullest: str) -> bool:
    """Whether a name is of a wider thing than a fuller one that holds it (创新平台 in 精细化工创新平台)."""
    narrowing = fullest.replace(alias, "") if alias in fullest else ""
    return not _OF_ANY.fullmatch(narrowing) and narrowing not in load_data("fillers.yaml")["askers"]


def _no_units(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """That the clause names no unit for the measure, and who the document says makes and explains its rules."""
    clause = inquiry.kit.corpus.clauses[measure.clause_id]
    body = measure.administered_by
    if clause.facets.units.all() or body is None:
        return None
    name = inquiry.kit.corpus.document_of(clause.id).short_title
    reply = inquiry.kit.replies.render("not_found_units_of", measure=measure.title, document=name, label=clause.label)
    draft = Draft("not_found").say(reply, whole_sentence(inquiry, measure.benefit.evidence))
    for source in dict.fromkeys((whole_sentence(inquiry, body.evidence), *explaining(inquiry, measure.document_id))):
        draft.say(f"同一文件写到：“{inquiry.shown(source)}”", source)
    return draft


def _state(inquiry: Inquiry, of: str, body: Statement | None, steps: tuple[Statement, ...]) -> Draft:
    draft = Draft("answered")
    if body:
        draft.say(f"{of}找{body.text}。", whole_sentence(inquiry, body.evidence))
    for step in steps:
        draft.say(f"{step.text}。", whole_sentence(inquiry, step.evidence))
    for source in draft.sources():
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft
