"""Parts of a document that a question names: by number (第七章第三节), or by the words of a heading (双碳分哪几类)."""

import re
from dataclasses import replace
from functools import lru_cache

from bot.answering.clauses import opening_of
from bot.answering.inquiry import Inquiry
from bot.answering.lists import holds_items, names_several
from bot.answering.numbered_items import items_named, no_such_item
from bot.answering.numbered_tasks import answer_numbered_task
from bot.answering.passages import quote_passages
from bot.answering.sufficiency import OWN_COVER, cover_of, own_cover
from bot.drafting import Draft, Source
from policy_corpus.parsing.numbering import han_to_int, without_number
from policy_corpus.parts import BESIDES, Part
from retrieval.canonical import canonical
from retrieval.evidence import RankedSentence
from retrieval.grams import grams
from retrieval.sentences import Sentence
from retrieval.synonyms import related_words
from retrieval.text import fold

_NUMERAL = r"[一二三四五六七八九十\d]+"
_BELOW = rf"(?:第?\((?P<paren>{_NUMERAL})\)|第(?P<below>{_NUMERAL})(?:小?[节点项]|部分))"
_NUMBERED = re.compile(
    rf"(?:第(?P<chapter>\d+)章|第(?P<part>{_NUMERAL})大?部分|(?<![第之一二三四五六七八九十\d])(?P<han>[一二三四五六七八九十])(?:、|(?=\()))[的里中]*"
    rf"(?:第(?P<section>\d+)节|{_BELOW})"
)
_CLAUSE_BELOW = re.compile(rf"[的里中]{{0,2}}第?({_NUMERAL})(?:小?[项条点]|(?=第|\(|[里中的])|[.、])")
_BRACKETED = re.compile(r"\((\d{1,2})\)")
_PAREN_PART = re.compile(rf"第?\((?P<paren>{_NUMERAL})\)(?:大?部分|块|章节?)")
_LISTED = re.compile(
    "分(?:了|成|为|作)?(?:哪|几)|哪(?:些|几)|几(?:类|块|条|大|点|个?(?:方面|方向|领域|部分))|细分|组成|构成"
)
# What points to a part or to its items.
_POINTS = re.compile("[这那一]?(?:章节?|节|块|部分)|细分|下面|里[头面]|方面|举措|具体|包含|几点")
_LEVEL = re.compile("[这那一](章|节)(?![约节])")
_QUOTED = re.compile("[“”]")  # what is quoted announces no list
_OTHERWISE = ("amount", "eligibility", "department", "when", "validity", "rate", "compare")
_OF_A_FIELD = re.compile("(?:及其?相关)?(?:领域|产业|行业|方面)?[。.]?$")
FEWEST = 3  # parts below a heading that are a list
MOST = 12
ABOUT = 0.2  # share of the heading that the subject, or words near it, must make up
LEADING = 3  # sentences ranked first among which one that leads the part in is quoted
WELL = 0.7  # share of the subject's weight that a heading must hold


def answer_section(inquiry: Inquiry) -> Draft | None:
    """What the part says that is named by its number, of the subject where the question has one."""
    match = _NUMBERED.search(inquiry.question.text)
    part = (
        _numbered(inquiry, match)
        if match
        else _under_named_heading(inquiry) or _numbered_once(inquiry) or _of_field(inquiry)
    )
    if part is None:
        return None
    number, below = _items_below(inquiry, match) if match else ("", [])
    item = next((c for c in part.clauses if c.number and c.number in (number, *inquiry.question.facets.clauses)), None)
    numbered = [clause for clause in part.clauses if clause.number and clause.number.isdigit()]
    if match and number and numbered and not item:
        return no_such_item(inquiry, match[0], opening_of(inquiry, numbered[-1]))
    task = (
        answer_numbered_task(inquiry, item or part.clauses[0], below)
        if match and (item or len(part.clauses) == 1)
        else None
    )
    if task:
        return task
    if item and match:
        source = opening_of(inquiry, item)
        return Draft("answered").say(inquiry.shown(source), source)
    inside = {clause.id for clause in part.clauses}
    named = f"{match[0] if match else ''}{''.join(part.clauses[0].heading_path)}"
    words = [word for word in inquiry.question.subject.split() if word[:1] not in named]
    ranked = [r for r in inquiry.ranked if r.sentence.clause_id in inside] if words else []
    if ranked and ranked[0].own_coverage > 0:
        return quote_passages(inquiry, ranked)
    return _state(inquiry, part)


def _items_below(inquiry: Inquiry, match: re.Match[str]) -> tuple[str, list[int]]:
    """The number that follows a numbered part (三、（一）第4项), and the items after it (第3点, …领域（3）)."""
    text = inquiry.question.text
    numbered = _CLAUSE_BELOW.match(text, match.end())
    end = numbered.end() if numbered else match.end()
    items = items_named(text, end) or [int(number) for number in _BRACKETED.findall(text, end)[:1]]
    return (str(han_to_int(numbered[1])) if numbered else ""), items


def list_below(inquiry: Inquiry) -> Draft | None:
    """The parts below the heading that names the subject, where it is asked what there is of it."""
    question = inquiry.question
    if question.asks(*_OTHERWISE) or question.follow_up or question.named.departments:
        return None
    parts = [part for part in _parts(inquiry) if len(part.below) >= FEWEST]
    named = _by_its_title(inquiry, parts) or _by_its_words(inquiry, parts)
    if named is None:
        return None
    leading = [r.sentence for r in inquiry.ranked[:LEADING] if _leads(r, named)]
    return None if any(holds_items([lead], len(named.below)) for lead in leading) else _list(inquiry, named)


def _by_its_title(inquiry: Inquiry, parts: list[Part]) -> Part | None:
    """The part of the named document whose title the question has, counted or asked what it is (五条基本原则是什么)."""
    question = inquiry.question
    if not question.facets.documents or not (
        question.asks("list", "count", "definition") or _LISTED.search(question.text)
    ):
        return None
    for part in parts:
        title = fold(without_number(part.heading))
        others = [w for w in question.subject.split() if w not in title and not _POINTS.fullmatch(w)]
        if title in question.text and not others:
            return part
    return None


def _by_its_words(inquiry: Inquiry, parts: list[Part]) -> Part | None:
    """The part whose heading is about the subject; of a chapter or a section where the question says so."""
    question = inquiry.question
    words = " ".join(word for word in question.subject.split() if not _POINTS.fullmatch(word))
    if not words or not (question.asks("list") or _LISTED.search(question.text)):
        return None
    narrowed, level = replace(inquiry, question=replace(question, subject=words)), _LEVEL.search(question.text)
    depth = "章节".index(level[1]) if level else None
    named = [(_share(narrowed, part), part) for part in parts if depth in (None, part.depth)]
    (share, about), part = max(named, key=lambda one: one[0], default=((0.0, 0.0), None))
    return part if share >= WELL and (about >= ABOUT or level) else None


def _numbered(inquiry: Inquiry, match: re.Match[str]) -> Part | None:
    """The part of the named document, or of the one that is numbered so; None where there is none."""
    top = han_to_int(match["chapter"] or match["part"] or match["han"])
    below = han_to_int(match["section"] or match["paren"] or match["below"])
    parts = inquiry.kit.parts
    of_chapters = [id_ for id_, own in parts.items() if match["chapter"] and own and _is_chapter(own[0])]
    for id_ in inquiry.question.facets.documents or of_chapters:
        tops = [part for part in parts[id_] if part.depth == 0]
        if 0 < top <= len(tops):
            inner = [p for p in parts[id_] if p.depth == 1 and p.clauses[0] in tops[top - 1].clauses]
            return inner[below - 1] if 0 < below <= len(inner) else None
    return None


def _under_named_heading(inquiry: Inquiry) -> Part | None:
    """The part that has a number under a heading of the named document (重点任务第六项, 重点任务（六）)."""
    for id_ in inquiry.question.facets.documents if re.search(_BELOW, inquiry.question.text) else ():
        parts = inquiry.kit.parts[id_]
        for top, title in ((p, fold(without_number(p.heading))) for p in parts if p.depth == 0):
            if title not in inquiry.question.text:
                continue
            match = re.search(rf"{re.escape(title)}[的里中]*{_BELOW}", inquiry.question.text)
            inner = [p for p in parts if p.depth == 1 and p.clauses[0] in top.clauses]
            below = han_to_int(match["paren"] or match["below"]) if match else 0
            if 0 < below <= len(inner):
                return inner[below - 1]
    return None


def _numbered_once(inquiry: Inquiry) -> Part | None:
    """The one part of the document named that has its number in brackets (第（三）部分), whatever it is a part of."""
    match = _PAREN_PART.search(inquiry.question.text)
    place = han_to_int(match["paren"]) if match else 0
    found: list[Part] = []
    for id_ in inquiry.question.facets.documents if place > 0 else ():
        parts = inquiry.kit.parts[id_]
        for top in (part for part in parts if part.depth == 0):
            found += [p for p in parts if p.depth == 1 and p.clauses[0] in top.clauses][place - 1 : place]
    return found[0] if len(found) == 1 else None


def _of_field(inquiry: Inquiry) -> Part | None:
    """The part of the named document whose heading is the field asked about (现代服务业有哪些任务)."""
    question = inquiry.question
    if question.follow_up or not question.asks("list", "duties", "definition") or question.asks("department"):
        return None
    asked = _field(question.subject.replace(" ", ""))
    if not inquiry.kit.vocabulary.topics.find(asked):
        return None
    own = [part for id_ in question.facets.documents for part in inquiry.kit.parts[id_]]
    return next((part for part in own if _field(fold(without_number(part.heading))) == asked), None)


def _field(name: str) -> str:
    return _OF_A_FIELD.sub("", name)


def _is_chapter(part: Part) -> bool:
    return fold(part.heading).startswith("第1章")


def _parts(inquiry: Inquiry) -> list[Part]:
    """The headed parts of the documents, or of those named, that are about the area named."""
    facets = inquiry.question.facets
    about = {id_: set(parsed.document.districts) for id_, parsed in inquiry.kit.corpus.documents.items()}
    named = facets.documents or tuple(about)
    return [part for id_ in named if set(facets.districts) <= about[id_] for part in inquiry.kit.parts[id_]]


def _share(inquiry: Inquiry, part: Part) -> tuple[float, float]:
    """How much of the subject the heading holds; among equals, how much of it is the subject."""
    held = _pairs(part.heading)
    words = inquiry.question.subject.split()
    asked = {pair for word in (*words, *related_words(words)) for pair in grams(canonical(word))}
    return cover_of(inquiry, held), len(held & asked) / max(1, len(held))


@lru_cache(maxsize=1024)
def _pairs(heading: str) -> frozenset[str]:
    return frozenset(grams(canonical(without_number(heading))))


def _list(inquiry: Inquiry, part: Part) -> Draft:
    below = part.below
    named = "" if _QUOTED.search(part.heading) else f"{without_number(part.heading)}，"
    draft = Draft("answered")
    lead = _lead(inquiry, part)
    if lead:
        draft.say(inquiry.shown(Source.of_sentence(lead)), Source.of_sentence(lead))
    draft.say(f"{named}按标题共计{len(below)}项：")
    draft.computed.append(f"{len(below)}项")
    for number, (heading, clause) in enumerate(list(below.items())[:MOST], start=1):
        draft.computed.append(f"{number}")
        opening = Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0])
        draft.say(inquiry.shown(opening) if heading == clause.label else f"{number}. {heading}", opening)
    return draft


def _lead(inquiry: Inquiry, part: Part) -> Sentence | None:
    """A sentence that leads the list in, or is one itself."""
    listing = None if fold(without_number(part.heading)) in inquiry.question.text else _listing(inquiry)
    return next((r.sentence for r in inquiry.ranked[:LEADING] if _leads(r, part) or r is listing), None)


def _leads(ranked: RankedSentence, part: Part) -> bool:
    """Whether a sentence is of what the part says before its items."""
    first = part.clauses[0]
    return ranked.sentence.clause_id == first.id and not first.title and first not in part.below.values()


def _listing(inquiry: Inquiry) -> RankedSentence | None:
    """The best sentence of all, where it speaks of the subject and sets out several things itself."""
    best = inquiry.ranked[0]
    return best if names_several(best.sentence.text) and own_cover(inquiry, best) >= OWN_COVER else None


def _state(inquiry: Inquiry, part: Part) -> Draft:
    """The part's text where it is one clause; else what it says first, and how it goes on."""
    first, *others = [clause for clause in part.clauses if clause.kind not in BESIDES] or part.clauses
    source = opening_of(inquiry, first)
    draft = Draft("answered").say(without_number(part.heading) if others else "", source)
    draft.say(inquiry.shown(source), source)
    for clause in others[:MOST]:
        opening = Source.of_sentence(inquiry.kit.sentences_of(clause.id)[0])
        draft.say(clause.title or inquiry.shown(opening), opening)
    return draft
