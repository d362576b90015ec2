"""A notice beside what an earlier document says, where a later one of its place has done away with it."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.validity import validity_of
from bot.drafting import Draft, Source
from policy_corpus.model import Reference

_DOES_AWAY = re.compile("(?:此前|以前|之前|原有?|同类)[^。；《》]{0,30}(?:废止|停止执行|不再执行)")
_ENDS = "[”》]*(?:[（(][^（）()]*[）)])?(?:[、和及][^。；]{0,60})?(?:同时|即行|一并|相应|同日)?(?:废止|停止执行|失效)"


def notice_replaced(inquiry: Inquiry, draft: Draft) -> None:
    """Say first, in its own words, that a later document has done away with one that is cited."""
    kit = inquiry.kit
    for id_ in dict.fromkeys(kit.corpus.clauses[source.clause_id].document_id for source in draft.sources()):
        later = (other for other in kit.editions.later.get(id_, ()) if _has_begun(inquiry, other))
        found = next(((other, source) for other in later if (source := doing_away(inquiry, other))), None)
        if found:
            earlier = kit.corpus.documents[id_].document.short_title
            name = kit.corpus.documents[found[0]].document.short_title
            quote = inquiry.shown(found[1])
            draft.warn_first(kit.replies.render("line_replaced", earlier=earlier, later=name, quote=quote), found[1])


def _has_begun(inquiry: Inquiry, document_id: str) -> bool:
    """Whether a document has come into force: what it did away with stays so when it ends."""
    return validity_of(inquiry.kit.corpus, document_id, inquiry.as_of).state not in ("undated", "not_yet_in_force")


def doing_away(inquiry: Inquiry, document_id: str) -> Source | None:
    """The sentence in which a document does away with what was issued before it."""
    for clause in reversed(inquiry.kit.corpus.documents[document_id].clauses):
        for sentence in inquiry.kit.sentences_of(clause.id):
            if does_away(sentence.text):
                return Source.of_sentence(sentence)
    return None


def repealing(inquiry: Inquiry, reference: Reference) -> Source | None:
    """The sentence in which a document that is held does away with the one that it names; None where none does."""
    sentences = inquiry.kit.sentences_of(reference.clause_id)
    return next((Source.of_sentence(each) for each in sentences if does_away_with(reference.name, each.text)), None)


def does_away_with(name: str, text: str) -> bool:
    """Whether words do away with the document of that name."""
    return re.search(f"{re.escape(name)}{_ENDS}", text) is not None


def does_away(text: str) -> bool:
    """Whether words do away with what was issued before, without naming one document of it."""
    return _DOES_AWAY.search(text) is not None
