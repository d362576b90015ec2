"""Who explains a document, and who reviews what is applied for under it: what its own closing clauses say of it."""

import re
from collections.abc import Sequence

from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import alone_in
from bot.drafting import Draft, Source
from bot.understanding.question import find_subject

_EXPLAINED = re.compile("负责[^，。；]{0,4}解释|承担[^，。；]{0,6}解释|由[^，。；]{2,24}解释")
_ASKED = re.compile("解释权|(负责|有权|谁来|谁能|归谁|由谁|哪个(部门|单位)|谁)(给|做)?解释|解释(单位|部门|机关|的是谁)")
_REVIEWED = re.compile("评审委员会[^，。；]{0,4}评审|由[^，。；]{2,24}评审")
_REVIEW_ASKED = re.compile("谁(?:来|负责|组织)*评审|评审(?:由|归|是)*谁|评审(?:单位|机构|主体)")
_WHEN = "(?:什么时候|啥时候|何时|几时|哪天|哪年|几号|几月)"
_PAPERS = "(?:实施细则|申报通知|申报指南|细则|指南)"
_PAPERS_DUE = re.compile(
    f"{_PAPERS}[^,。;?]{{0,4}}{_WHEN}(?:能|会|才)*(?:发布|公布|出台|印发|制定|下发|出|发|下)?来?的?"
    f"|{_WHEN}(?:能|会|才)*(?:发布|公布|出台|印发|制定|下发|出|发|下){_PAPERS}"
)
_PAPERS_ISSUED = re.compile(f"{_PAPERS}[^。；]{{0,24}}另行(?:制定|发布)")
_DECIDES = re.compile("谁说了算")
_UNCLEAR = re.compile(
    "条文|条款|字句|文字|[看读弄]不(?:懂|明白|清)|争议|歧义|拿不准"
)  # what makes one ask for whoever decides


def answer_interpretation(inquiry: Inquiry) -> Draft | None:
    """Where the documents asked about say who explains them; None where nothing of that is asked or said."""
    text = inquiry.question.text
    if _REVIEW_ASKED.search(text):
        named = alone_in(inquiry, _REVIEW_ASKED.sub(" ", text))
        beside = inquiry.question.subject_beside_units.replace("评审", "").strip()
        of = tuple(dict.fromkeys(each.measure.document_id for each in named[:1]))
        return _say(inquiry, _REVIEWED, "not_found_reviewer", of) if named or not beside else None
    if _PAPERS_DUE.search(text) and not find_subject(
        _PAPERS_DUE.sub(" ", text), inquiry.kit.gazetteer, inquiry.kit.segmenter
    ):
        return _undated_papers(inquiry)
    decides = _DECIDES.search(text) and all(map(_UNCLEAR.search, inquiry.question.subject.split()))
    if not (_ASKED.search(text) or decides):
        return None
    return _say(inquiry, _EXPLAINED, "not_found_interpreter")


def _say(inquiry: Inquiry, saying: re.Pattern[str], left_out: str, of: Sequence[str] = ()) -> Draft | None:
    """The sentences that say it, of the documents asked about, else of those given; that a document leaves it out."""
    documents = inquiry.question.facets.documents or of or own_document(inquiry)
    held = documents or inquiry.kit.corpus.documents
    sources = [source for id_ in held for source in _sentences(inquiry, id_, saying)]
    if sources:
        return Draft("answered").say("".join(map(inquiry.shown, sources)), *sources)
    if not documents:
        return None
    name = inquiry.kit.corpus.documents[documents[0]].document.short_title
    return Draft("not_found").say(inquiry.kit.replies.render(left_out, document=name))


def _undated_papers(inquiry: Inquiry) -> Draft | None:
    """That the day is left open on which rules and notices are issued, and who issues them."""
    said = _say(inquiry, _PAPERS_ISSUED, "not_found_interpreter")
    if said is None or not said.sources():
        return None
    lack = inquiry.kit.replies.render("not_found_attribute", attribute="实施细则、申报通知、申报指南的发布时间")
    quoted = (f"最接近的规定：“{inquiry.shown(source)}”" for source in said.sources())
    return Draft("not_found").say(lack).say("；".join(quoted), *said.sources())


def explaining(inquiry: Inquiry, document_id: str) -> list[Source]:
    """Where the document says who explains it."""
    return _sentences(inquiry, document_id, _EXPLAINED)


def _sentences(inquiry: Inquiry, document_id: str, saying: re.Pattern[str]) -> list[Source]:
    clauses = inquiry.kit.corpus.documents[document_id].clauses
    sentences = (s for clause in clauses for s in inquiry.kit.sentences_of(clause.id))
    return [Source.of_sentence(s) for s in sentences if saying.search(s.text)]
