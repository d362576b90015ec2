"""Signs that the reviewed questions give (ADR 12): what others who asked so were answered, and in which words."""

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import word_covers
from bot.drafting import Draft
from retrieval.grams import grams

_SPOKEN = 0.5  # share of a word's character pairs that stands for the word


def by_questions(inquiry: Inquiry, draft: Draft, held: frozenset[str]) -> dict[str, float]:
    """The signs, each 0 to 1; `held` are the character pairs of what the sources show.

    Preambles and words of the asker's own keep all questions at a distance, so that the comparison of those that the
    cited sentences answer with those that nothing answers tells more than either nearness.
    """
    cited, nearest = _cited(inquiry, draft), inquiry.nearest
    of_it = max((float(nearest.answered[at]) for at in cited), default=0.0) if nearest else 0.0
    in_vain, share = (nearest.unsaid, nearest.unsaid_share) if nearest else (0.0, 0.0)
    return {
        "in_vain_nearer": float(in_vain > of_it),
        "in_vain_share": share,
        "word_unasked": float(_has_unasked_word(inquiry, cited, held)),
    }


def _cited(inquiry: Inquiry, draft: Draft) -> list[int]:
    """The ordinals of the sentences that the draft quotes from."""
    return [
        sentence.ordinal
        for source in draft.sources()
        for sentence in inquiry.kit.sentences_of(source.clause_id)
        if source.start < sentence.end and sentence.start < source.end
    ]


def _has_unasked_word(inquiry: Inquiry, cited: list[int], held: frozenset[str]) -> bool:
    """Whether a word of the subject stands neither in the sources nor in a question that the cited sentences answer."""
    unspoken = [word for word, share in word_covers(inquiry, held) if share < _SPOKEN]
    pairs = {word: grams(word) for word in unspoken}
    asked = inquiry.kit.evidence.bank.words_asked({p for each in pairs.values() for p in each}, cited)
    return any(sum(p in asked for p in each) < _SPOKEN * len(each) for each in pairs.values())
