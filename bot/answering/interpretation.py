"""Who explains a document, and who reviews what is applied for under it: what its own closing clauses say of it."""

import re

from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source

_EXPLAINED = re.compile("负责[^，。；]{0,4}解释|承担[^，。；]{0,6}解释|由[^，。；]{2,24}解释")
_ASKED = re.compile("解释权|(负责|有权|谁来|谁能|归谁|由谁|哪个(部门|单位)|谁)(给|做)?解释|解释(单位|部门|机关|的是谁)")
_REVIEWED = re.compile("评审委员会[^，。；]{0,4}评审|由[^，。；]{2,24}评审")
_REVIEW_ASKED = re.compile("谁(?:来|负责|组织)*评审|评审(?:由|归|是)*谁|评审(?:单位|机构|主体)")
_DECIDES = re.compile("谁说了算")
_UNCLEAR = re.compile(
    "条文|条款|字句|文字|[看读弄]不(?:懂|明白|清)|争议|歧义|拿不准"
)  # what makes one ask for whoever decides


def answer_interpretation(inquiry: Inquiry) -> Draft | None:
    """Where the documents asked about say who explains them; None where nothing of that is asked or said."""
    text = inquiry.question.text
    if _REVIEW_ASKED.search(text) and not inquiry.question.subject_beside_units.replace("评审", "").strip():
        return _say(inquiry, _REVIEWED, "not_found_reviewer")
    decides = _DECIDES.search(text) and all(map(_UNCLEAR.search, inquiry.question.subject.split()))
    if not (_ASKED.search(text) or decides):
        return None
    return _say(inquiry, _EXPLAINED, "not_found_interpreter")


def _say(inquiry: Inquiry, saying: re.Pattern[str], left_out: str) -> Draft | None:
    """The sentences of the documents asked about that say it; that a document leaves it out."""
    documents = inquiry.question.facets.documents or own_document(inquiry)
    held = documents or inquiry.kit.corpus.documents
    sources = [source for id_ in held for source in _sentences(inquiry, id_, saying)]
    if sources:
        return Draft("answered").say("".join(map(inquiry.shown, sources)), *sources)
    if not documents:
        return None
    name = inquiry.kit.corpus.documents[documents[0]].document.short_title
    return Draft("not_found").say(inquiry.kit.replies.render(left_out, document=name))


def explaining(inquiry: Inquiry, document_id: str) -> list[Source]:
    """Where the document says who explains it."""
    return _sentences(inquiry, document_id, _EXPLAINED)


def _sentences(inquiry: Inquiry, document_id: str, saying: re.Pattern[str]) -> list[Source]:
    clauses = inquiry.kit.corpus.documents[document_id].clauses
    sentences = (s for clause in clauses for s in inquiry.kit.sentences_of(clause.id))
    return [Source.of_sentence(s) for s in sentences if saying.search(s.text)]
