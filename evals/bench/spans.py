"""Where gold quotes stand in the sources, and whether what a search returned covers them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.case import Case, Gold
from evals.text import squash


@dataclass(frozen=True)
class Span:
    """Characters `start:end` of a document's source text."""

    document_id: str
    start: int
    end: int


class Sources:
    """Source texts that quotes are looked up in, white space ignored."""

    def __init__(self, titles: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """`titles` and `texts` by document id."""
        self.texts = dict(texts)
        self._titles = {document_id: squash(title) for document_id, title in titles.items()}
        self._dense = {document_id: _dense(text) for document_id, text in texts.items()}

    def places(self, gold: Gold) -> list[Span]:
        """Every place of the quote in the documents whose title holds `gold.doc`."""
        wanted = squash(gold.doc)
        named = [document_id for document_id, title in self._titles.items() if wanted in title]
        return [span for document_id in named for span in self._occurrences(document_id, squash(gold.quote))]

    def covers(self, found: Iterable[Span], place: Span) -> bool:
        """Whether the spans together hold every character of `place` that is not white space."""
        text = self.texts[place.document_id]
        open_places = {at for at in range(place.start, place.end) if not text[at].isspace()}
        for span in found:
            if span.document_id == place.document_id:
                open_places -= set(range(span.start, span.end))
        return not open_places

    def _occurrences(self, document_id: str, quote: str) -> Iterable[Span]:
        dense, offsets = self._dense[document_id]
        at = dense.find(quote)
        while at >= 0:
            yield Span(document_id, offsets[at], offsets[at + len(quote) - 1] + 1)
            at = dense.find(quote, at + 1)


@dataclass(frozen=True)
class Question:
    """A case as a search sees it: its words, and for each gold quote the places that would do."""

    case: Case
    golds: tuple[tuple[Span, ...], ...]


def located(cases: Iterable[Case], sources: Sources) -> list[Question]:
    """The answerable single-turn cases all of whose gold quotes stand in the sources."""
    questions = []
    for case in cases:
        golds = tuple(tuple(sources.places(gold)) for gold in case.gold)
        if case.expect == "answer" and len(case.turns) == 1 and golds and all(golds):
            questions.append(Question(case, golds))
    return questions


def recall(question: Question, found: Sequence[Span], sources: Sources) -> float:
    """Share of the question's gold quotes that the spans together cover."""
    hits = sum(any(sources.covers(found, place) for place in places) for places in question.golds)
    return hits / len(question.golds)


def hit(question: Question, first: Sequence[Span], sources: Sources) -> bool:
    """Whether the first result covers any of the gold quotes."""
    return recall(question, first, sources) > 0


def _dense(text: str) -> tuple[str, list[int]]:
    kept = [(folded, at) for at, character in enumerate(text) for folded in squash(character)]
    return "".join(character for character, _ in kept), [at for _, at in kept]
