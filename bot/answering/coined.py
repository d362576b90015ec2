"""What a coined collective name stands for, in the words that explain it (六区是哪六个, 三纵指什么)."""

import re
from collections.abc import Iterable

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source


def answer_coined(inquiry: Inquiry) -> Draft | None:
    """The explanation of each coined name asked about; None where the documents explain none of them."""
    question, corpus = inquiry.question, inquiry.kit.corpus
    if not question.asks("list", "definition"):
        return None
    draft, asked = Draft("answered"), question.facets.documents
    for name in _named(question.text, inquiry.kit.coined):
        for clause_id, words in inquiry.kit.coined[name]:
            clause = corpus.clauses[clause_id]
            if not asked or clause.document_id in asked:
                source = Source.of_quote(clause, words)
                draft.say(inquiry.shown(source), source)
    return draft if draft.lines else None


def _named(text: str, names: Iterable[str]) -> list[str]:
    """The names in a text; of some in one word (“一城六区多园”) those that stand alone as well, where there are any."""
    found = [name for name in names if name in text]
    alone = re.sub(f"(?:{'|'.join(found)}){{2,}}", "", text) if found else ""
    return [name for name in found if name in alone] or found
