"""Whether the numbers quoted measure what is asked about: the indicator and the field that the question names.

A field's number is not that of the fields counted together, and beside it a sentence may count ten other things.
"""

from bot.answering.comparison import amount
from bot.answering.figure_kinds import is_of_the_part, of_areas_alone
from bot.answering.figure_lacks import GOAL
from bot.answering.figure_times import of_other_years
from bot.answering.inquiry import Inquiry
from bot.answering.wanted import wants_number
from bot.drafting import Draft
from bot.understanding.lookups import looks_up
from policy_corpus.model import Figure


def measures_another(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a number is asked for, and those quoted are all of another indicator, or of another field."""
    question = inquiry.question
    figures = quoted_figures(inquiry, draft)
    number = wants_number(question) or GOAL.search(question.text) or _looks_up_number(inquiry, figures)
    if question.follow_up or not number:
        return False
    return bool(figures) and (
        _of_another_field(inquiry, figures)
        or _of_another_indicator(inquiry, draft, figures)
        or of_other_years(inquiry, figures)
        or of_areas_alone(question, figures)
        or _of_the_whole(inquiry, figures)
    )


def _of_the_whole(inquiry: Inquiry, figures: list[Figure]) -> bool:
    """Whether the numbers of the unit asked for are all of the district, where a part of it is named (七贤岭多少人)."""
    unit = inquiry.question.unit
    counted = [figure for figure in figures if unit is None or unit.shows.search(amount(figure))]
    return bool(counted) and not any(is_of_the_part(inquiry, figure) for figure in counted)


def _looks_up_number(inquiry: Inquiry, figures: list[Figure]) -> bool:
    """Whether a look-up names a year, and what is counted there or in what is quoted (高新区2020年常住人口)."""
    question = inquiry.question
    named = bool(question.named.years) and looks_up(question.text)
    counted = inquiry.kit.vocabulary.indicators_in(question.text) or any(f.indicator in question.text for f in figures)
    return named and bool(counted)


def quoted_figures(inquiry: Inquiry, draft: Draft) -> list[Figure]:
    """The figures that stand in what the draft shows."""
    sources = draft.sources()
    return [
        figure
        for figure in inquiry.kit.facts.figures()
        if any(s.clause_id == figure.clause_id and s.start <= figure.start and figure.end <= s.end for s in sources)
    ]


def _of_another_field(inquiry: Inquiry, figures: list[Figure]) -> bool:
    find = inquiry.kit.vocabulary.topics.find
    asked = {mention.id for mention in find(inquiry.question.text)}
    measured = [{mention.id for mention in find(figure.topic)} for figure in figures if figure.topic]
    return bool(asked and measured) and not any(asked & fields for fields in measured)


def _of_another_indicator(inquiry: Inquiry, draft: Draft, figures: list[Figure]) -> bool:
    vocabulary = inquiry.kit.vocabulary
    asked = vocabulary.indicators_in(inquiry.question.text)
    shown = "".join(inquiry.shown(source) for source in draft.sources())
    known = {figure.indicator_id for figure in figures} | {each.id for each, _ in vocabulary.indicators_in(shown)}
    return bool(asked) and not any(indicator.id in known or form in shown for indicator, form in asked)
