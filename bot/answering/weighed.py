"""Numbers that an asker weighs (60家还是69家, 35还是55) or traces (100亿是哪份文件的): the figures of these values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answering.comparison import amount
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_ELSEWHERE = {"district", "topic", "document"}
_WHOSE = re.compile(
    "哪(一)?(份|个|篇)?(文件|年|区|片区|方案|计划|规划)|是谁的|哪里写|出自|[同一]一?[份个篇](文件|方案|计划|规划|口径|出处|来源|年|区|地方)"
)
_PAIR = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\D{0,4}(?:还是|[和与跟])\D{0,2}(\d+(?:\.\d+)?)(?![\d.年])")

# 有写24的有写25的, 一处说3家一处说5家
_TWO_SAID = re.compile(
    r"(?:有的?[写说]|一[个份处边][写说是]?)\D{0,2}(\d+(?:\.\d+)?)\D{0,5}?(?:有的?[写说]|一[个份处边][写说是]?)\D{0,2}(\d+(?:\.\d+)?)(?![\d.年])"
)


def weighed_figures(question: Question, matched: Sequence[ScoredFigure]) -> list[Figure]:
    """One figure for each number weighed, that of the year asked about first; none where fewer than two are held.

    A number of another year than the one asked about is stated with its own year: it is what the asker confuses.
    """
    held: dict[Decimal, ScoredFigure] = {}
    for match in matched:
        if _ELSEWHERE.isdisjoint(match.conflicts) and _is_weighed(question, match.figure):
            held[match.figure.value] = _earlier(held.get(match.figure.value), match)
    traced = _traced(question, matched)
    if traced:
        return [traced]
    ordered = sorted(held.values(), key=lambda match: ("year" in match.conflicts, match.figure.year or 0))
    return [match.figure for match in ordered] if len(ordered) > 1 else []


def _earlier(found: ScoredFigure | None, other: ScoredFigure) -> ScoredFigure:
    """The figure found first; of a document that states it twice for the same year and area, where it stands first."""
    if found is None:
        return other
    same = all(getattr(found.figure, k) == getattr(other.figure, k) for k in ("document_id", "year", "district"))
    return other if same and other.figure.start < found.figure.start else found


def _traced(question: Question, matched: Sequence[ScoredFigure]) -> Figure | None:
    """The figure that has the one number whose document, year or area is asked for."""
    if len(question.numbers) != 1 or not _WHOSE.search(question.text):
        return None
    agreeing = (match.figure for match in matched if {"year", "district"}.isdisjoint(match.conflicts))
    return next((figure for figure in agreeing if amount(figure).startswith(question.numbers[0])), None)


def _is_weighed(question: Question, figure: Figure) -> bool:
    value, said = f"{figure.value.normalize():f}", _TWO_SAID.search(question.text)
    if said or not (question.asks("compare") or _WHOSE.search(question.text)):
        return said is not None and value in said.groups()
    pair = _PAIR.search(question.text)
    said_so = any(f"{value}{figure.unit}".startswith(number) for number in question.numbers)
    return (len(question.numbers) > 1 and said_so) or bool(pair and value in pair.groups())
