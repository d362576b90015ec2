"""Answers to questions that name a clause by its number (第17条)."""

import re

from bot.answering.clarifying import ask_document
from bot.answering.documents import own_document
from bot.answering.inquiry import Inquiry
from bot.answering.judged_clause import judge_clause
from bot.answering.no_such_part import no_such_section
from bot.answering.numbered_items import items_by_clause, items_of, quote_items
from bot.answering.sufficiency import OWN_COVER, covers
from bot.answering.unit_verdicts import verdict_of
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, ParsedDocument, Units
from retrieval.sentences import Sentence

_OF_A_LIST = re.compile(
    r"(?<![第\d一二三四五六七八九十])(?<!计划|方案|规划)[\d一二三四五六七八九十]+[条项](?:政策|措施)?[的里中]*第"
)  # 中关村6条第三条
_ITEM = re.compile(r"[（(]\d+[)）]")
_SHORT_ITEM = 300  # characters of a numbered item that is quoted whole
_COUNTS_ITEMS = re.compile("(?:几|多少)个?(?:[项款]|点(?![交缴征算收税])|小点|方面|内容)")
WHOLE = 600  # characters of a clause that are quoted whole


def answer_clause(inquiry: Inquiry) -> Draft | None:
    """The clause asked for; or that the named document has no such clause; None where a series is counted."""
    question, documents = inquiry.question, inquiry.kit.corpus.documents
    named = [documents[d] for d in question.facets.documents or own_document(inquiry)]
    if not question.facets.clauses:
        return no_such_section(inquiry, named[0]) if named else None
    if any(name in question.text for name in inquiry.kit.series) or _OF_A_LIST.search(question.text):
        return None  # 八大工程第三项 counts the members of the series
    candidates = named or [p for p in documents.values() if _numbered(p)]
    found = [c for p in candidates for c in p.clauses if c.number in question.facets.clauses and c.kind == "clause"]
    if not found:
        return _no_such_clause(inquiry, candidates)
    if named_items := _items(inquiry, found):
        return named_items
    if judged := next(filter(None, (judge_clause(inquiry, clause.id) for clause in found)), None):
        return judged
    if question.subject_beside_units:
        found = [c for c in found if covers(inquiry, inquiry.kit.grams_of(c.id)) >= OWN_COVER] or found[: not named]
    if not found:
        return None
    if not (named or question.subject) and len(others := _holding(inquiry)) > 1:
        return ask_document(inquiry, others)
    if question.subject and len(found) > 1:
        ids = {clause.id for clause in found}
        ranked = [r.sentence.clause_id for r in inquiry.ranked if r.sentence.clause_id in ids]
        found = [inquiry.kit.corpus.clauses[ranked[0]]] if ranked else found
    return _state(inquiry, found[0])


def asks_of_clause_alone(inquiry: Inquiry) -> bool:
    """Whether a clause that is named by its number is asked for what it certainly tells: its units, or its items."""
    question = inquiry.question
    of_units = question.asks("department") and not question.subject_beside_units
    asked = of_units or _COUNTS_ITEMS.search(question.text) or items_by_clause(inquiry)
    return bool(question.facets.clauses) and bool(asked)


def _items(inquiry: Inquiry, clauses: list[Clause]) -> Draft | None:
    """The items that are named of a clause, but not where its units are asked for."""
    if inquiry.question.asks("department", "duties"):
        return None
    named = items_by_clause(inquiry)
    drafts = (quote_items(inquiry, clause, named.get(clause.number or "", [])) for clause in clauses)
    return next(filter(None, drafts), None)


def _holding(inquiry: Inquiry) -> list[ParsedDocument]:
    """The documents with a clause of the number asked for, of which units are told where these are asked for."""
    of_units, numbers = inquiry.question.asks("department", "duties"), inquiry.question.facets.clauses
    return [
        parsed
        for parsed in inquiry.kit.corpus.documents.values()
        if any(
            c.number in numbers and c.label.endswith("条") and (c.facets.units.all() or not of_units)
            for c in parsed.clauses
        )
    ]


def _numbered(parsed: ParsedDocument) -> bool:
    """Whether the document counts its clauses through, as 条 do."""
    return any(clause.label.endswith("条") for clause in parsed.clauses)


def _state(inquiry: Inquiry, clause: Clause) -> Draft:
    draft, question = Draft("answered"), inquiry.question
    units = clause.facets.units
    own = [s for s in inquiry.kit.sentences_of(clause.id) if s.district in question.named.districts]
    if own and not question.asks("department") and not set(question.subject.split()) - {"部分", "方面"}:
        source = Source(clause.id, own[0].start, own[-1].end)
        return draft.say(inquiry.shown(source), source)
    if question.asks("department", "duties") and units.all():
        words = f"{verdict_of(inquiry, units)}{units_in_words(units)}"
        return draft.say(words, units_source(inquiry, clause))
    inside = [r for r in inquiry.ranked if r.sentence.clause_id == clause.id]
    in_a_sentence = inquiry.kit.facts.tasks(clause=clause.id)  # of a unit that no line of its own names
    if question.asks("department") and not units.all() and in_a_sentence:
        for task in in_a_sentence:
            draft.say(units_in_words(task.units), Source.of_quote(clause, task.units_quote))
            draft.say(f"原文：“{task.quote}”", Source.of_quote(clause, task.quote))
        return draft
    if question.asks("department") and not units.all():
        name = inquiry.kit.corpus.document_of(clause.id).short_title
        reply = inquiry.kit.replies.render("not_found_units", document=name, label=clause.label)
        # A document that the question does not name is shown by what it is cited for.
        opening = () if question.facets.documents else inquiry.kit.sentences_of(clause.id)[:1]
        return Draft("not_found").say(reply, *map(Source.of_sentence, opening))
    sentences = inquiry.kit.sentences_of(clause.id)
    items = [Source.of_sentence(s) for s in sentences if _ITEM.match(s.text)]
    if len(items) > 1 and _COUNTS_ITEMS.search(question.text):
        return _count(inquiry, draft, items)
    if question.subject and inside and inside[0].own_coverage > 0:
        best = _whole_item(clause, inside[0].sentence)
        return draft.say(inquiry.shown(best), best)
    source = opening_of(inquiry, clause)
    return draft.say(inquiry.shown(source), source)


def _whole_item(clause: Clause, sentence: Sentence) -> Source:
    """The numbered item that a sentence opens or stands in, where it is short; the sentence itself elsewhere."""
    item = next((one for one in items_of(clause).values() if one.overlaps(sentence)), None)
    return item if item and item.end - item.start <= _SHORT_ITEM else Source.of_sentence(sentence)


def _count(inquiry: Inquiry, draft: Draft, items: list[Source]) -> Draft:
    """How many items the clause numbers, and each of them."""
    draft.say(f"该条编号列出的共计{len(items)}项：")
    draft.computed.append(f"{len(items)}项")
    for item in items:
        draft.say(inquiry.shown(item), item)
    return draft


def opening_of(inquiry: Inquiry, clause: Clause) -> Source:
    """The clause, or as many of its first sentences as are worth quoting whole."""
    sentences = inquiry.kit.sentences_of(clause.id)
    kept, length = sentences[:1], 0
    for sentence in sentences[1:]:
        length += len(sentence.text)
        if length > WHOLE:
            break
        kept.append(sentence)
    return Source(clause.id, kept[0].start, kept[-1].end)


def units_in_words(units: Units) -> str:
    """牵头单位：…；配合单位：…。"""
    parts = [("牵头单位", units.lead), ("责任单位", units.responsible), ("配合单位", units.supporting)]
    return "；".join(f"{name}：{'、'.join(values)}" for name, values in parts if values) + "。"


def units_source(inquiry: Inquiry, clause: Clause) -> Source:
    """The words of the clause that name its units."""
    words = ("牵头单位", "配合单位", "责任单位", *clause.facets.units.all())
    named = [s for s in inquiry.kit.sentences_of(clause.id) if any(word in s.text for word in words[:3])]
    chosen = named[-1] if named else inquiry.kit.sentences_of(clause.id)[-1]
    return Source.of_sentence(chosen)


def _no_such_clause(inquiry: Inquiry, candidates: list[ParsedDocument]) -> Draft:
    parsed = candidates[0] if candidates else next(iter(inquiry.kit.corpus.documents.values()))
    name, asked = parsed.document.short_title, inquiry.question.facets.clauses[0]
    numbers = [int(c.number) for c in parsed.clauses if c.number and c.number.isdigit() and c.label.endswith("条")]
    if not numbers:
        return Draft("not_found").say(f"《{name}》不按“第几条”编号，没有第{asked}条。")
    return Draft("not_found").say(f"《{name}》没有第{asked}条：全文的条款是第{min(numbers)}条到第{max(numbers)}条。")
