"""Figures that are told by others: set against one stated before, or aimed at as a multiple of what there was."""

import re

from bot.answering.comparison import amount, asks_change
from bot.answering.figure_labels import canonical
from bot.answering.figure_lacks import GOAL, REACHED
from bot.answering.figure_matching import ENOUGH
from bot.answering.inquiry import Inquiry
from bot.understanding.facets import without
from bot.understanding.question import find_subject
from bot.understanding.several import asks, pieces_of
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure
from retrieval.grams import grams

_AGAINST = re.compile("[跟和与比同较].{1,14}?(?:哪个|谁|比|[多少高低大小差])")
SHARE = re.compile(
    "(?P<part>[^,，。;；?？]{2,24}?)(?:占|在)(?:了|到)?(?P<whole>[^,，。;；?？]{2,16}?)的?(?:总数|总量|里头?|里面|中)?的?占?"
    "(?:多大|多少|几成|百分之几|百分之多少|什么|啥|比例|比重|份额)"
)
_PART_LAST = re.compile(
    "(?P<whole>[^,，。;；?？]{2,30}?)(?:当中|里[头面]?|中|,其中)的?(?P<part>[^,，。;；?？]{2,16}?)占了?"
    "(?:多大|多少|几成|百分之几|百分之多少|什么|啥|比例|比重|份额)"
)
_OF_WHICH = re.compile(r"(\d[家个件项人支名])(?:里[头面]?|当中|之?中)的?")  # 141家里银行几家
TIMES = ("番", "倍")
_TWO = 2
NAMED = 0.3  # score from which a record is of what the question names


def beside_earlier(inquiry: Inquiry, figures: list[Figure]) -> list[Figure]:
    """With the last figure stated before, where a follow-up sets the one it wants against it (跟担保公司哪个多).

    So does one that asks for the difference and names only another year, area or document (2021年呢，差多少).
    """
    question = inquiry.question
    if len(figures) != 1 or not question.follow_up or not inquiry.earlier_figures:
        return figures
    before = [f for f in inquiry.kit.facts.figures() if f.id == inquiry.earlier_figures[-1]]
    alike = [f for f in before if f.unit == figures[0].unit and f != figures[0]]
    if question.named_subject and _AGAINST.search(question.text):
        return alike + figures
    named = (question.named.years, question.named.districts, question.named.documents)
    names_one = any(named) and all(len(each) < _TWO for each in named)
    of_another = names_one and asks_change(question.text)
    return [f for f in alike if of_another and _same_indicator(f, figures[0])] + figures


def _same_indicator(one: Figure, other: Figure) -> bool:
    """Whether two figures count one thing of one field, each in its own year or area."""
    return one.indicator_id is not None and (one.indicator_id, one.topic) == (other.indicator_id, other.topic)


def beside_told(inquiry: Inquiry) -> Figure | None:
    """The figure asked for that stands in one sentence with a number told (出资10亿，撬动多少社会资本).

    None where no sentence has both, or several have and differ.
    """
    question, kit = inquiry.question, inquiry.kit
    text = _OF_WHICH.sub(r"\1,", question.text)
    pieces = pieces_of(text) if len(question.numbers) == 1 else []
    telling = [piece for piece in pieces if question.numbers[0] in piece and not asks(piece)]
    asked = ",".join(piece for piece in pieces if asks(piece))
    words = set(grams(canonical(inquiry, find_subject(asked, kit.gazetteer, kit.segmenter)))) if telling else set()
    if not words:
        return None
    held = [f for f in _placed(inquiry) if amount(f).startswith(question.numbers[0])]
    others = [f for f in _placed(inquiry) if f.role != "amount"]
    found = [f for told in held for f in others if f != told and _together(inquiry, told, f)]
    found = [f for f in found if words <= set(grams(canonical(inquiry, f"{f.indicator}{f.topic or ''}")))]
    return found[0] if len({(f.value, f.unit) for f in found}) == 1 else None


def _placed(inquiry: Inquiry) -> list[Figure]:
    """The figures that are of the documents, areas and years named, where any are."""
    facets = inquiry.question.facets
    kinds = ((facets.documents, "document_id"), (facets.districts, "district"), (facets.years, "year"))
    return [f for f in inquiry.kit.facts.figures() if all(not v or getattr(f, kind) in v for v, kind in kinds)]


def _together(inquiry: Inquiry, one: Figure, other: Figure) -> bool:
    """Whether two figures stand in one sentence, or the other among its parts (其中…), for one area and year."""
    if any(getattr(one, kind) != getattr(other, kind) for kind in ("clause_id", "district", "year")):
        return False
    own, its = (inquiry.kit.sentence_at(each.clause_id, each.start) for each in (one, other))
    if own is None or its is None or own == its:
        return own == its
    return its.ordinal == own.ordinal + 1 and its.text.startswith("其中")


def multiple_aimed_at(inquiry: Inquiry, matched: list[ScoredFigure]) -> Figure | None:
    """The goal of the year asked about that is set as a multiple (翻一番), where a goal is asked for."""
    if not (inquiry.question.named.years or GOAL.search(inquiry.question.text)):
        return None
    held = (m for m in matched if m.score >= NAMED or _counts_it(inquiry, m.figure))
    return next((m.figure for m in held if _is_multiple(inquiry, m)), None)


def _counts_it(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure is of a thing that the question names, by itself or beside others."""
    vocabulary = inquiry.kit.vocabulary
    own = vocabulary.rewrites.apply(figure.indicator)
    asked = vocabulary.indicators_in(inquiry.question.wording)
    return any(form in own for term, _ in asked for form in term.rewritten(vocabulary.rewrites).forms())


def share_of(inquiry: Inquiry) -> list[Figure] | None:
    """The part and the whole whose share no record states: counted alike, of one area and year; else None.

    Of a thing that only one of them names, both are that of their own area (高新区的…占自创区几成).
    """
    asked = SHARE.search(inquiry.question.text) or _PART_LAST.search(inquiry.question.text)
    words = (asked["part"], asked["whole"]) if asked else ("", "")
    part, whole = _counted(inquiry, *words), _counted(inquiry, *reversed(words))
    if part is None or whole is None or part.value >= whole.value or part.unit == "%":
        return None
    same = {kind for kind in ("unit", "year", "document_id") if getattr(part, kind) == getattr(whole, kind)}
    alike = part.district == whole.district or (part.indicator_id and part.indicator_id == whole.indicator_id)
    return [part, whole] if len(same) == 3 and alike else None


def _counted(inquiry: Inquiry, wording: str, other: str) -> Figure | None:
    """The figure that some words name, or the others, of the year, area and document asked about."""
    facets, kit = inquiry.question.facets, inquiry.kit
    named = (
        without(text, kit.gazetteer, {"documents", "districts", "years"}).strip(" 底末初的里全")
        for text in (wording, other)
    )
    thing = next(filter(None, named), "")
    areas = tuple(str(m.value) for m in kit.gazetteer.find(wording) if m.kind == "districts")
    if not thing:
        return None
    matched = kit.facts.match_figures(
        f"{thing}多少",
        year=facets.years or None,
        district=areas or facets.districts or None,
        document=facets.documents or None,
        limit=3,
    )
    return next((m.figure for m in matched if m.score >= ENOUGH and not m.conflicts), None)


def _is_multiple(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a record counts times, is a goal, and contradicts the question in its unit alone."""
    figure, years = matched.figure, inquiry.question.named.years
    dated = not years or figure.year in years
    return figure.unit in TIMES and figure.role not in REACHED and dated and not set(matched.conflicts) - {"unit"}
