"""One draft of several inquiries: those of one question together, then the questions of one message."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from bot.answering.differences import say_what_differs
from bot.answering.figure_choice import COMPUTES
from bot.answering.inquiry import Inquiry
from bot.answering.multiples import say_multiple
from bot.answering.results import show_results
from bot.answering.routes import answer
from bot.answering.silent import name_silent
from bot.drafting import Draft, Line

_LEFT_OUT = re.compile("^(?:收录的)?《[^》]+》(?:文本)?没有写明")
_YEAR = re.compile(r"(?:截至|到|至)?20\d\d年(?:[底末初]|年底)?的?")  # no year stands beside what is not said of it
_TITLES = re.compile("^(?:和?《[^》]+》)+")


def answer_all(inquiries: Sequence[Inquiry]) -> Draft:
    """What the inquiries are answered with; what a question asks of several figures is computed from its own.

    Of several questions, one that has no answer is named with the reason, below those that have one.
    """
    drafts: dict[str, Draft] = {}
    for asked, group in groupby(inquiries, key=lambda one: one.question.text):
        aspects = list(group)
        answers = of_one_area(aspects, [answer(one) for one in aspects])
        drafts[asked] = merge(answers)
        show_results(aspects[0], drafts[asked])
        if len(aspects) > 1:
            say_what_differs(aspects[0], drafts[asked], drafts[asked].figures)
        say_multiple(aspects[0], drafts[asked])
        name_silent(aspects, answers, drafts[asked])
    leaning = len(drafts) > 1 and all(one.question.follow_up for one in inquiries[1:])
    if leaning and drafts[inquiries[0].question.text].status == "clarification":
        return drafts[inquiries[0].question.text]  # what leans on it waits for what is meant
    merged = merge_asked(drafts)
    if _each_of_one_figure(list(drafts.values())):
        show_results(inquiries[-1], merged)  # 2025年的目标，跟2023年底的实有数比还差多少
    return merged


def _each_of_one_figure(drafts: Sequence[Draft]) -> bool:
    """Whether two questions state one figure each, so that what they come to is asked of both together."""
    return len(drafts) == 2 and all(len(draft.figures) == 1 and not draft.computed for draft in drafts)


def of_one_area(aspects: Sequence[Inquiry], answers: list[Draft]) -> list[Draft]:
    """The answers for several years of one thing, of one and the same area where some area has a number for each."""
    areas = list(dict.fromkeys(figure.district for draft in answers for figure in draft.figures))
    facets = [one.question.facets for one in aspects]
    open_ = len({each.years for each in facets}) == len(aspects) and not any(f.districts or f.documents for f in facets)
    if len(areas) < 2 or not open_ or all(len({f.district for f in draft.figures}) > 1 for draft in answers):
        return answers
    for area in filter(None, areas):
        narrowed = [answer(_within(one, area)) for one in aspects]
        if all(draft.figures and {f.district for f in draft.figures} == {area} for draft in narrowed):
            return narrowed
    return answers


def _within(inquiry: Inquiry, area: str) -> Inquiry:
    facets = inquiry.question.facets.model_copy(update={"districts": (area,)})
    return replace(inquiry, question=replace(inquiry.question, facets=facets))


def merge_asked(drafts: Mapping[str, Draft]) -> Draft:
    """One draft of several questions, by what each asks: those without an answer named below the others."""
    merged = merge(list(drafts.values()))
    merged.parts = [draft.measures if draft.status == "answered" else [] for draft in drafts.values()]
    said = {line.text for line in merged.lines}
    for asked, draft in drafts.items() if merged.status in ("answered", "not_found") else ():
        if COMPUTES.fullmatch(asked) and merged.computed:
            continue  # 谁目标高，差多少
        if draft.status != "answered" and draft.lines[0].text not in said:
            merged.say(f"{_label(asked, draft.lines[0])}{draft.lines[0].text}", *draft.lines[0].sources)
    return merged


def _label(asked: str, refused: Line) -> str:
    """The question that a refusal is of, where this does not say itself what is left out of which document."""
    return "" if _LEFT_OUT.search(refused.text) else f"“{_YEAR.sub('', _TITLES.sub('', asked))}”："


def merge(drafts: Sequence[Draft]) -> Draft:
    """One draft of several aspects: answered where one of them is, each line once."""
    if len(drafts) == 1:
        return drafts[0]
    answered = [draft for draft in drafts if draft.status == "answered"]
    kept = answered or drafts[:1]
    lines = _said_once(list(dict.fromkeys(line for draft in kept for line in draft.lines)))
    figures = list({figure.id: figure for draft in kept for figure in draft.figures}.values())
    computed = [line for draft in kept for line in draft.computed]
    measures = {(each.measure.id, str(each.amount)): each for draft in kept for each in draft.measures}
    return replace(kept[0], lines=lines, figures=figures, computed=computed, measures=list(measures.values()))


def _said_once(lines: list[Line]) -> list[Line]:
    """The lines without those that another one says, with the name of its document before it."""
    return [one for one in lines if not any(_repeats(other, one) for other in lines)]


def _repeats(line: Line, other: Line) -> bool:
    """Whether a line says another one's words of the same sources, and more before them, or goes on where it ends."""
    if not line.sources or line == other:
        return False
    goes_on = line.text.startswith(other.text.rstrip("。")) and [s.start for s in line.sources] == [
        s.start for s in other.sources
    ]
    return goes_on or (line.sources == other.sources and line.text.endswith(other.text))
