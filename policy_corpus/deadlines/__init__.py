"""What ends or falls due: validity, plan periods, target years, runs of payments, obligations that outlast a policy.

They are told apart by `Deadline.kind`; none of them is a date to apply by, which the documents leave to later notices.
"""

from collections.abc import Iterable

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.documents import document_ends
from policy_corpus.deadlines.due import counted_from, falling_due
from policy_corpus.deadlines.model import Deadline, DeadlineKind
from policy_corpus.deadlines.obligations import obligations
from policy_corpus.deadlines.payments import payment_runs
from policy_corpus.deadlines.targets import target_years
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.model import Measure

__all__ = ["Deadline", "DeadlineKind", "counted_from", "deadlines", "falling_due"]


def deadlines(corpus: Corpus, factbook: FactBook, measures: Iterable[Measure]) -> tuple[Deadline, ...]:
    """Everything that ends or falls due, by kind and in order of the documents."""
    catalogue = tuple(measures)
    return (
        *document_ends(corpus),
        *target_years(corpus, factbook),
        *payment_runs(corpus, catalogue),
        *obligations(corpus, catalogue),
    )
