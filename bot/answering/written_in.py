"""Where a measure that is named stands written, and its words (孵化器补助依据, 院士站补助在哪条, 高企补助原文)."""

import re

from bot.answering.candidates import Candidate, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import alone_in, names_sum
from bot.answering.validity import ENDED
from bot.answering.whereabouts import WHERE, WHOLE
from bot.drafting import Draft, Source
from bot.understanding.several import asks

_OF_PAPER = re.compile("[条款章节写提定]|文件|政策|方案|规划|计划|依据|出处|来源")  # 在哪里 asks of a place
_HOW_PUT = re.compile("(?:具体)?(?:怎么|咋|如何|怎样)(?:写|规定|说|表述)的?")
MOST = 3


def answer_written_in(inquiry: Inquiry) -> Draft | None:
    """Document, clause and words of each measure that goes by the name; None where more is asked than that."""
    question = inquiry.question
    rest = "" if question.follow_up or question.numbers else _without_asking(question.text)
    named = alone_in(inquiry, rest) if rest and not asks(rest) else ()
    # What is only named is no measure's own words, though a measure hands its money out (众创十二条第三条怎么说).
    if not named or inquiry.kit.facts.match_references(question.text):
        return None
    held = [each for each in named if each.assessment.validity.state not in ENDED] or list(named)
    draft, kit = Draft("answered"), inquiry.kit
    for each in sorted(held, key=lambda each: not names_sum(each.measure))[:MOST]:
        clause, source = kit.corpus.clauses[each.measure.clause_id], _words_of(inquiry, each)
        document = kit.corpus.document_of(clause.id).short_title
        where = kit.replies.render("line_written_in", document=document, label=clause.label)
        draft.say(f"{each.measure.title}：{where}", source)
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft


def _words_of(inquiry: Inquiry, one: Candidate) -> Source:
    """The sentence that grants the measure; where that has not the name asked for, the one of its clause that has."""
    source, kit = whole_sentence(inquiry, one.measure.benefit.evidence), inquiry.kit
    if one.alias in kit.canonical(inquiry.shown(source)) or one.alias in inquiry.shown(source):
        return source
    told = (s for s in kit.sentences_of(one.measure.clause_id) if one.alias in kit.canonical(s.text))
    return next((Source.of_sentence(s) for s in told), source)


def _without_asking(text: str) -> str:
    """The text without the words that ask where something is written; empty where none do."""
    for wording in (WHERE, WHOLE, _HOW_PUT):
        match = wording.search(text)
        if match and (wording is not WHERE or _OF_PAPER.search(match[0])):
            return f"{text[: match.start()]} {text[match.end() :]}"
    return ""
