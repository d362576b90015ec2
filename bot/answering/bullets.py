"""N things that a section sets out in N paragraphs of their own (三条主线: ——…的发展主线, ——…的改革主线 …)."""

import re
from collections import defaultdict

from bot.answering.inquiry import Inquiry
from bot.answering.lists import ENUMERATOR, FEWEST, asked_count
from bot.drafting import Draft, Source
from retrieval.sentences import Sentence

_COUNTED_NOUN = re.compile(
    r"(?:\d+|[两二三四五六七八九十]+)[个项条家类种大]([\u4e00-\u9fff]{2,4}?)(?=是|有|分别|都|各|包括|指|的|[?？,，。]|$)"
)


def answer_bullets(inquiry: Inquiry) -> Draft | None:
    """The paragraphs that each name one of the things counted; None where no section has just as many."""
    text = inquiry.question.text
    count, noun = asked_count(text), _COUNTED_NOUN.search(text)
    if count < FEWEST or noun is None or any(word not in noun[0] for word in inquiry.question.subject.split()):
        return None
    found = next((group for group in _sections(inquiry, noun[1]) if len(group) == count), None)
    if found is None:
        return None
    draft = Draft("answered")
    for sentence in found:
        source = Source.of_sentence(sentence)
        draft.say(inquiry.shown(source), source)
    return draft


def _sections(inquiry: Inquiry, noun: str) -> list[list[Sentence]]:
    """The enumerating sentences that name the noun, by the section they stand in."""
    corpus = inquiry.kit.corpus
    asked = inquiry.question.facets.documents
    groups: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for id_ in asked or corpus.documents:
        for clause in corpus.documents[id_].clauses:
            named = (s for s in inquiry.kit.sentences_of(clause.id) if ENUMERATOR.match(s.text) and noun in s.text)
            groups[id_, *clause.heading_path] += named
    return list(groups.values())
