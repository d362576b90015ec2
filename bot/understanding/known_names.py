"""The names by which documents, districts and departments are known."""

from collections.abc import Iterable, Mapping

from bot.understanding.document_names import by_area, worded_names
from bot.understanding.facets import Gazetteer
from policy_corpus.corpus import Corpus
from policy_corpus.vocabulary import Vocabulary
from retrieval.sentences import DistrictFinder
from retrieval.text import fold


def gazetteer_of(corpus: Corpus, vocabulary: Vocabulary, plan_periods: Mapping[str, tuple[int, int]]) -> Gazetteer:
    """Names of documents, districts and departments; `plan_periods`: first and last year of each plan by its id."""
    parts = (part for term in vocabulary.district_terms for part in term.parts)
    documents = [parsed.document for parsed in corpus.documents.values()]
    areas = {term.id: [fold(name) for name in (term.name, *term.synonyms)] for term in vocabulary.district_terms}
    worded = worded_names(documents, areas)
    return Gazetteer.of(_names(corpus, vocabulary), map(fold, parts), plan_periods, worded, by_area(documents))


def _names(corpus: Corpus, vocabulary: Vocabulary) -> Iterable[tuple[str, str, Iterable[str]]]:
    for parsed in corpus.documents.values():
        d = parsed.document
        names = [d.title, d.short_title, *d.aliases, *([d.number] if d.number else [])]
        yield "documents", d.id, map(fold, names)
    yield from (("districts", id_, names) for id_, names in district_forms(vocabulary).items())
    for department in vocabulary.department_terms:
        yield "departments", department.id, map(fold, department.forms())


def district_finder(vocabulary: Vocabulary) -> DistrictFinder:
    """Finds the reviewed names of districts in the documents."""
    wholes = {term.id: term.parent for term in vocabulary.district_terms if term.parent}
    return DistrictFinder({n: id_ for id_, names in district_forms(vocabulary).items() for n in names}, wholes)


def district_forms(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The names that name each district. Of the whole city only 全市, 我市 …: its bare name stands in most names."""
    forms = {term.id: [fold(form) for form in term.forms()] for term in vocabulary.district_terms}
    whole = [term.id for term in vocabulary.district_terms if term.parent is None]
    return {id_: [n for n in names if n[0] in "全我本"] if id_ in whole else names for id_, names in forms.items()}
