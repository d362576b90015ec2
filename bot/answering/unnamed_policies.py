"""A policy called by how many 条 it has (国六条) that no document names: said so, and not answered by one like it."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.understanding.facets import find_mentions
from policy_corpus.parsing.numbering import han_to_int, without_number
from retrieval.text import fold

_NUMERAL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_CALLED = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{1,8}}?)(?P<count>{_NUMERAL})条(?!件|例|线|款)"
    "(?=政策|措施|新政|[里中的是有第讲写包内规?？,，吗 ]|$)"
)
_NO_NAME = re.compile("[第哪几前后这那有共计各每分头只是就到和与及或了的里中按照用看查要请问]$")
_COUNTED = re.compile(rf"({_NUMERAL})条")


def refuse_unnamed_policy(inquiry: Inquiry) -> Draft | None:
    """The refusal of what the question calls so; None where it calls nothing so, or the documents name it."""
    text = inquiry.question.text
    called = _CALLED.search(text)
    if called is None or _NO_NAME.search(called["name"]):
        return None
    found = find_mentions(text, inquiry.kit.gazetteer)
    if any(m.kind in ("documents", "clauses") and m.start < called.end() and called.start() < m.end for m in found):
        return None
    if _heads(inquiry, called["name"]) or _is_counted(inquiry, called) or _is_written(inquiry, called):
        return None
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_unnamed_policy", name=called[0]))


def _is_counted(inquiry: Inquiry, called: re.Match[str]) -> bool:
    """Whether a document of the area named has just as many 条 (自贸片区15条)."""
    areas, count = set(inquiry.question.named.districts), han_to_int(called["count"])
    documents = inquiry.kit.corpus.documents.values()
    own = (parsed.numbering for parsed in documents if areas & set(parsed.document.districts))
    return any(numbering and numbering[1] == count for numbering in own)


def _heads(inquiry: Inquiry, name: str) -> bool:
    """Whether a part of a document is called so (基本原则五条)."""
    parts = (part for own in inquiry.kit.parts.values() for part in own)
    return any(fold(without_number(part.heading)) == name for part in parts)


def _is_written(inquiry: Inquiry, called: re.Match[str]) -> bool:
    """Whether the documents call something so, or by some of these words (高新人才10条)."""
    wanted = _in_digits(called[0])
    for parsed in inquiry.kit.corpus.documents.values():
        text = _in_digits(fold(parsed.source_text))
        names = re.findall(rf"[“\"]([\u4e00-\u9fff]{{2,8}}){wanted[len(called['name']) :]}", text)
        if wanted in text or any(set(name) <= set(called["name"]) for name in names):
            return True
    return False


def _in_digits(text: str) -> str:
    return _COUNTED.sub(lambda match: f"{han_to_int(match[1])}条", text)
