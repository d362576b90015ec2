"""Finds quotes in a document, whatever line or page breaks stand inside them, and says which clause they stand in."""

import re
from bisect import bisect_right
from itertools import accumulate

from policy_corpus.errors import CorpusError
from policy_corpus.model import Clause, Evidence, ParsedDocument

_SOLID = re.compile(r"\S+")


class _CompactClause:
    """A clause's text without white space, and the way back to it."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        runs = list(_SOLID.finditer(clause.text))
        self.text = "".join(run.group() for run in runs)
        self._starts = [run.start() for run in runs]
        self._offsets = [0, *accumulate(len(run.group()) for run in runs)]

    def evidence(self, start: int, end: int) -> Evidence:
        """The stretch of the clause's own text behind `text[start:end]`."""
        return Evidence(quote=self.clause.text[self._at(start) : self._at(end - 1) + 1], clause_id=self.clause.id)

    def _at(self, offset: int) -> int:
        run = bisect_right(self._offsets, offset) - 1
        return self._starts[run] + offset - self._offsets[run]


class QuoteFinder:
    """The clauses of one document, ready to be searched for quotes."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._document_id = parsed.document.id
        self._clauses = {clause.id: _CompactClause(clause) for clause in parsed.clauses}

    def find(self, quote: str, home: str | None = None) -> Evidence:
        """The quote as the document writes it; `home` is the clause preferred where several hold the same words.

        Raises CorpusError where no clause holds it, or several do and none of them is `home`.
        """
        compact = "".join(quote.split())
        holders = [clause for clause in self._clauses.values() if compact in clause.text]
        if home is not None:
            holders = [clause for clause in holders if clause.clause.id == home] or holders
        if len(holders) != 1:
            found = "没有条款包含" if not holders else f"有{len(holders)}个条款包含"
            raise CorpusError(f"{self._document_id}：{found}引文“{quote}”，请改为恰好一个条款中的原文。")
        start = holders[0].text.index(compact)
        return holders[0].evidence(start, start + len(compact))
