"""Which passages a search may return, and why another was left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from policy_corpus.corpus import Corpus
from policy_corpus.model import DistrictId, Frozen, ValidityState
from policy_corpus.validity import validity_at
from retrieval.manifest import Row


class Filters(Frozen):
    """An empty field does not filter. A passage that names no district or year passes the filter on it.

    `states` are the wanted validity states at `as_of`, which they need.
    """

    document_ids: tuple[str, ...] = ()
    districts: tuple[DistrictId, ...] = ()
    years: tuple[int, ...] = ()
    states: tuple[ValidityState, ...] = ()
    as_of: date | None = None


class Gate:
    """Filters applied to one corpus: the same decision for Chroma's query and for a single row."""

    def __init__(self, filters: Filters, corpus: Corpus) -> None:
        self._filters = filters
        self._outdated = _documents_in_other_states(filters, corpus)
        self._documents = frozenset(filters.document_ids)
        self._districts, self._years = frozenset(filters.districts), frozenset(filters.years)

    def refusal(self, row: Row) -> str | None:
        """Why a passage may not be returned, in Chinese; None where it may."""
        if self._documents and row.document_id not in self._documents:
            return "不在所选文件中"
        if row.document_id in self._outdated:
            return f"文件在{self._filters.as_of}不处于所选效力状态"
        if self._districts and row.districts and self._districts.isdisjoint(row.districts):
            return "说的是别的区域"
        if self._years and row.years and self._years.isdisjoint(row.years):
            return "说的是别的年份"
        return None

    def where(self) -> dict[str, Any] | None:
        """The same decision in Chroma's filter language."""
        clauses: list[dict[str, Any]] = []
        if self._documents:
            clauses.append({"document_id": {"$in": sorted(self._documents)}})
        if self._outdated:
            clauses.append({"document_id": {"$nin": sorted(self._outdated)}})
        if self._districts:
            clauses.append(_names_or_any("districts", "any_district", self._districts))
        if self._years:
            clauses.append(_names_or_any("years", "any_year", self._years))
        return {"$and": clauses} if len(clauses) > 1 else next(iter(clauses), None)


def _documents_in_other_states(filters: Filters, corpus: Corpus) -> frozenset[str]:
    if not filters.states:
        return frozenset()
    if filters.as_of is None:
        raise ValueError("a filter on validity states needs as_of")
    states: Mapping[str, ValidityState] = {
        id_: validity_at(parsed, filters.as_of).state for id_, parsed in corpus.documents.items()
    }
    return frozenset(id_ for id_, state in states.items() if state not in filters.states)


def _names_or_any(field: str, flag: str, wanted: frozenset[Any]) -> dict[str, Any]:
    return {"$or": [{flag: True}, *({field: {"$contains": value}} for value in sorted(wanted))]}
