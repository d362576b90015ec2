"""Questions about the answer just given: where that is written, of which district and year it is."""

import re

from bot.answering.clauses import opening_of
from bot.answering.figure_lines import context_of
from bot.answering.inquiry import Inquiry
from bot.conversation import Quote
from bot.drafting import Draft, Source
from bot.understanding.facets import find_mentions
from bot.understanding.pointing import quote_named
from bot.understanding.question import read_subjects

WHERE = re.compile(
    "(?:写|规定|出|说|提|记|登)?在(?:文件|原文|政策)?(?:里|中|的)?(?:哪|什么|啥)(?:[个份]|一[个份]?)?(?:儿|里|地方|位置|条|章|节|部分|文件|处|页)?(?:写|规定|提|说|出现|能看|能查)?(?:着|到|过|的)*"
    "|(?:属于|算|来自|出自|见|看|对应)?(?:第几|哪(?:一|个)?)(?:条(?:款|文)?|章|节)(?:规定|写|里|说|提)?(?:着|到|过|的)*"
    "|(?:出自|来自)?(?:哪|(?<!有)(?:什么|啥))(?:一)?(?:个|份)?(?:文件|政策|方案|规划|计划)(?:里|上|中)?(?:写|说|规定|提|定|来)?(?:着|到|过|的)*"
    "|(?:有|的)?(?:文件|政策|条款|条文)?(?:依据|出处|来源)(?:是|在)?(?:什么|啥|哪(?:儿|里)?)?"
)
WHOLE = re.compile("(?:条款)?(?:原文|原话|全文|整条|条文)(?:是)?(?:怎么|咋|如何)?(?:写|说|讲)?(?:的)?")
_OF_WHAT = re.compile(
    "(?:数据?|目标|口径|这|那|个|它|是|指|说|讲|的|算|截?至|截止到?|到|为止|,)*(?:哪|什么|啥)(?:一)?(?:年底?|个?时候|个?时点|个?区|边|个?片区|个?地方)(?:的|为止|底|末|数据?|目标|口径|情况|算|完成|呀|啊|呢)*[?？]?"
)
_EMPTY = re.compile(
    "^(?:这|那|个|是|它|话|数|句|说法|刚才|上面|前面|,|的|呢|啊|吗|请问|具体|一下|给|我|看看?|发|贴|把|有没有|有|[?？])*$"
)
MOST = 3


def answer_whereabouts(inquiry: Inquiry) -> Draft | None:
    """Where the answer before stands written, or its own words; None where that is not asked, or nothing was cited."""
    question, corpus = inquiry.question, inquiry.kit.corpus
    quotes = [quote for quote in question.cited if quote.clause_id in corpus.clauses]
    if not quotes:
        return None
    text = question.text
    named = quote_named(text, quotes)
    rest = text.replace(named.name, "") if named else text
    chosen = [named] if named else quotes
    for asked, say in ((WHERE, _say_where), (WHOLE, _say_whole)):
        match = asked.search(rest)
        if match and _says_no_more(inquiry, f"{rest[: match.start()]}{rest[match.end() :]}"):
            return say(inquiry, chosen)
    return _say_of_what(inquiry) if _OF_WHAT.fullmatch(text) else None


def _says_no_more(inquiry: Inquiry, rest: str) -> bool:
    """Whether nothing but pointing words stand beside what asks: no thing, and no document."""
    mentions = find_mentions(rest, inquiry.kit.gazetteer)
    subject, _ = read_subjects(rest, mentions, inquiry.kit.segmenter)
    return _EMPTY.match(rest) is not None or not (subject or any(m.kind == "documents" for m in mentions))


def _say_where(inquiry: Inquiry, quotes: list[Quote]) -> Draft:
    draft, replies, corpus = Draft("answered"), inquiry.kit.replies, inquiry.kit.corpus
    for quote in list({quote.clause_id: quote for quote in reversed(quotes)}.values())[::-1][:MOST]:
        clause, source = corpus.clauses[quote.clause_id], Source(quote.clause_id, quote.start, quote.end)
        document = corpus.document_of(clause.id).short_title
        draft.say(replies.render("line_written_in", document=document, label=clause.label), source)
        draft.say(f"原文：“{inquiry.shown(source)}”", source)
    return draft


def _say_whole(inquiry: Inquiry, quotes: list[Quote]) -> Draft:
    draft = Draft("answered")
    for id_ in list(dict.fromkeys(quote.clause_id for quote in quotes))[:1]:
        source = opening_of(inquiry, inquiry.kit.corpus.clauses[id_])
        draft.say(inquiry.shown(source), source)
    return draft


def _say_of_what(inquiry: Inquiry) -> Draft | None:
    """The figure just stated, with the district and the year that it is of; None where no figure was stated."""
    by_id = {figure.id: figure for figure in inquiry.kit.facts.figures()}
    figure = by_id.get(inquiry.earlier_figures[-1]) if inquiry.earlier_figures else None
    if figure is None or figure.clause_id not in {quote.clause_id for quote in inquiry.question.cited}:
        return None
    source = Source(figure.clause_id, figure.start, figure.end)
    draft = Draft("answered", figures=[figure])
    return draft.say(f"{context_of(inquiry, figure)}{inquiry.shown(source).removesuffix('。')}。", source)
