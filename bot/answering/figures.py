"""Answers read from figure records: the value asked for, of the year, district and field asked for."""

import re

from bot.answering.comparison import amount, wants_computation
from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found
from bot.answering.sufficiency import Lack
from bot.answering.weighed import weighed_figures
from bot.drafting import Draft, Source
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure
from retrieval.evidence import grams

ENOUGH = 0.42  # score at which a figure without conflicts is the one asked for
NEARLY = 0.36  # score at which a figure of another year or district shows that the right one is lacking
SAME = 0.93  # share of the best score at which another figure is meant as well
SURE = 0.6  # the same where the question does not say what kind of figure it wants
BESIDE = 0.45  # the same where the question asks for several figures at once
_ASKS = re.compile(r"多少|几[家件项个套人名亿位台支种所处倍]|百分之几|几成|多大|多长")
_TARGET = re.compile("目标|指标|数量|总数|规模|增速|占比|比重")
DURATIONS = ("年",)
_GOAL = re.compile("目标|力争|争取")
REACHED = ("result", "baseline")
_EACH = re.compile("各|分别|其中|和|、|及|跟")
_ONE_YEAR = re.compile("光|单年|当年|这一年|净|单单|仅")
_ASKED_UNITS = re.compile(r"(?:多少|几)个?(?:([家件项个套人名倍])|([万亿]))")
NEARBY = 160  # characters between figures of one sentence
_FATAL = {"year", "district", "topic", "document"}


def answer_figures(inquiry: Inquiry) -> Draft | None:
    """The figures asked for; not_found where the text has only another year's or district's; None if no record fits."""
    question = inquiry.question
    weighed = weighed_figures(question, match(inquiry))
    if weighed:
        return _state(inquiry, weighed)
    if not wants_figure(inquiry):
        return None
    matched = match(inquiry)
    fitting = [m for m in matched if not m.conflicts and m.score >= ENOUGH]
    lack = _lacking(matched, fitting)
    if lack:
        return not_found(inquiry, lack)
    if not fitting or (question.unit is None and fitting[0].score < SURE):
        return None
    figures = chosen(inquiry, _targets_first(inquiry, fitting))
    if _GOAL.search(question.text) and all(figure.role in REACHED for figure in figures):
        return _no_goal(inquiry, figures)
    return _state(inquiry, figures)


def _targets_first(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[ScoredFigure]:
    """Of figures that fit, the goals where a goal is asked for: what had been reached before is none."""
    goals = [m for m in fitting if m.figure.role not in REACHED]
    return goals if goals and _GOAL.search(inquiry.question.text) else fitting


def _no_goal(inquiry: Inquiry, figures: list[Figure]) -> Draft:
    """That the document sets no goal for what was asked, and what it says had been reached."""
    name = inquiry.kit.corpus.document_of(figures[0].clause_id).short_title
    stated = _state(inquiry, figures)
    draft = Draft("not_found", figures=figures)
    draft.say(inquiry.kit.replies.render("not_found_goal", document=name))
    draft.lines += stated.lines
    return draft


def answer_recalled(inquiry: Inquiry) -> Draft | None:
    """A sum or comparison of figures stated in the turns before (两个加起来多少)."""
    question = inquiry.question
    if question.named_subject or len(inquiry.earlier_figures) < 2 or not wants_computation(question.text):
        return None
    by_id = {figure.id: figure for figure in inquiry.kit.facts.figures()}
    return _state(inquiry, [by_id[id_] for id_ in inquiry.earlier_figures if id_ in by_id])


def _lacking(matched: list[ScoredFigure], fitting: list[ScoredFigure]) -> Lack | None:
    """What the best record contradicts, where it names the very indicator or field and no agreeing record does."""
    best = matched[0] if matched else None
    if best is None or not _FATAL & set(best.conflicts) or best.score < NEARLY:
        return None
    named = {"indicator", "topic"} & set(best.why)
    if not named or any(named & set(m.why) for m in fitting):
        return None
    return "year" if "year" in best.conflicts else "district"


def wants_figure(inquiry: Inquiry) -> bool:
    """Whether a number answers the question (and not a list, a unit or a date)."""
    question = inquiry.question
    if question.attribute or question.asks("department", "duties", "validity", "document", "deadline"):
        return False
    if question.asks("when") and not question.asks("figure", "rate"):
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
    relative = question.relative_year if not inquiry.told & inquiry.kit.telling_facts else None
    years = facets.years or ((relative,) if relative else ())
    return inquiry.kit.facts.match_figures(
        question.wording,
        year=years or None,
        district=facets.districts or None,
        document=facets.documents or None,
        limit=limit,
    )


def chosen(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[Figure]:
    """The figure meant, and those beside it that the same question asks for."""
    text = inquiry.question.text
    equals = [m.figure for m in fitting if m.score >= SAME * fitting[0].score]
    best = min(equals, key=lambda f: _unasked(inquiry, f))
    if best.cumulative and _ONE_YEAR.search(text):
        return [*_year_before(inquiry, best), best]
    parts = [] if inquiry.question.facets.districts else _other_districts(inquiry, best, equals)
    if parts:
        return [best, *parts]
    if len(_ASKS.findall(text)) < 2 and not _EACH.search(text):
        return [best]
    beside = [f for f in inquiry.kit.facts.figures(document=best.document_id) if _asked_beside(inquiry, f, best)]
    return sorted([best, *beside[:3]], key=lambda f: f.start)


def _other_districts(inquiry: Inquiry, best: Figure, equals: list[Figure]) -> list[Figure]:
    """Where only parts have the figure and the question names none of them: the other parts' figures."""
    if not _unasked(inquiry, best)[0]:
        return []
    same = [f for f in equals if (f.year, f.clause_id) == (best.year, best.clause_id) and f.district != best.district]
    return list({f.district: f for f in same}.values())


def _year_before(inquiry: Inquiry, figure: Figure) -> list[Figure]:
    """The same cumulative figure of the year before: what one year adds is the difference of the two."""
    same = inquiry.kit.facts.figures(document=figure.document_id, unit=figure.unit)
    return [
        f
        for f in same
        if figure.year and f.year == figure.year - 1
        and (f.district, f.indicator_id, f.topic) == (figure.district, figure.indicator_id, figure.topic)
        and f.indicator_id
    ][:1]  # fmt: skip


def _unasked(inquiry: Inquiry, figure: Figure) -> tuple[int, int, int]:
    """How far a figure is from what an open question means: the whole before a part, the best clause, the last year."""
    facets = inquiry.question.facets
    part = not facets.districts and _is_part(inquiry, figure)
    clauses = list(dict.fromkeys(r.sentence.clause_id for r in inquiry.ranked))
    place = clauses.index(figure.clause_id) if figure.clause_id in clauses else len(clauses)
    return int(part), place, 0 if facets.years else -(figure.year or 0)


def _is_part(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure is of a part of what its document is about as a whole."""
    home = inquiry.kit.corpus.documents[figure.document_id].document.districts
    around = inquiry.kit.vocabulary.districts.lineage(figure.district)[1:] if figure.district else ()
    return bool(set(around) & set(home)) or figure.district in home[1:]


def _asked_beside(inquiry: Inquiry, figure: Figure, best: Figure) -> bool:
    """Whether another figure of the same sentence is asked for too: by its own words, or by its unit."""
    near = figure.clause_id == best.clause_id and abs(figure.start - best.start) < NEARBY and figure != best
    if not near or figure.year not in (best.year, None) or figure.district not in (best.district, None):
        return False
    rewrites = inquiry.kit.vocabulary.rewrites

    def canonical(text: str) -> str:
        return rewrites.apply(inquiry.kit.canonical(text))

    own = set(grams(canonical(figure.indicator))) - set(grams(canonical(best.indicator)))
    asked = set(grams(canonical(inquiry.question.wording)))
    by_words = bool(own) and len(own & asked) >= len(own) / 2
    units = {counted or "元" for counted, _ in _ASKED_UNITS.findall(inquiry.question.text)}
    by_unit = any(figure.unit.endswith(unit) for unit in units) and figure.unit != best.unit
    return by_words or (by_unit and bool(own & asked or figure.topic))


def _state(inquiry: Inquiry, figures: list[Figure]) -> Draft:
    draft = Draft("answered")
    several = len({figure.document_id for figure in figures} | _documents_named(inquiry)) > 1
    for figure in figures:
        source = Source(figure.clause_id, figure.start, figure.end)
        whose = f"《{inquiry.kit.corpus.document_of(figure.clause_id).short_title}》，" if several else ""
        draft.say(f"{whose}{context_of(inquiry, figure)}{_words(inquiry, figure, source)}。", source)
    draft.figures = figures
    return draft


def _documents_named(inquiry: Inquiry) -> set[str]:
    """The documents that the question sets side by side."""
    return {str(mention.value) for mention in inquiry.question.mentions if mention.kind == "documents"}


def _words(inquiry: Inquiry, figure: Figure, source: Source) -> str:
    """The figure's own words; of a table, the row's name and the one value meant."""
    if inquiry.kit.corpus.clauses[figure.clause_id].kind == "table":
        return f"{figure.indicator}{amount(figure)}"
    return inquiry.shown(source)


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
