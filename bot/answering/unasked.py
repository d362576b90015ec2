"""Signs of an answer from documents of which nobody has written questions: how like the question it is."""

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import word_covers
from bot.answering.wanted import lacks_number
from bot.drafting import Draft, Source

_SPOKEN = 0.5  # share of a word's character pairs that stands for the word
_FAR, _NEAR = (
    0.80,
    0.92,
)  # e5's cosines of a paragraph that has little to do with a question, and of one that answers it
_FEW, _ALL = 0.5, 1.7  # scores by words of the best sentence


def is_unasked(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether all that a draft cites is of documents that no reviewed question was written of."""
    asked, clauses = inquiry.kit.evidence.bank.documents, inquiry.kit.corpus.clauses
    return all(clauses[source.clause_id].document_id not in asked for source in draft.sources())


def by_likeness(inquiry: Inquiry, draft: Draft) -> dict[str, float]:
    """The signs, each 0 to 1."""
    held = frozenset(pair for source in draft.sources() for pair in inquiry.kit.grams_of(source.clause_id))
    places = inquiry.kit.places
    covers = [share for word, share in word_covers(inquiry, held) if not places.named(word)]
    meant = max((inquiry.meant.get(id_, 0.0) for s in draft.sources() for id_ in _paragraphs(inquiry, s)), default=0.0)
    worded = inquiry.ranked[0].why.get("words", 0.0) if inquiry.ranked else 0.0
    return {
        "unasked": 1.0,
        "figure_lacking": float(
            not draft.figures and lacks_number(inquiry.question, "".join(map(inquiry.shown, draft.sources())))
        ),
        "words_missing": sum(share < _SPOKEN for share in covers) / len(covers) if covers else 0.0,
        "meant": _scaled(meant, _FAR, _NEAR),
        "worded": _scaled(worded, _FEW, _ALL),
    }


def _paragraphs(inquiry: Inquiry, source: Source) -> list[str]:
    paragraphs = inquiry.kit.corpus.clauses[source.clause_id].paragraphs
    return [p.id for p in paragraphs if p.start < source.end and source.start < p.end]


def _scaled(value: float, least: float, most: float) -> float:
    return min(1.0, max(0.0, (value - least) / (most - least)))
