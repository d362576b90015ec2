"""Items that a question names by their numbers in a clause (第23条第5项, 三、（一）第1项（2）): what they say."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from bot.understanding.facets import find_mentions
from policy_corpus.model import Clause
from policy_corpus.parsing.numbering import han_to_int
from retrieval.text import fold

_NUMERAL = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_ITEM = re.compile(
    rf"[的里中面头内上那,、和及与跟]{{0,4}}(?:第?\({_NUMERAL}\)[项款点条]?|第{_NUMERAL}(?:[小大]?[项款点条]|个)|(最后的?[一那]小?[项款点个条]))"
)
_BELOW = re.compile(r"\((\d{1,2})\)")
_MOST = 6  # items that one question names


def items_named(text: str, start: int) -> list[int]:
    """The numbers of the items that stand one after the other from a place of a text on; -1 is the last."""
    found: list[int] = []
    while len(found) < _MOST and (match := _ITEM.match(text, start)):
        found.append(-1 if match[3] else han_to_int(match[1] or match[2]))
        start = match.end()
    return found


def items_by_clause(inquiry: Inquiry) -> dict[str, list[int]]:
    """The numbers of the items that the question names of each clause which it names by number."""
    text = inquiry.question.text
    mentions = [m for m in find_mentions(text, inquiry.kit.gazetteer) if m.kind == "clauses"]
    return {str(m.value): items for m in mentions if (items := items_named(text, m.end))}


def items_of(clause: Clause) -> dict[int, Source]:
    """The numbered items of a clause, by number: where each stands, whole."""
    labelled = ((_BELOW.fullmatch(fold(p.label)), p) for p in clause.paragraphs)
    return {int(label[1]): Source(clause.id, p.start, p.end) for label, p in labelled if label}


def quote_items(inquiry: Inquiry, clause: Clause, numbers: list[int]) -> Draft | None:
    """The items of the clause that have these numbers, whole; that it has no such one. None where it numbers none."""
    items = items_of(clause)
    if not (items and numbers):
        return None
    last = max(items)
    wanted = [last if number < 0 else number for number in numbers]
    if not items.keys() >= set(wanted):
        return no_such_item(inquiry, clause.label, items[last])
    draft = Draft("answered")
    for number in wanted:
        draft.say(inquiry.shown(items[number]), items[number])
    return draft


def no_such_item(inquiry: Inquiry, place: str, last: Source) -> Draft:
    """That a place of a document has no item of the number asked for, and which its last one is."""
    name = inquiry.kit.corpus.document_of(last.clause_id).short_title
    draft = Draft("not_found").say(inquiry.kit.replies.render("not_found_item", document=name, place=place), last)
    return draft.say(f"原文：“{inquiry.shown(last)}”", last)
