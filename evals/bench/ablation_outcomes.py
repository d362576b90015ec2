"""What a ranking of sentences finds of a question's gold, and which of two rankings does better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from math import comb

from evals.bench.ablation_questions import Asked
from evals.bench.spans import Span
from policy_corpus.corpus import Corpus
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence

_FEW = 5  # clauses that a reader looks at


@dataclass(frozen=True)
class Target:
    """One gold quote: the clauses that hold it whole, the sentences (by ordinal) that share a character with it."""

    clauses: frozenset[str]
    sentences: frozenset[int]


@dataclass(frozen=True)
class Outcome:
    """One question under one ranking; recalls are shares of its gold quotes."""

    hit: bool  # the first sentence's clause holds a gold quote
    touched: bool  # the first sentence shares words with one
    recall_few: float  # in the first five clauses
    recall_all: float  # in the clauses of all sentences that the answer is chosen from
    scores: tuple[tuple[int, float], ...] = field(default=(), compare=False)  # of each sentence, by its ordinal

    @property
    def worth(self) -> tuple[float, ...]:
        """For comparing two outcomes of one question: what counts first comes first."""
        return (self.hit, self.touched, self.recall_few, self.recall_all)


def targets(question: Asked, corpus: Corpus, sentences: Sequence[Sentence]) -> list[Target]:
    """The gold quotes of a question as clauses and sentences."""
    return [
        Target(
            frozenset(c.id for c in corpus.clauses.values() if _any_within(places, c.document_id, c.start, c.end)),
            frozenset(s.ordinal for s in sentences if _any_shared(places, s)),
        )
        for places in question.golds
    ]


def outcome(wanted: Sequence[Target], by_aspect: Iterable[Sequence[RankedSentence]]) -> Outcome:
    """Several aspects are read in turn: the first of each, the second of each …"""
    ranked = [one for one in chain.from_iterable(zip_longest(*by_aspect)) if one is not None]
    clauses = list(dict.fromkeys(one.sentence.clause_id for one in ranked))
    return Outcome(
        hit=_found(wanted, clauses[:1]) > 0,
        touched=any(ranked[0].sentence.ordinal in target.sentences for target in wanted) if ranked else False,
        recall_few=_found(wanted, clauses[:_FEW]),
        recall_all=_found(wanted, clauses),
        scores=tuple((one.sentence.ordinal, round(one.score, 9)) for one in ranked),
    )


def chance(worse: int, better: int) -> float:
    """How likely a split as uneven as this is, were either side as likely (two-sided sign test)."""
    changed, fewer = worse + better, min(worse, better)
    return min(1.0, sum(comb(changed, n) for n in range(fewer + 1)) / float(2 ** (changed - 1)))


def _found(wanted: Sequence[Target], clauses: Sequence[str]) -> float:
    return sum(not target.clauses.isdisjoint(clauses) for target in wanted) / len(wanted)


def _any_within(places: Iterable[Span], document_id: str, start: int, end: int) -> bool:
    return any(p.document_id == document_id and start <= p.start and p.end <= end for p in places)


def _any_shared(places: Iterable[Span], sentence: Sentence) -> bool:
    return any(
        p.document_id == sentence.document_id and p.start < sentence.end and sentence.start < p.end for p in places
    )
