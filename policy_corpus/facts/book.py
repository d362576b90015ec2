"""The facts of a corpus, indexed for looking up and for matching questions in the asker's words."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from policy_corpus.facts.asking import Asked, QuestionReader
from policy_corpus.facts.figures import extract_figures
from policy_corpus.facts.matching import FigureMatcher, ScoredFigure, ScoredTask, TaskMatcher
from policy_corpus.facts.passages import ReadsCorpus
from policy_corpus.facts.references import extract_references, name_key
from policy_corpus.facts.surroundings import Surroundings
from policy_corpus.facts.tasks import extract_tasks
from policy_corpus.model import Figure, Reference, Task
from policy_corpus.vocabulary import Term, Terms, load_vocabulary

OneOrMore = str | Collection[str] | None
Years = int | Collection[int] | None


_SHORTEST = {"办法": 6, "目录": 6, "措施": 8, "举措": 8}  # characters of the end of a title by which it is known


class FactBook:
    """All figures, tasks and references of one corpus; every look-up takes well under a millisecond."""

    def __init__(
        self, figures: Sequence[Figure], tasks: Sequence[Task], references: Sequence[Reference], corpus: ReadsCorpus
    ) -> None:
        self._figures, self._tasks, self._references = tuple(figures), tuple(tasks), tuple(references)
        self._vocabulary = load_vocabulary()
        self._reader = QuestionReader(self._vocabulary, _document_names(corpus))
        around = Surroundings(corpus)
        self._figure_matcher = FigureMatcher(self._figures, list(around.of_figures(figures)), self._vocabulary)
        self._task_matcher = TaskMatcher(self._tasks, list(around.of_tasks(tasks)), self._vocabulary)
        names = [(one, name) for one in self._references for name in _names_of(one)]
        self._names = [*names, *_shortened(names)]

    @classmethod
    def of(cls, corpus: ReadsCorpus) -> "FactBook":
        """Read all facts of a corpus and index them."""
        return cls(extract_figures(corpus), extract_tasks(corpus), extract_references(corpus), corpus)

    def figures(
        self,
        indicator: OneOrMore = None,
        *,
        year: Years = None,
        district: OneOrMore = None,
        document: OneOrMore = None,
        unit: OneOrMore = None,
    ) -> tuple[Figure, ...]:
        """Figures by exact facets, in order of the text; `indicator` takes ids, or names of any form."""
        names = _set(indicator)
        indicators = names | {known for name in names if (known := self._vocabulary.indicators.id_of(name))}
        years, districts, documents, units = _years(year), _set(district), _set(document), _set(unit)
        return tuple(
            one
            for one in self._figures
            if (not indicators or one.indicator_id in indicators or one.indicator in indicators)
            and (not years or one.year in years)
            and (not districts or one.district in districts)
            and (not documents or one.document_id in documents)
            and (not units or one.unit in units)
        )

    def tasks(self, *, document: OneOrMore = None, clause: OneOrMore = None) -> tuple[Task, ...]:
        """Tasks of documents or clauses, in order of the text."""
        documents, clauses = _set(document), _set(clause)
        return tuple(
            one
            for one in self._tasks
            if (not documents or one.document_id in documents) and (not clauses or one.clause_id in clauses)
        )

    def tasks_of(self, unit: str, role: str | None = None, document: OneOrMore = None) -> tuple[Task, ...]:
        """Tasks that a unit, by id or any of its names, has; `role` is lead, supporting or responsible."""
        wanted = self._unit(unit)
        return tuple(
            task
            for task in self.tasks(document=document)
            if wanted in map(self._unit, getattr(task.units, role) if role else task.units.all())
        )

    def tasks_matching(self, terms: Iterable[str], limit: int = 10) -> list[ScoredTask]:
        """Tasks ranked by how much of the terms they cover."""
        return self.match_tasks(" ".join(terms), limit=limit)

    def references(self) -> tuple[Reference, ...]:
        """Every document named and not contained."""
        return self._references

    def match_figures(
        self,
        question: str,
        *,
        year: Years = None,
        district: OneOrMore = None,
        document: OneOrMore = None,
        limit: int = 5,
    ) -> list[ScoredFigure]:
        """Figures ranked for a question; facets given here replace those that the question's own words name."""
        return self._figure_matcher.match(self.read(question, year, district, document), limit)

    def match_tasks(
        self,
        question: str,
        *,
        year: Years = None,
        document: OneOrMore = None,
        limit: int = 5,
    ) -> list[ScoredTask]:
        """Tasks ranked for a question; one that only names units gets those units' tasks."""
        return self._task_matcher.match(self.read(question, year, None, document, about_units=True), limit)

    def match_references(self, question: str) -> list[Reference]:
        """Named documents whose name, alias or number stands in the question, the longest name first."""
        wording = name_key(question)
        found = [(len(name), one) for one, name in self._names if name in wording]
        return list({one.id: one for _, one in sorted(found, key=lambda pair: -pair[0])}.values())

    def read(
        self, question: str, year: Years, district: OneOrMore, document: OneOrMore, *, about_units: bool = False
    ) -> Asked:
        """What the question asks, as the matchers see it."""
        return self._reader.read(
            question,
            years=_years(year),
            districts=_set(district),
            documents=_set(document),
            about_units=about_units,
        )

    def _unit(self, name: str) -> str:
        departments = self._vocabulary.departments
        known = name if name in departments.by_id else departments.id_of(name) or departments.first(name)
        return known or name


def _set(value: OneOrMore) -> frozenset[str]:
    return frozenset() if value is None else frozenset((value,) if isinstance(value, str) else value)


def _years(value: Years) -> frozenset[int]:
    return frozenset() if value is None else frozenset((value,) if isinstance(value, int) else value)


def _shortened(names: Sequence[tuple[Reference, str]]) -> Iterator[tuple[Reference, str]]:
    """The shortest end of each title that no other title ends in: people leave out the words before (后补助试行办法).

    Not of plans: what is left of their names may be any plan's.
    """
    keys = {name for _, name in names}
    for one, name in names:
        shortest = _SHORTEST.get(name[-2:], len(name))
        ends = (name[-length:] for length in range(shortest, len(name)))
        own = next((end for end in ends if sum(key.endswith(end) for key in keys) == 1), None)
        if own:
            yield one, own


def _document_names(corpus: ReadsCorpus) -> Terms:
    documents = [parsed.document for parsed in corpus.documents.values()]
    return Terms(
        Term(
            id=one.id, name=one.title, synonyms=(one.short_title, *one.aliases, *((one.number,) if one.number else ()))
        )
        for one in documents
    )


def _names_of(reference: Reference) -> list[str]:
    names = (reference.name, *reference.aliases, *((reference.number,) if reference.number else ()))
    return [key for name in names if len(key := name_key(name)) > 2]
