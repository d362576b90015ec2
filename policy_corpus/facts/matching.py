"""Ranking figures and tasks for a question in the asker's words.

A score runs from 0 to 1. `conflicts` names the facets in which a record contradicts the question (year, district,
topic, document, unit …): such a record ranks below one that leaves the facet open, and shows what the text does say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from policy_corpus.facts.asking import Asked
from policy_corpus.facts.grams import GramIndex, Overlap, grams_of
from policy_corpus.model import Figure, Task
from policy_corpus.vocabulary import Indicator, Vocabulary, unit_kinds

_CONFLICT = 0.75  # what a contradicted facet leaves of a score: enough to fall below a record that is silent on it
_AGREES = 0.04
_FACETS = ("year", "district", "topic", "document", "unit")
_LOWEST = 0.12
_LISTED = Overlap(0.9, 0.9)  # of a unit's task when nothing but the unit was asked for


@dataclass(frozen=True)
class ScoredFigure:
    """A figure with how well it fits, what fits, and what contradicts the question."""

    figure: Figure
    score: float
    why: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    rank: float = field(default=0.0, repr=False)  # the score before it was cut at 1: tells full matches apart


@dataclass(frozen=True)
class ScoredTask:
    """A task with how well it fits, what fits, and what contradicts the question."""

    task: Task
    score: float
    why: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    rank: float = field(default=0.0, repr=False)  # the score before it was cut at 1: tells full matches apart


_Scored = TypeVar("_Scored", ScoredFigure, ScoredTask)


Check = tuple[str, frozenset[Any], frozenset[Any]]  # a facet, what is asked of it, what the record has


def _settle(score: float, checks: Iterable[Check]) -> tuple[float, tuple[str, ...], tuple[str, ...]]:
    """The rank after bonuses and penalties, what agrees, and what conflicts; a facet that is open does neither."""
    agreed: list[str] = []
    conflicts: list[str] = []
    for name, asked, own in checks:
        if asked and own:
            (conflicts if asked.isdisjoint(own) else agreed).append(name)
    return (score + _AGREES * len(agreed)) * _CONFLICT ** len(conflicts), tuple(agreed), tuple(conflicts)


def _shown(rank: float, conflicts: tuple[str, ...]) -> float:
    return round(min(rank, _CONFLICT ** len(conflicts)), 4)


class FigureMatcher:
    """Scores figures by indicator wording, then holds year, district, field, document and unit against the question."""

    def __init__(self, figures: Sequence[Figure], contexts: Sequence[str], vocabulary: Vocabulary) -> None:
        self._figures = figures
        self._facets = [_figure_facets(figure, vocabulary) for figure in figures]
        self._index = GramIndex([_figure_grams(*pair, vocabulary) for pair in zip(figures, contexts, strict=True)])

    def match(self, asked: Asked, limit: int) -> list[ScoredFigure]:
        """The best figures first; equal scores keep the order of the text."""
        overlaps = self._index.overlaps(asked.grams)
        if asked.canonical_grams != asked.grams:
            for number, overlap in self._index.overlaps(asked.canonical_grams).items():
                overlaps[number] = max(overlap, overlaps.get(number, overlap))
        basis = ((self._basis(number, overlap, asked), number) for number, overlap in overlaps.items())
        return _best([self._score(score, number, asked) for score, number in basis if score >= _LOWEST], limit)

    def _basis(self, number: int, overlap: Overlap, asked: Asked) -> float:
        """How well the indicator's wording fits, before any facet."""
        if asked.indicators:
            return 0.5 * overlap.of_question + 0.2 * overlap.of_record + 0.3 * self._is_named(number, asked)
        return 0.65 * overlap.of_question + 0.35 * overlap.of_record

    def _is_named(self, number: int, asked: Asked) -> bool:
        """Whether the question names the figure's indicator and does not ask for another kind of unit."""
        kinds = self._facets[number][-1]
        named = self._figures[number].indicator_id in asked.indicators
        return named and not (asked.kinds and asked.kinds.isdisjoint(kinds))

    def _score(self, basis: float, number: int, asked: Asked) -> ScoredFigure:
        wanted = (asked.years, asked.districts, asked.topics, asked.documents, asked.kinds)
        rank, agreed, conflicts = _settle(basis, zip(_FACETS, wanted, self._facets[number], strict=True))
        why = ("indicator", *agreed) if self._is_named(number, asked) else agreed
        return ScoredFigure(self._figures[number], _shown(rank, conflicts), why, conflicts, rank)


def _figure_facets(figure: Figure, vocabulary: Vocabulary) -> tuple[frozenset[Any], ...]:
    """What a figure has of `_FACETS`, in their order."""
    topics = frozenset(mention.id for mention in vocabulary.topics.find(figure.topic or ""))
    kinds = frozenset(unit_kinds(figure.unit))
    return _known(figure.year), _known(figure.district), topics, _known(figure.document_id), kinds


def _known(value: object) -> frozenset[Any]:
    return frozenset() if value is None else frozenset((value,))


def _figure_grams(figure: Figure, context: str, vocabulary: Vocabulary) -> dict[str, float]:
    """The indicator's own words count in full, its field and canonical name nearly so, the words around it a little."""
    known = vocabulary.indicators.by_id.get(figure.indicator_id or "")
    names = known.name if isinstance(known, Indicator) else ""
    grams = dict.fromkeys(grams_of(context), 0.35)
    grams |= dict.fromkeys(grams_of(vocabulary.rewrites.apply(f"{names} {figure.topic or ''}")), 0.9)
    return grams | dict.fromkeys(grams_of(vocabulary.rewrites.apply(figure.indicator)), 1.0)


class TaskMatcher:
    """Scores tasks by their own words, then by the item and headings they stand under."""

    def __init__(self, tasks: Sequence[Task], contexts: Sequence[str], vocabulary: Vocabulary) -> None:
        self._tasks = tasks
        self._units = [frozenset(_unit_ids(task.units.all(), vocabulary)) for task in tasks]
        self._by_role = [
            {role: frozenset(_unit_ids(getattr(task.units, role), vocabulary)) for role in ("lead", "supporting")}
            for task in tasks
        ]
        self._index = GramIndex([_task_grams(*pair, vocabulary) for pair in zip(tasks, contexts, strict=True)])

    def match(self, asked: Asked, limit: int) -> list[ScoredTask]:
        """The best tasks first; a question that only names units gets those units' tasks."""
        overlaps = self._index.overlaps(asked.grams)
        if asked.departments and (asked.wants_list or not overlaps):
            return _best(list(self._of_units(asked, overlaps)), limit)
        if asked.clause_numbers:
            overlaps = dict.fromkeys(range(len(self._tasks)), Overlap(0.0, 0.0)) | overlaps
        return _best([self._score(number, overlap, asked) for number, overlap in overlaps.items()], limit)

    def _of_units(self, asked: Asked, overlaps: dict[int, Overlap]) -> Iterable[ScoredTask]:
        for number, units in enumerate(self._units):
            if asked.departments & units and (not overlaps or number in overlaps):
                yield self._score(number, overlaps.get(number, _LISTED), asked)

    def _score(self, number: int, overlap: Overlap, asked: Asked) -> ScoredTask:
        task = self._tasks[number]
        numbered = any(task.label.endswith((f"第{n}条", f"第{n}项")) for n in asked.clause_numbers)
        in_role = self._by_role[number].get(asked.role or "", frozenset())
        checks = [
            ("year", asked.years, _known(task.year)),
            ("document", asked.documents, _known(task.document_id)),
            ("role", asked.departments if asked.role else frozenset(), in_role),
        ]
        score = 0.8 * overlap.of_question + 0.2 * overlap.of_record
        rank, agreed, conflicts = _settle(max(score, 0.8 * numbered), checks)
        shown = _shown(rank, conflicts)
        if asked.departments and not asked.departments & self._units[number]:
            conflicts = (*conflicts, "unit")  # a wrong premise about the unit must not push the right task down
        return ScoredTask(task, shown, (*(("clause_number",) if numbered else ()), *agreed), conflicts, rank)


def _unit_ids(units: Iterable[str], vocabulary: Vocabulary) -> Iterable[str]:
    for unit in units:
        yield vocabulary.departments.id_of(unit) or vocabulary.departments.first(unit) or unit


def _task_grams(task: Task, context: str, vocabulary: Vocabulary) -> dict[str, float]:
    """A short item's words count in full; of a whole clause, its lead does, and its body less."""
    grams = dict.fromkeys(grams_of(context), 0.5)
    body = 0.75 if len(task.text) > 3 * len(task.quote) else 1.0
    grams |= dict.fromkeys(grams_of(vocabulary.rewrites.apply(task.text)), body)
    return grams | dict.fromkeys(grams_of(vocabulary.rewrites.apply(task.quote)), 1.0)


def _best(scored: list[_Scored], limit: int) -> list[_Scored]:
    return sorted((one for one in scored if one.score >= _LOWEST), key=lambda one: one.rank, reverse=True)[:limit]
