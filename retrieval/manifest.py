"""What an index says about itself: by what it was made, of what, and the facets of each passage."""

from collections.abc import Sequence

from pydantic import Field

from policy_corpus.model import Frozen
from retrieval.passages import Passage

SCHEMA = 2
FILE = "manifest.json"


class Row(Frozen):
    """One indexed passage, in index order."""

    id: str
    clause_id: str
    document_id: str
    districts: tuple[str, ...]
    years: tuple[int, ...]
    digest: str


class Manifest(Frozen):
    """Written last: a generation without it is unfinished."""

    schema_version: int
    model: str
    lexical: str
    corpus: str
    rows: tuple[Row, ...]
    files: dict[str, str] = Field(default_factory=dict)  # digests by path, added when the index is published

    @property
    def digests(self) -> dict[str, str]:
        """Passage id -> digest of what was indexed."""
        return {row.id: row.digest for row in self.rows}


def rows_of(passages: Sequence[Passage]) -> tuple[Row, ...]:
    """The rows of passages, in their order."""
    return tuple(
        Row(
            id=p.id,
            clause_id=p.clause_id,
            document_id=p.document_id,
            districts=p.districts,
            years=p.years,
            digest=p.digest,
        )
        for p in passages
    )
