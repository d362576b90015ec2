"""Questions about documents that the corpus only names: their content cannot be answered, their date sometimes can."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.validity import say_date
from bot.drafting import Draft, Source
from policy_corpus.model import Reference

_INSIDE = re.compile("里面|里头|其中|里边|它的?|该(政策|文件)|这(份|个)(政策|文件)")
_FULL_NAME = re.compile("全称|全名|叫什么")
_CONTENTS = re.compile("内容|条文|细则|原文")
_NUMBER = re.compile("文号|字号|几号文|第几号")
CONTENT = ("amount", "rate", "list", "condition", "definition", "eligibility", "figure", "count", "procedure")


def answer_reference(inquiry: Inquiry) -> Draft | None:
    """None where no such document is named, or where the corpus itself says what was asked."""
    question, kit = inquiry.question, inquiry.kit
    named = kit.facts.match_references(question.text) or (
        kit.facts.match_references(question.resolved)
        if question.follow_up and (_INSIDE.search(question.text) or not question.named_subject)
        else []
    )
    if not named:
        return None
    reference = _dated_first(named)
    clause = kit.corpus.clauses[reference.clause_id]
    source = Source.of_quote(clause, reference.quote)
    if _FULL_NAME.search(question.text):
        return Draft("answered").say(f"全称是《{reference.name}》。", source)
    if _NUMBER.search(question.text) and reference.number:
        text = kit.replies.render("number_of_named", number=reference.number, name=reference.name)
        return Draft("answered").say(text, source)
    if question.asks("document", "when") and not question.asks("amount"):
        return _date(inquiry, reference, source)
    if question.facets.clauses or not question.asks("existence", "validity", "department"):
        if _said_here(inquiry, reference):
            return None
        draft = Draft("not_found").say(kit.replies.render("not_found_named_only", name=f"“{reference.name}”"))
        return draft.say(f"提到它的原文：“{inquiry.shown(source)}”", source)
    return None


def _dated_first(named: list[Reference]) -> Reference:
    return next((r for r in named if r.dated and r.name == named[0].name), named[0])


def _date(inquiry: Inquiry, reference: Reference, source: Source) -> Draft | None:
    if reference.dated:
        text = f"“{reference.name}”在收录的清单里标注的日期是{say_date(reference.dated)}。"
        return Draft("answered").say(text, source)
    names = (reference.name, *reference.aliases)
    for ranked in inquiry.ranked:
        sentence = ranked.sentence
        if sentence.years and any(name in sentence.text for name in names):
            return Draft("answered").say(inquiry.shown(Source.of_sentence(sentence)), Source.of_sentence(sentence))
    return Draft("not_found").say(inquiry.kit.replies.render("not_found_named_only", name=f"“{reference.name}”"))


def _said_here(inquiry: Inquiry, reference: Reference) -> bool:
    """Whether a sentence that names it also shows the kind of figure asked for."""
    question = inquiry.question
    names = (reference.name, *reference.aliases)
    naming = [r for r in inquiry.ranked if any(name in r.sentence.text for name in names)]
    if question.unit and not question.asks("list", "count"):
        return any(question.unit.shows.search(r.sentence.text) for r in naming)
    return question.asks("definition") and not (
        question.asks("list", "amount") or question.facets.clauses or _CONTENTS.search(question.text)
    )
