"""Numbers that an asker weighs against each other (60家还是69家, 35还是55): the figures that have these values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_ELSEWHERE = {"district", "topic", "document"}
_PAIR = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\D{0,4}还是\D{0,2}(\d+(?:\.\d+)?)(?![\d.年])")


def weighed_figures(question: Question, matched: Sequence[ScoredFigure]) -> list[Figure]:
    """One figure for each number weighed, that of the year asked about first; none where fewer than two are held.

    A number of another year than the one asked about is stated with its own year: it is what the asker confuses.
    """
    held: dict[Decimal, ScoredFigure] = {}
    for match in matched:
        if _ELSEWHERE.isdisjoint(match.conflicts) and _is_weighed(question, match.figure):
            held.setdefault(match.figure.value, match)
    ordered = sorted(held.values(), key=lambda match: ("year" in match.conflicts, match.figure.year or 0))
    return [match.figure for match in ordered] if len(ordered) > 1 else []


def _is_weighed(question: Question, figure: Figure) -> bool:
    if not question.asks("compare"):
        return False
    value = f"{figure.value.normalize():f}"
    pair = _PAIR.search(question.text)
    return (len(question.numbers) > 1 and f"{value}{figure.unit}" in question.numbers) or bool(
        pair and value in pair.groups()
    )
