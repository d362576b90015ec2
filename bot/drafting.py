"""A draft answer: its status, its lines, and for each line the stretches of source text that support it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bot.eligibility import Assessment
from bot.reply import OpenQuestion, Status
from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Figure
from retrieval.sentences import Sentence, clean_slice, laid_out

_RUN = re.compile(r"\S+")

# What the documents do not show of what was asked.
Lack = Literal["subject", "figure", "attribute", "year", "district"]


@dataclass(frozen=True, slots=True)
class Source:
    """A verbatim stretch of a clause; offsets are those of the document's source text."""

    clause_id: str
    start: int
    end: int

    @classmethod
    def of_sentence(cls, sentence: Sentence) -> "Source":
        """The whole sentence."""
        return cls(sentence.clause_id, sentence.start, sentence.end)

    def overlaps(self, sentence: Sentence) -> bool:
        """Whether some of the sentence stands in it."""
        return self.clause_id == sentence.clause_id and self.start < sentence.end and sentence.start < self.end

    @classmethod
    def of_quote(cls, clause: Clause, quote: str) -> "Source":
        """Where `quote` stands in the clause, white space aside; the whole clause where it does not."""
        span = locate(clause.text, quote)
        start, end = span or (0, len(clause.text))
        return cls(clause.id, clause.start + start, clause.start + end)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer; the markers of its sources are put at its end."""

    text: str
    sources: tuple[Source, ...] = ()
    notice: bool = False  # stands first in the answer, but its citations come last


@dataclass
class Draft:
    """What will be said, before citations are numbered and every figure is checked."""

    status: Status
    lines: list[Line] = field(default_factory=list)
    measures: list[Assessment] = field(default_factory=list)
    parts: list[list[Assessment]] = field(default_factory=list)  # of each question of the message
    questions: list[OpenQuestion] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)  # the records that were stated, for comparing
    computed: list[str] = field(default_factory=list)  # shown computations whose results need no clause
    covered: list[str] = field(default_factory=list)  # parts of the message that a sentence beside the first tells
    tells_over: bool = False  # a list whose lines say which of what they name is over, beside what is not
    judged: bool = False  # it begins with whether the asker meets what is asked for
    strays: bool = False  # it says itself that its words are not of what the question names
    lack: Lack | None = None  # on the face of it; whether that forbids the answer is weighed with all else

    def say(self, text: str, *sources: Source) -> "Draft":
        """Add a line; an empty one is dropped."""
        if text:
            self.lines.append(Line(text, sources))
        return self

    def joined(self, drafts: Iterable["Draft"]) -> "Draft":
        """Add the lines of other drafts, with what was computed for them."""
        for draft in drafts:
            self.lines += draft.lines
            self.computed += draft.computed
        return self

    def warn_first(self, text: str, *sources: Source) -> "Draft":
        """Put a notice before everything else; what it cites is numbered after what the answer cites."""
        self.lines.insert(0, Line(text, sources, notice=True))
        return self

    def sources(self) -> list[Source]:
        """All sources, most important first: those of the answer's lines, then those of its notices."""
        ordered = sorted(self.lines, key=lambda line: line.notice)
        return list(dict.fromkeys(source for line in ordered for source in line.sources))


def named_clauses(corpus: Corpus, draft: Draft) -> list[Clause]:
    """The cited clauses that source lines name: a notice's only where its document is cited for nothing else."""
    stating = {s.clause_id for line in draft.lines if not line.notice for s in line.sources}
    documents = {corpus.clauses[id_].document_id for id_ in stating}
    cited = {source.clause_id: corpus.clauses[source.clause_id] for source in draft.sources()}
    return [clause for clause in cited.values() if clause.id in stating or clause.document_id not in documents]


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """Start and end of `quote` in `text`, any white space inside either ignored."""
    wanted = "".join(quote.split())
    at = "".join(text.split()).find(wanted)
    return (_place(text, at), _place(text, at + len(wanted) - 1) + 1) if wanted and at >= 0 else None


def _place(text: str, count: int) -> int:
    """Where the character stands that `count` others come before, white space aside."""
    for run in _RUN.finditer(text):
        if count < len(run[0]):
            return run.start() + count
        count -= len(run[0])
    raise IndexError("so many characters the text does not have")


def shown(corpus: Corpus, source: Source) -> str:
    """The source's words as a reader should see them."""
    parsed = corpus.documents[corpus.clauses[source.clause_id].document_id]
    words = clean_slice if parsed.document.reviewed else laid_out
    return words(parsed, source.start, source.end)
