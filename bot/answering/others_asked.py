"""Signs that the reviewed questions give (ADR 12): what others who asked so were answered, and in which words."""

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import SPOKEN, word_covers
from bot.drafting import Draft
from retrieval.grams import grams

_UNTOLD = 0.5  # where no question tells which is nearer
_AWAY = 0.05  # of cosine


def by_questions(inquiry: Inquiry, draft: Draft, held: frozenset[str]) -> dict[str, float]:
    """The signs, each 0 to 1; `held` are the character pairs of what the sources show.

    Preambles and words of the asker's own keep all questions at a distance, so that the comparison of those that the
    cited sentences answer with those that nothing answers tells more than either nearness.
    """
    cited, bank, nearest = _cited(inquiry, draft), inquiry.kit.evidence.bank, inquiry.nearest
    in_vain, share, sounds = _UNTOLD, bank.unsaid, bank.unsaid
    if nearest and _are_of(inquiry, draft):
        of_it = max((float(nearest.answered[at]) for at in cited), default=0.0)
        in_vain, share = float(nearest.unsaid > of_it), nearest.unsaid_share
        sounds = bank.unsaid if nearest.sounds_vain is None else nearest.sounds_vain
    return {
        "in_vain_nearer": in_vain,
        "in_vain_share": share,
        "sounds_vain": sounds,
        "word_unasked": float(_has_unasked_word(inquiry, cited, held)),
    }


def draws_away(inquiry: Inquiry, draft: Draft, thing: str) -> bool:
    """Whether the question without a thing is nearer to those that the cited sentences answer: it is another thing.

    Another word for what they are about (冒尖, 顶天) leaves the question nearly where it is; where meaning tells
    nothing, it is taken for another thing.
    """
    text, cited, bank = inquiry.question.search_text, _cited(inquiry, draft), inquiry.kit.evidence.bank
    without = (text if thing in text else inquiry.kit.canonical(text)).replace(thing, "")
    if not without.strip() or not _are_of(inquiry, draft):
        return True
    nearer, near = (bank.likeness(inquiry.kit.embed(words), cited) for words in (without, text))
    return nearer == near or nearer - near > _AWAY


def _are_of(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether questions were written of a document cited: of another, those that nothing answers are nearest always."""
    documents = (inquiry.kit.corpus.clauses[source.clause_id].document_id for source in draft.sources())
    return any(document in inquiry.kit.evidence.bank.documents for document in documents)


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
    unspoken = [word for word, share in word_covers(inquiry, held) if share < SPOKEN]
    pairs = {word: grams(word) for word in unspoken}
    asked = inquiry.kit.evidence.bank.words_asked({p for each in pairs.values() for p in each}, cited)
    return any(sum(p in asked for p in each) < SPOKEN * len(each) for each in pairs.values())
