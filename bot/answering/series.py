"""Numbered series that headings set out (八大工程之一 …): named one by one."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause

_SERIES = re.compile(r"[二三四五六七八九十]大[\u4e00-\u9fff]{2,4}?(?=是|都|有|分别|包括|之|[?？。，,的]|$)")


def answer_series(inquiry: Inquiry) -> Draft | None:
    """The members of a series that the question asks for by its name; None where no headings set one out."""
    named = _SERIES.search(inquiry.question.text)
    if named is None or not inquiry.question.asks("list", "count") or _member_asked(inquiry, named[0]):
        return None
    members = [
        (c, h) for c in inquiry.kit.corpus.clauses.values() for h in c.heading_path if h.startswith(f"{named[0]}之")
    ]
    first: dict[str, Clause] = {}
    for clause, heading in members:
        first.setdefault(heading, clause)
    if len(first) < 2:
        return None
    draft = Draft("answered").say(f"{named[0]}共计{len(first)}项：")
    draft.computed.append(f"{len(first)}项")
    for heading, clause in first.items():
        sentence = inquiry.kit.sentences_of(clause.id)[0]
        draft.say(f"{heading}", Source.of_sentence(sentence))
    return draft


def _member_asked(inquiry: Inquiry, name: str) -> bool:
    """Whether one member of the series is asked about rather than the series."""
    rest = inquiry.question.subject.replace(name, "").split()
    return any(inquiry.kit.evidence.idf(word[:2]) > 4 for word in rest if word not in name and len(word) > 1)
