"""How a document is laid out: its parts, or the sections of the part that the question names."""

import re

from bot.answering.clauses import opening_of
from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, ParsedDocument
from policy_corpus.parsing.numbering import han_to_int, without_number
from retrieval.text import fold

_PARTS = re.compile("章|部分|板块|目录|框架|结构|提纲|篇章")
_SECTION = re.compile("任务|保障")
_CLAUSES = re.compile("(?:多少|(?<!哪)几)条(?!件|例)|条款?数")
_COUNTS = re.compile("哪|几|多少|什么|啥|列|分别|都有|包括|目录|框架|结构")
_NUMBERED = re.compile(r"第(?P<chapter>\d+)章|第(?P<part>[\d一二三四五六七八九十]+)大?部分")
_ORDINAL = re.compile(r"最?[后末]一?[条章节]?|第[\d一二三四五六七八九十]+")
_INSIDE_CHAPTER = re.compile(r"第\d+节")
_CHAPTER = re.compile("第[一二三四五六七八九十]+章")
_LAST = re.compile("最[后末]一?条|末条")
FEWEST = 2  # headings that make a layout
_LAYOUT = re.compile(
    "[一-龥]*(章有?|节有?|部分|板块|目录|框架|结构|提纲|任务|保障|措施|重点|主要|组织|大项|大块|标题|题目|名称)[一-龥]?"
)


def outline(inquiry: Inquiry) -> Draft | None:
    """The headings of the document's parts, or of its tasks or safeguards; None where no layout is asked for."""
    question = inquiry.question
    text = question.text
    documents = question.facets.documents or own_document(inquiry) or _chaptered(inquiry)
    counted = _CLAUSES.search(text) or _LAST.search(text)
    laid_out = _PARTS.search(text) or _SECTION.search(text)
    if not (counted or (laid_out and (_COUNTS.search(text) or _NUMBERED.search(text)))):
        return None
    if len(documents) != 1 or _is_narrower(inquiry):
        return None
    parsed = inquiry.kit.corpus.documents[documents[0]]
    if counted:
        return _count_clauses(inquiry, parsed)
    within = _within(parsed, text)
    headings = _headings(parsed, within)
    alone = len(headings) == 1 or not any(len(clause.heading_path) > 1 for clause in headings.values())
    if within and alone and _NUMBERED.search(text):
        source = opening_of(inquiry, next(iter(headings.values())))
        return Draft("answered").say(without_number(within), source).say(inquiry.shown(source), source)
    if len(headings) < FEWEST or (_NUMBERED.search(text) and not within):
        return None
    chapters = not within and all(_CHAPTER.match(top) for top in _tops(parsed))
    count = f"{len(headings)}{'章' if chapters else '项'}"
    draft = Draft("answered")
    if within and _NUMBERED.search(text):
        draft.say(
            without_number(within), Source.of_sentence(inquiry.kit.sentences_of(next(iter(headings.values())).id)[0])
        )
    draft.say(f"按标题共计{count}：")
    draft.computed.append(count)
    for number, (heading, clause) in enumerate(headings.items(), start=1):
        draft.computed.append(f"{number}")
        draft.say(f"{number}. {heading}", Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0]))
    return draft


def _chaptered(inquiry: Inquiry) -> tuple[str, ...]:
    """The documents that are made of chapters, where the question counts chapters and names none."""
    numbered = _NUMBERED.search(inquiry.question.text)
    if not numbered or not numbered["chapter"]:
        return ()
    parsed = inquiry.kit.corpus.documents.items()
    return tuple(id_ for id_, one in parsed if any(_CHAPTER.match(top) for top in _tops(one)))


def _count_clauses(inquiry: Inquiry, parsed: ParsedDocument) -> Draft | None:
    """How many clauses the document numbers through, with the first and the last; None where it numbers none so."""
    within = _within(parsed, inquiry.question.text)
    inside = (clause for clause in parsed.clauses if within in ("", *clause.heading_path[:1]))
    numbered = [clause for clause in inside if clause.label.endswith("条")]
    if len(numbered) < FEWEST:
        return None
    draft = Draft("answered").say(f"条款按序编号，共计{len(numbered)}条：")
    draft.computed.append(f"{len(numbered)}条")
    for clause in numbered[-1:] if _LAST.search(inquiry.question.text) else (numbered[0], numbered[-1]):
        opening = Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0])
        draft.say(inquiry.shown(opening), opening)
    return draft


def _is_narrower(inquiry: Inquiry) -> bool:
    """Whether the question names more than a document and how it is laid out: a unit, a year, a place, a subject."""
    facets = inquiry.question.named
    words = inquiry.question.subject.split()
    others = [word for word in words if not (_LAYOUT.fullmatch(word) or _ORDINAL.fullmatch(word))]
    inside = _INSIDE_CHAPTER.search(inquiry.question.text)
    return bool(others or inside or facets.departments or facets.years or facets.clauses)


def _within(parsed: ParsedDocument, text: str) -> str:
    """The heading whose sections are asked for (重点任务, 第三章); empty where the document's parts are."""
    words = _NUMBERED.search(text) or _SECTION.search(text)
    tops = _tops(parsed)
    chaptered = any(_CHAPTER.match(top) for top in tops)
    number = words.groupdict().get("part") or (not chaptered and words.groupdict().get("chapter")) if words else None
    if number:
        place = han_to_int(number)
        return tops[place - 1] if 0 < place <= len(tops) else ""
    return next((top for top in tops if words and words[0] in fold(top)), "")


def _tops(parsed: ParsedDocument) -> list[str]:
    """The headings of a document's parts, with their numbers."""
    return list(dict.fromkeys(clause.heading_path[0] for clause in parsed.clauses if clause.heading_path))


def _headings(parsed: ParsedDocument, within: str) -> dict[str, Clause]:
    """The headings below one, or the first ones, without their numbers; where there are none, the clauses' titles."""
    inside = [c for c in parsed.clauses if c.heading_path and within in ("", c.heading_path[0])]
    depth = 1 if within else 0
    headed = [(c.heading_path[depth], c) for c in inside if len(c.heading_path) > depth]
    found: dict[str, Clause] = {}
    for heading, clause in headed or [(c.title or c.label, c) for c in inside]:
        found.setdefault(without_number(heading), clause)
    return found
