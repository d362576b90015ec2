"""Figures stated in the turns before, added up or compared: the two last, so many as are said, or those of one row."""

import re
from collections.abc import Sequence

from bot.answering.comparison import asks_sum, contains_another, wants_computation
from bot.answering.figure_lines import state_figures
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from policy_corpus.model import Figure
from policy_corpus.parsing.numbering import han_to_int

_TWO_AREAS = re.compile("[两俩2]个?片?区|各区")
_SO_MANY = re.compile("([两二俩三仨四2-4])(?:[个家种类项样者边年]|数|加|合|一共|总共)")
_CHANGED = frozenset(["增加", "减少", "增长", "上升", "下降", "提高", "增幅"])
_OF_IT = re.compile("[。；;,，]?其中")  # behind the number of a whole
_KINDS = ("district", "year", "indicator")
_DIGITS = str.maketrans("两俩仨", "二二三")


def answer_recalled(inquiry: Inquiry) -> Draft | None:
    """A sum or comparison of figures stated in the turns before (两个加起来多少; 银行和保险合计)."""
    question = inquiry.question
    if question.named.years or not wants_computation(question.text):
        return None
    by_id = {figure.id: figure for figure in inquiry.kit.facts.figures()}
    stated = _meant(inquiry, [by_id[id_] for id_ in inquiry.figures_before if id_ in by_id])
    districts, spoken_of = set(question.facets.districts), {figure.district for figure in stated}
    of_others = len(districts) > 1 and districts != spoken_of
    of_one = len(spoken_of) == 1 and _TWO_AREAS.search(question.text)
    if len(stated) < 2 or of_others or of_one or (asks_sum(question.text) and contains_another(stated)):
        return None
    return state_figures(inquiry, stated)


def _meant(inquiry: Inquiry, stated: Sequence[Figure]) -> list[Figure]:
    """Of the figures stated before, the latest last, those that the message names, counts, or takes for a row."""
    question = inquiry.question
    named = [word for word in question.subject.split() if word not in _CHANGED] if question.named_subject else []
    if named:
        found = [_last_of(word, stated) for word in named]
        return [] if None in found else list(dict.fromkeys(figure for figure in found if figure))
    counted = _SO_MANY.search(question.text)
    if counted and asks_sum(question.text):
        number = han_to_int(counted[1].translate(_DIGITS))
        return list(stated[-number:]) if len(stated) >= number else []
    return _row(inquiry, stated) if asks_sum(question.text) else list(stated[-2:])


def _last_of(word: str, stated: Sequence[Figure]) -> Figure | None:
    return next((figure for figure in reversed(stated) if word in figure.indicator), None)


def _row(inquiry: Inquiry, stated: Sequence[Figure]) -> list[Figure]:
    """The latest figures of which each differs from the next in one thing, the same all along; none is the whole."""
    row = list(stated[-2:])
    for figure in reversed(stated[:-2]):
        alike = _differs_in(figure, row[0]) == _differs_in(*row[:2]) and len(_differs_in(figure, row[0])) == 1
        if figure in row or figure.unit != row[0].unit or not alike or _is_whole(inquiry, figure):
            break
        row.insert(0, figure)
    return row


def _differs_in(one: Figure, other: Figure) -> set[str]:
    return {kind for kind in _KINDS if getattr(one, kind) != getattr(other, kind)}


def _is_whole(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether the numbers behind a figure are parts of it (141家。其中,银行机构21家)."""
    text = inquiry.kit.corpus.documents[figure.document_id].source_text
    return _OF_IT.match(text, figure.end) is not None
