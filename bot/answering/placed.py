"""At which place of a document a heading or a titled clause stands (是第几章, 在哪一条, 第几部分)."""

import re
from collections.abc import Iterator

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, ParsedDocument
from policy_corpus.parsing.numbering import without_number
from retrieval.text import fold

_LEVEL = "(?:大项|大块|小节|部分|板块|[章节条项块点])"
_WHICH = re.compile(f"第几个?{_LEVEL}|哪一?个?{_LEVEL}(?!件|例|目)")
_ASKING = re.compile(f"(?:第几|哪)?个?{_LEVEL}|第几|规定|标题|位置|内容|文件|写")
SHORTEST = 4  # characters of a title that is no common word


def answer_place(inquiry: Inquiry) -> Draft | None:
    """The headings down to the one that the question names and asks the place of; None where it names none so."""
    question = inquiry.question
    if not _WHICH.search(question.text) or question.asks("department") or question.named.departments:
        return None
    words = [word for word in question.subject.split() if not _ASKING.fullmatch(word)]
    named = question.facets.documents or tuple(inquiry.kit.corpus.documents)
    found = [one for id_ in named for one in _titled(inquiry.kit.corpus.documents[id_], question.text)]
    longest = max((len(title) for title, *_ in found), default=0)
    found = [one for one in found if len(one[0]) == longest and all(word in one[0] for word in words)]
    if not found or (longest < SHORTEST and not question.facets.documents):
        return None
    draft = Draft("answered")
    for _, clause, place in found:
        opening = Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0])
        name = inquiry.kit.corpus.document_of(clause.id).short_title
        draft.say(inquiry.kit.replies.render("line_placed", document=name, place=place), opening)
    return draft


def _titled(parsed: ParsedDocument, text: str) -> Iterator[tuple[str, Clause, str]]:
    """Each title of the document that the text has, with its first clause and where it stands."""
    seen = set()
    for clause in parsed.clauses:
        paths = [clause.heading_path[: depth + 1] for depth in range(len(clause.heading_path))]
        places = [(path[-1], path, "，".join(path)) for path in paths]
        places += [(clause.title, (clause.id,), clause.label)] if clause.title else []
        for heading, key, place in places:
            title = fold(without_number(heading))
            if key not in seen and title and title in text:
                yield title, clause, place
            seen.add(key)
