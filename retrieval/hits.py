"""What a search returns: the passages it accepts, and those it looked at and rejected, with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage; `score` is 0 to 1, the raw scores are BM25 (unbounded) and cosine, ranks count from 1.

    A side that did not see the passage leaves its rank None. `reason` says why a rejected passage was rejected.
    """

    paragraph_id: str
    clause_id: str
    document_id: str
    score: float
    lexical_score: float
    dense_score: float
    lexical_rank: int | None
    dense_rank: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ResultSet:
    """A search and its evidence: accepted hits best first, rejected ones best first, milliseconds by step."""

    query: str
    accepted: tuple[Hit, ...]
    rejected: tuple[Hit, ...]
    timings_ms: dict[str, float]

    def clause_ids(self) -> list[str]:
        """Clauses of the accepted hits, best first, each once."""
        return list(dict.fromkeys(hit.clause_id for hit in self.accepted))
