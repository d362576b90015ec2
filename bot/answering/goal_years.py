"""The year to which a document's goals run (目标年份是哪年), as its goals themselves say."""

import re

from bot.answering.documents import say_validity
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from retrieval.sentences import Sentence

_ASKED = re.compile(
    "(?:目标|指标|任务)[^,。;]{0,6}(?:年份|时间点|时点|节点|哪一?年|算到|截至|到什么时候|到何时|(?:什么时候|何时|多久|哪天)"
    "[^,。;]{0,2}(?:[完达]成|实现|达到|干完|做完|收尾))"
)
_BESIDE = re.compile("目标|指标|任务|年份|时间点|时点|节点|算到|截至|哪个?|最迟|最晚|[完达]成|实现|达到|[干做]完|收尾")
_UNTIL = re.compile(r"到(?:20\d\d)年")


def answer_goal_year(inquiry: Inquiry) -> Draft | None:
    """The sentence of each named document that dates its goals; None where something narrower is asked about."""
    question = inquiry.question
    narrower = [word for word in question.subject.split() if not _BESIDE.fullmatch(word)]
    if not question.facets.documents or narrower or not _ASKED.search(question.text):
        return None
    draft = Draft("answered")
    for document_id in question.facets.documents:
        sentence = _dating(inquiry, document_id)
        if sentence is None:
            return None
        source = Source.of_sentence(sentence)
        draft.say(inquiry.shown(source), source)
        if question.asks("validity"):
            say_validity(inquiry, draft, document_id)
    return draft


def _dating(inquiry: Inquiry, document_id: str) -> Sentence | None:
    parts = (part for part in inquiry.kit.parts[document_id] if "目标" in part.heading)
    sentences = (s for part in parts for clause in part.clauses for s in inquiry.kit.sentences_of(clause.id))
    return next((sentence for sentence in sentences if _UNTIL.search(sentence.text)), None)
