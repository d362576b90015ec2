"""Whether the numbers quoted measure what is asked about: the indicator and the field that the question names.

A field's number is not that of the fields counted together, and beside it a sentence may count ten other things.
"""

from bot.answering.figure_lacks import GOAL
from bot.answering.inquiry import Inquiry
from bot.answering.wanted import wants_number
from bot.drafting import Draft
from policy_corpus.model import Figure


def measures_another(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a number is asked for, and those quoted are all of another indicator, or of another field."""
    question = inquiry.question
    if question.follow_up or not (wants_number(question) or GOAL.search(question.text)):
        return False
    figures = _quoted(inquiry, draft)
    return bool(figures) and (_of_another_field(inquiry, figures) or _of_another_indicator(inquiry, draft, figures))


def _quoted(inquiry: Inquiry, draft: Draft) -> list[Figure]:
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
