"""What a document was drawn up under: the words in which it opens (依据…，制定本规划)."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source

_ASKED = re.compile("上位|依据|根据|凭(什么|啥)|按照(什么|哪)|为(了)?(什么|啥|落实什么)(制定|编制|出台)")
_MAKING = re.compile("制定|编制|制订|定的|出台|起草|写的|上位|文件|来的|有(哪些|什么|啥)")
_BASIS = re.compile("(政策|法律|文件|上位)?(依据|根据)|政策|文件")
_ENACTS = re.compile("制定本|制定此|编制本|特制定")


def answer_basis(inquiry: Inquiry) -> Draft | None:
    """The sentence of the document named that says what it was drawn up under; None where no basis is asked for."""
    question = inquiry.question
    documents = question.facets.documents
    whole = all(_BASIS.fullmatch(word) for word in question.subject.split())
    if not documents or not _ASKED.search(question.text) or not (whole or _MAKING.search(question.text)):
        return None
    clauses = [clause for id_ in documents for clause in inquiry.kit.corpus.documents[id_].clauses]
    sentences = (sentence for clause in clauses for sentence in inquiry.kit.sentences_of(clause.id))
    sources = [Source.of_sentence(s) for s in sentences if _ENACTS.search(s.text)]
    if question.facets.clauses or not sources:
        return None
    draft = Draft("answered")
    for source in sources:
        draft.say(inquiry.shown(source), source)
    return draft
