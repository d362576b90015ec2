"""Who explains a document: what its own closing clause says of it."""

import re

from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source

_EXPLAINED = re.compile("负责[^，。；]{0,4}解释|承担[^，。；]{0,6}解释|由[^，。；]{2,24}解释")
_ASKED = re.compile("解释权|(负责|有权|谁来|谁能|归谁|由谁|哪个(部门|单位)|谁)(给|做)?解释|解释(单位|部门|机关|的是谁)")
_DECIDES = re.compile("谁说了算")
_UNCLEAR = re.compile(
    "条文|条款|字句|文字|[看读弄]不(?:懂|明白|清)|争议|歧义|拿不准"
)  # what makes one ask for whoever decides


def answer_interpretation(inquiry: Inquiry) -> Draft | None:
    """Where the documents asked about say who explains them; None where nothing of that is asked or said."""
    text = inquiry.question.text
    decides = _DECIDES.search(text) and all(map(_UNCLEAR.search, inquiry.question.subject.split()))
    if not (_ASKED.search(text) or decides):
        return None
    documents = inquiry.question.facets.documents or own_document(inquiry)
    saying = {id_: explaining(inquiry, id_) for id_ in documents or inquiry.kit.corpus.documents}
    sources = [source for found in saying.values() for source in found]
    if sources:
        return Draft("answered").say("".join(map(inquiry.shown, sources)), *sources)
    name = inquiry.kit.corpus.documents[documents[0]].document.short_title
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_interpreter", document=name))


def explaining(inquiry: Inquiry, document_id: str) -> list[Source]:
    """Where the document says who explains it."""
    clauses = inquiry.kit.corpus.documents[document_id].clauses
    sentences = (s for clause in clauses for s in inquiry.kit.sentences_of(clause.id))
    return [Source.of_sentence(s) for s in sentences if _EXPLAINED.search(s.text)]
