"""Answers read from figure records: the value asked for, of the year, district and field asked for."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found
from bot.answering.sufficiency import Lack
from bot.drafting import Draft, Source
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

ENOUGH = 0.42  # score at which a figure without conflicts is the one asked for
NEARLY = 0.5  # score at which a figure of another year or district shows that the right one is lacking
SAME = 0.93  # share of the best score at which another figure is meant as well
BESIDE = 0.45  # the same where the question asks for several figures at once
_ASKS = re.compile(r"多少|几[家件项个套人名亿位台支种所处倍]|百分之几|几成|多大|多长")
_TARGET = re.compile("目标|指标|数量|总数|规模|增速|占比|比重")
DURATIONS = ("年", "倍")
_SEVERAL = re.compile(r"各|分别|[、，和]")
_FATAL = {"year", "district", "topic", "document"}


def answer_figures(inquiry: Inquiry) -> Draft | None:
    """The figures asked for; not_found where the text gives only another year's or district's; None if it fits neither."""
    question = inquiry.question
    if not wants_figure(inquiry):
        return None
    matched = match(inquiry)
    fitting = [m for m in matched if not m.conflicts and m.score >= ENOUGH]
    if fitting:
        return _state(inquiry, _chosen(question.text, fitting))
    best = matched[0] if matched else None
    fatal = _FATAL & set(best.conflicts) if best else set()
    if best and fatal and best.score >= NEARLY and "indicator" in best.why:
        lack: Lack = "year" if "year" in fatal else "district"
        return not_found(inquiry, lack)
    return None


def wants_figure(inquiry: Inquiry) -> bool:
    """Whether a number answers the question (and not a list, a unit or a date)."""
    question = inquiry.question
    if question.attribute or question.asks("department", "duties", "validity", "document", "deadline", "when"):
        return False
    if question.unit is not None:
        return question.unit.unit not in DURATIONS
    return question.asks("figure", "rate") or bool(_TARGET.search(question.text)) or _is_look_up(question)


def _is_look_up(question: Question) -> bool:
    """A clerk's look-up: a subject with a year or a document, and no asking word at all."""
    return not question.intents and bool(question.facets.years or question.facets.documents)


def match(inquiry: Inquiry, limit: int = 24) -> list[ScoredFigure]:
    """Figure records for the resolved question, best first."""
    question = inquiry.question
    facets = question.facets
    years = facets.years or ((question.relative_year,) if question.relative_year else ())
    return inquiry.kit.facts.match_figures(
        question.wording, year=years or None, district=facets.districts or None, document=facets.documents or None, limit=limit
    )


def _chosen(text: str, fitting: list[ScoredFigure]) -> list[Figure]:
    best = fitting[0]
    several = len(_ASKS.findall(text)) > 1 or bool(_SEVERAL.search(text))
    share = BESIDE if several else SAME
    same_clause = [m.figure for m in fitting[1:] if m.score >= share * best.score and m.figure.clause_id == best.figure.clause_id]
    return sorted([best.figure, *(same_clause[:2] if several else same_clause[:1])], key=lambda f: f.start)


def _state(inquiry: Inquiry, figures: list[Figure]) -> Draft:
    draft = Draft("answered")
    for figure in figures:
        source = Source(figure.clause_id, figure.start, figure.end)
        draft.say(f"{context_of(inquiry, figure)}{inquiry.shown(source)}。", source)
    draft.figures = figures
    return draft


def context_of(inquiry: Inquiry, figure: Figure) -> str:
    """District, year and field that hold for a figure but that its own words leave out."""
    kit = inquiry.kit
    parts = []
    if figure.district and figure.district != "city":
        name = kit.vocabulary.districts.by_id[figure.district].name
        parts.append("" if name in figure.quote else name)
    if figure.year:
        parts.append("" if str(figure.year) in figure.quote else figure.as_of or f"{figure.year}年")
    if figure.topic:
        parts.append("" if figure.topic in figure.quote else f"（{figure.topic}）")
    said = "".join(parts)
    return f"{said}：" if said else ""
