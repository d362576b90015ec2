"""That a document has no such chapter, section or part, and how far it goes."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, ParsedDocument
from policy_corpus.parsing.numbering import han_to_int
from retrieval.text import fold

_SECTION = re.compile(r"(第\d+章)(第\d+节)?")
_PART = re.compile(r"第([\d一二三四五六七八九十]+)大?(?:部分|板块)")


def no_such_section(inquiry: Inquiry, parsed: ParsedDocument) -> Draft | None:
    """That the document has no such 章, 节 or 部分; None where it has, or none is named."""
    headed = [clause for clause in parsed.clauses if clause.heading_path]
    part, match = _PART.search(inquiry.question.text), _SECTION.search(inquiry.question.text)
    tops = len({clause.heading_path[0] for clause in headed})
    if part:
        return _refuse(inquiry, part[0], headed, 0) if han_to_int(part[1]) > tops > 0 else None
    if match is None or not headed:
        return None
    inside = [c for c in headed if any(fold(h).startswith(match[1]) for h in c.heading_path)]
    if any(not match[2] or any(fold(h).startswith(match[2]) for h in c.heading_path) for c in inside):
        return None
    deeper = [clause for clause in inside if len(clause.heading_path) > 1]
    return _refuse(inquiry, match[0], deeper or headed, 1 if deeper else 0)


def _refuse(inquiry: Inquiry, section: str, clauses: list[Clause], depth: int) -> Draft:
    """That there is no such part, with the heading of the last one, cited by what it says first."""
    last = clauses[-1].heading_path[depth]
    first = next(clause for clause in clauses if clause.heading_path[depth : depth + 1] == (last,))
    name = inquiry.kit.corpus.document_of(first.id).short_title
    text = inquiry.kit.replies.render("not_found_section", document=name, section=section, last=last)
    return Draft("not_found").say(text, Source.of_sentence(inquiry.kit.sentences_of(first.id)[0]))
