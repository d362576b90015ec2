"""The lines that name the source: each names a clause that is cited, and none of them twice."""

from propcache.api import cached_property

from bot.drafting import Draft, named_clauses
from bot.grounding.evidence import source_line
from bot.grounding.reading import squash
from policy_corpus.corpus import Corpus

_SOURCE, _SOURCE_LINE, _AFTER_LABEL = "依据:", ("依据：", "依据:"), ("", ";", "。", "[", ",", "(")


class SourceLines:
    """The source lines of one draft, to be asked about in order."""

    def __init__(self, corpus: Corpus, draft: Draft) -> None:
        self._corpus, self._draft = corpus, draft
        self.last: str | None = None  # the clause that the source line before names

    def missourced(self, text: str) -> list[str]:
        """A line that names a source which is not cited, or one that was named before."""
        words = squash(text)
        return [] if not words.startswith(_SOURCE) or self._names_cited_clause(words) else [text]

    def _names_cited_clause(self, text: str) -> bool:
        for clause_id in self._next_clauses():
            beginning = self._beginnings[clause_id]
            if text.startswith(beginning) and text[len(beginning) :][:1] in _AFTER_LABEL:
                del self._beginnings[clause_id]
                self.last = clause_id
                return True
        return False

    def _next_clauses(self) -> list[str]:
        """The clauses that the next source line may name: in order of citation, or each document's together."""
        left = list(self._beginnings)
        if not self._one_line_each or not left:
            return left
        document = self._corpus.clauses[self.last].document_id if self.last else ""
        together = [clause_id for clause_id in left if self._corpus.clauses[clause_id].document_id == document]
        return [left[0], *together[:1]]

    @cached_property
    def _beginnings(self) -> dict[str, str]:
        """How the source line of each clause that gets one begins, in order of citation."""
        named, document_of = named_clauses(self._corpus, self._draft), self._corpus.document_of
        return {clause.id: squash(source_line(document_of(clause.id), clause.label)) for clause in named}

    @cached_property
    def _one_line_each(self) -> bool:
        """Whether every cited clause has its source line, in the order of citation."""
        named = sum(line.text.startswith(_SOURCE_LINE) for line in self._draft.lines)
        return named == len(self._beginnings)
