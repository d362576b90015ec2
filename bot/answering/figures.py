"""Answers read from figure records: the value asked for, of the year, district and field asked for."""

import re

from bot.answering.differences import say_what_differs
from bot.answering.figure_alike import say_alike, say_of_other_documents
from bot.answering.figure_choice import asks_several, asks_shares_alone, chosen
from bot.answering.figure_kinds import (
    counts_what_is_asked,
    is_of_the_part,
    of_areas_alone,
    of_the_kind,
    of_the_level,
    of_the_part,
    of_the_programme,
    speaks_of_it,
    words_held,
)
from bot.answering.figure_labels import ASKS
from bot.answering.figure_lacks import GOAL, REACHED, lacking, shown_in_unit
from bot.answering.figure_lines import state_figures
from bot.answering.figure_matching import ENOUGH, match
from bot.answering.figure_relations import TIMES, beside_earlier, beside_told, multiple_aimed_at, share_of
from bot.answering.figure_times import can_be_of_then
from bot.answering.inquiry import Inquiry
from bot.answering.lists import FEWEST, asked_count
from bot.answering.recorded import is_it
from bot.answering.refusals import not_found
from bot.answering.sufficiency import cover_of, is_asked_so, says_growth
from bot.answering.weighed import weighed_figures
from bot.drafting import Draft
from bot.understanding.lookups import looks_up
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

STATED = 0.4  # the same where it states what must be stated outright
RIVAL = 0.8  # share of the score of a record of another unit that a fitting figure must reach
AGREED = 3  # facets that agree from which a figure is sure without its unit being asked for
NEAR = 0.6  # share of the best score from which a figure with more of the question's words is the one meant
SURE = 0.6  # the same where the question does not say what kind of figure it wants
_HIGHER = re.compile(
    "(哪个|谁|哪份|哪边)的?(目标|指标)?(更|写得|定得)?(高|多|大|低|少)|一样(高|多)?吗|一不一样|一致吗|有(啥|什么|何)(不同|区别|差别|出入)|对不上|打架|写反|矛盾|不一致|有出入|哪个(准|对)"
    "|(多|高|涨|升|增)了?还是(少|低|跌|降|减)了|不一样|(啥|什么|哪些|怎么)变化?|变化(多大|大不大)|(?<![a-z])(vs|pk)(?![a-z])|对比"
)
_TARGET = re.compile("目标|指标|数量|总数|规模|增速|占比|比重")
UNCOUNTED = ("年", "种", "次")  # units that ask for a duration, for a list or for how often
_ACTUAL = re.compile(
    "实际(?!控制|利用|到位|发生)|真有|真的有|现有|已有|已经有|(?:现在|目前|眼下|如今)(?:一共|总共|共|到底|都)?有"
)
_IN_FACT = re.compile("实际(?:上)?(?:是|有|达|为|多少|完成)|实有")  # no goal tells it, whenever it was set
TOLD_THERE = 0.26  # the same for a record of the clause that holds all that the question names
ALL = 0.95  # share of the subject's weight
OUTDONE = 0.6  # share of the best sentence's score below which that of the figure's clause leaves no doubt
_PLANNED = re.compile(f"{GOAL.pattern}|[要将会]|达到|计划|规划|方案|[12]\\d年|新增|累计")  # of a time to come
_OF_WHICH_YEAR = re.compile("管(的是)?哪(几)?年|是哪(一|几)?年的")  # of a figure, which tells it beside its number
_GIVES = re.compile("给予|奖励|补贴|补助|资助|扶持|扣除")
_WHETHER_REACHED = re.compile(
    "(实际|最后|后来|到底)?(完成|达成|实现|达到|做到|兑现)了?(吗|没有?$|没有?[?？])|完成(情况|得)怎|实际(完成|达到)"
)


def answer_figures(inquiry: Inquiry) -> Draft | None:
    """The figures asked for; not_found where the text has only another year's or district's; None if no record fits."""
    question = inquiry.question
    matched = match(inquiry)
    weighed = weighed_figures(question, matched)
    if weighed:
        return say_what_differs(inquiry, state_figures(inquiry, weighed), weighed)
    if beside := beside_told(inquiry):
        return state_figures(inquiry, [beside])
    enough = ENOUGH if wants_figure(inquiry) else STATED
    if enough == STATED and not _states_attribute(inquiry, matched):
        return None
    fit = (m for m in matched if not m.conflicts and (m.score >= enough or _is_told_there(inquiry, m)))
    kind = [m for m in fit if of_the_kind(inquiry, m.figure) and is_of_the_part(inquiry, m.figure)]
    of_level = of_the_level(inquiry, kind)
    if of_level is None:
        return not_found(inquiry, "figure")
    spoken_of = [m for m in of_level if speaks_of_it(inquiry, m) and counts_what_is_asked(inquiry, m.figure)]
    fitting = _of_the_year(inquiry, _of_unit(inquiry, of_the_part(inquiry, of_the_programme(inquiry, spoken_of))))
    fitting = fitting if len(question.named.years) > 1 else _of_most_words(inquiry, fitting)
    lack = lacking(inquiry, matched, fitting)
    as_multiple = bool(fitting) and question.asks("figure") and fitting[0].figure.unit in TIMES
    unanswered = as_multiple or (question.unit and (lack or not fitting))
    multiple = multiple_aimed_at(inquiry, matched) if unanswered else None
    if multiple:
        return state_figures(inquiry, [multiple])
    share = None if fitting else share_of(inquiry)
    if share:
        return state_figures(inquiry, share)
    if lack and not says_growth(inquiry):
        refuses = lack == "district" or _wants_number(question)
        refusal = say_alike(inquiry, not_found(inquiry, lack)) if refuses else None
        return refusal and say_of_other_documents(inquiry, refusal)
    if not fitting or _doubtful(inquiry, matched, fitting[0]) or _outdone(inquiry, fitting[0].figure):
        return None
    figures = beside_earlier(inquiry, chosen(inquiry, _targets_first(inquiry, fitting)))
    if any(_is_term_of_support(inquiry, figure) for figure in figures):
        return None
    text = question.text
    in_fact = _IN_FACT.search(text) or (_ACTUAL.search(text) and _are_ahead(inquiry, figures))
    reached = _WHETHER_REACHED.search(text) or in_fact
    if reached and all(figure.role == "target" for figure in figures):
        return _short_of(inquiry, figures, inquiry.kit.replies.render("not_found_result"))
    if of_areas_alone(question, figures):
        if multiple := multiple_aimed_at(inquiry, matched):
            return state_figures(inquiry, [multiple])
        return _short_of(inquiry, figures, inquiry.kit.replies.render("not_found_city"))
    goal_asked = GOAL.search(question.text) and len(question.named.years) < 2
    if goal_asked and all(figure.role in REACHED for figure in figures):
        return _no_goal(inquiry, figures)
    return state_figures(inquiry, figures)


def _of_most_words(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[ScoredFigure]:
    """Of figures that fit, those of which the words have the most of the question's (众创空间 of 国家备案)."""
    held = {m.figure.id: words_held(inquiry, m.figure) for m in fitting}
    best = max((held[m.figure.id] for m in fitting if m.score >= NEAR * fitting[0].score), default=0)
    telling = [m for m in fitting if held[m.figure.id] == best]
    return telling if fitting and best > held[fitting[0].figure.id] else fitting


def _is_told_there(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a record of the unit asked for stands in the clause that the evidence puts first and that has it all.

    A field may be named by what only the clause's other words say (搞硼材料的, of 新材料).
    """
    clause_id = matched.figure.clause_id
    of_a_field = matched.figure.topic is not None and "unit" in matched.why and matched.score >= TOLD_THERE
    if not of_a_field or cover_of(inquiry, inquiry.kit.grams_of(clause_id)) < ALL:
        return False
    return any(best.sentence.clause_id == clause_id for best in inquiry.ranked[:1])


def _are_ahead(inquiry: Inquiry, figures: list[Figure]) -> bool:
    """Whether figures are all of the end of their plan, where what there is is asked for, of no year and no goal."""
    question = inquiry.question
    asked = question.named.years or GOAL.search(question.text) or question.follow_up
    return not asked and all(figure.year and figure.comparator != "<=" for figure in figures)


def _is_term_of_support(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure is a threshold, a rate or a cap of support that no catalogue has: its whole sentence says it."""
    parsed = inquiry.kit.corpus.document_of(figure.clause_id)
    return not parsed.reviewed and _GIVES.search(inquiry.kit.corpus.clauses[figure.clause_id].clean_text) is not None


def _targets_first(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[ScoredFigure]:
    """Of figures that fit, the goals where a goal is asked for, and what was reached where that is."""
    reached = [m for m in fitting if m.figure.role in REACHED]
    if reached and _ACTUAL.search(inquiry.question.text) and not GOAL.search(inquiry.question.text):
        return reached
    facets = inquiry.question.facets  # a follow-up has its year from the turn before
    planned = _PLANNED.search(inquiry.question.text) or facets.documents or facets.years
    if reached and reached[0].score >= fitting[0].score and not planned:
        return reached
    goals = [m for m in fitting if m.figure.role not in REACHED]
    return goals if goals and GOAL.search(inquiry.question.text) else fitting


def _no_goal(inquiry: Inquiry, figures: list[Figure]) -> Draft:
    """That the document sets no goal for what was asked, and what it says had been reached."""
    name = inquiry.kit.corpus.document_of(figures[0].clause_id).short_title
    return _short_of(inquiry, figures, inquiry.kit.replies.render("not_found_goal", document=name))


def _short_of(inquiry: Inquiry, figures: list[Figure], text: str) -> Draft:
    """What the documents do not say, and the figures that they do state."""
    draft = Draft("not_found", figures=figures).say(text)
    draft.lines += state_figures(inquiry, figures).lines
    return draft


def _of_the_year(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[ScoredFigure]:
    """Of figures of the indicator asked for, those of the year that is named, where the best one has no year."""
    dated = [m for m in fitting if {"year", "indicator"} <= set(m.why)]
    undated = fitting and fitting[0].figure.year is None and inquiry.question.facets.years
    return dated if undated and dated and dated[0].score >= RIVAL * fitting[0].score else fitting


def _of_unit(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[ScoredFigure]:
    """The figures of the unit asked for, and of a year that their document speaks of; all where none has the unit."""
    dated = [m for m in fitting if m.figure.year or can_be_of_then(inquiry, m.figure)]
    if asks_shares_alone(inquiry.question.text):
        return [m for m in dated if m.figure.unit == "%"]
    return shown_in_unit(inquiry, dated)


def _doubtful(inquiry: Inquiry, matched: list[ScoredFigure], best: ScoredFigure) -> bool:
    """Whether the figure may be another's: a record of another unit fits better, or no unit says what is asked for.

    Where the turns before stated figures, or two of one clause are asked for, figures are what is asked for.
    """
    question, rival = inquiry.question, matched[0]
    if set(rival.conflicts) == {"unit"} and best.score < RIVAL * rival.score:
        return True
    spoken_of = question.follow_up and bool(inquiry.earlier_figures)
    if GOAL.search(question.text) and {"district", "topic"} <= set(best.why):
        return False  # a field's goals for an area, whatever they count
    several = asks_several(question.text) and {m.figure.clause_id for m in matched[:2]} == {best.figure.clause_id}
    return not (question.unit or spoken_of or several) and best.score < SURE and len(best.why) < AGREED


def _outdone(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether another clause says far better what is asked, as others asked it, with a number of the unit asked for."""
    unit = inquiry.question.unit
    if unit is None or is_it(inquiry, figure):
        return False
    best = inquiry.ranked[:1]
    if not best or best[0].sentence.clause_id == figure.clause_id or not is_asked_so(inquiry, best[0]):
        return False
    own = max((r.score for r in inquiry.ranked if r.sentence.clause_id == figure.clause_id), default=0.0)
    return own < OUTDONE * best[0].score and unit.shows.search(best[0].sentence.text) is not None


def wants_figure(inquiry: Inquiry) -> bool:
    """Whether a number answers the question (and not a list, a unit or a date)."""
    question = inquiry.question
    if question.attribute or question.asks("department", "duties", "document", "deadline"):
        return False
    if question.asks("validity") and not (_OF_WHICH_YEAR.search(question.text) and ASKS.search(question.text)):
        return False
    if not question.unit and asked_count(question.text) >= FEWEST:
        return False
    if question.asks("compare") and len(question.named.years) > 1:
        return True
    if question.asks("when") and not question.asks("figure", "rate"):
        return False
    if question.unit is not None:
        return question.unit.unit not in UNCOUNTED
    return (
        question.asks("figure", "rate", "sum")
        or bool(_HIGHER.search(question.text))
        or bool(_TARGET.search(question.text))
        or _is_look_up(inquiry)
    )


def _states_attribute(inquiry: Inquiry, matched: list[ScoredFigure]) -> bool:
    """Whether what must be stated outright (how much was put in) is what the best record states (到位资金10亿元)."""
    attribute = inquiry.question.attribute
    return attribute is not None and any(attribute.states.search(m.figure.quote) for m in matched[:1])


def _wants_number(question: Question) -> bool:
    """Whether its words want a number; a year beside an asking word alone does not (18年科技局对没评上的给什么)."""
    asks = question.unit or question.intents or _TARGET.search(question.text)
    return bool(asks) or looks_up(question.text)


def _is_look_up(inquiry: Inquiry) -> bool:
    """A clerk's look-up: a subject with a year, a document or a district, and no asking word at all.

    After what was no figure, what is only named is looked up for the same as before (…的是谁, …的呢).
    """
    question, facets = inquiry.question, inquiry.question.facets
    if question.follow_up and not inquiry.earlier_figures:
        return False
    label = facets.districts and looks_up(question.text)
    return not question.intents and bool(facets.years or facets.documents or label)
