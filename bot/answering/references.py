"""Questions about documents that the corpus only names: their content cannot be answered, their date sometimes can."""

import re

from bot.answering.citations import answer_citation
from bot.answering.inquiry import Inquiry
from bot.answering.replaced import repealing
from bot.answering.validity import say_date
from bot.drafting import Draft, Source
from bot.understanding.question import Question
from policy_corpus.model import Reference
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence

_INSIDE = re.compile("里面|里头|其中|里边|它的?|该(政策|文件)|这(份|个)(政策|文件)")
_FULL_NAME = re.compile("全称|全名|叫什么")
_WHO = re.compile(
    "谁|哪[个家级](?!文件|方案|规划|计划|政策)|什么(?:机关|部门|单位)|印发(?:单位|机关)|发文(?:单位|机关)"
)
_ISSUES = re.compile("(?:出台|编制|制定|印发|发布|起草)[^，。；]{0,24}[《“]")
_HOLDS = re.compile("有效|失效|生效|到期|过期|作废|废止")
_CONTENTS = re.compile("内容|条文|细则|原文")
_WHOLE = re.compile("全文|原文|原件|正文|电子版")
_NUMBER = re.compile("文号|字号|几号文|第几号")
# Of a title or a document's number, the year is no date.
_TITLES = re.compile(r"《[^》]*》|[〔\[(（]20\d\d[^〕\])）]*[〕\])）]")
_YEAR = re.compile(r"20\d\d年")
_WHICH_YEAR = re.compile("哪一?年|几几年|年份")
_DATE = re.compile("日期|时间|哪[天月日]|几[月号]|什么时候|何时|哪一?年|几几年|年份|日子")
CONTENT = ("amount", "rate", "list", "condition", "definition", "eligibility", "figure", "count", "procedure")


def answer_reference(inquiry: Inquiry) -> Draft | None:
    """None where no such document is named, or where the corpus itself says what was asked."""
    question, kit = inquiry.question, inquiry.kit
    named = kit.facts.match_references(question.text) or (
        kit.facts.match_references(question.resolved)
        if question.follow_up and (_INSIDE.search(question.text) or not question.named_subject)
        else []
    )
    named = named or _listed_first(inquiry)
    if not named:
        return None
    reference = _dated_first(named)
    clause = kit.corpus.clauses[reference.clause_id]
    source = Source.of_quote(clause, reference.quote)
    if _FULL_NAME.search(question.text):
        return Draft("answered").say(f"全称是《{reference.name}》。", source)
    cited = answer_citation(inquiry, named)
    if cited:
        return cited
    if _NUMBER.search(question.text) and not any(one.number for one in named):
        text = kit.replies.render("not_found_number_of_named", name=reference.name)
        return Draft("not_found").say(text, source)
    if _NUMBER.search(question.text) and reference.number:
        text = kit.replies.render("number_of_named", number=reference.number, name=reference.name)
        return Draft("answered").say(text, source)
    if (
        question.asks("validity")
        and not question.asks("existence", "department", "document")
        and _is_all(question, reference)
    ):
        return _ended(inquiry, reference) or named_only(inquiry, reference)
    if question.asks("document", "when") and not question.asks("amount"):
        return _issued(inquiry, reference, source) or date_of(inquiry, reference, source)
    whole = _WHOLE.search(question.text)
    if whole or question.facets.clauses or not question.asks("existence", "validity", "department"):
        if not whole and _said_here(inquiry, reference):
            return None
        return named_only(inquiry, reference)
    return None


def _listed_first(inquiry: Inquiry) -> list[Reference]:
    """The document whose title, in a list of titles, is the best that there is for a question whether it holds."""
    best = [r.sentence.clause_id for r in inquiry.ranked[:1]] if _HOLDS.search(inquiry.question.text) else []
    listed = [id_ for id_ in best if inquiry.kit.corpus.clauses[id_].kind == "listing"]
    return [one for one in inquiry.kit.facts.references() if one.clause_id in listed and _is_all(inquiry.question, one)]


def named_only(inquiry: Inquiry, reference: Reference) -> Draft:
    """That the document is only named, and where."""
    source = Source.of_quote(inquiry.kit.corpus.clauses[reference.clause_id], reference.quote)
    draft = Draft("not_found").say(inquiry.kit.replies.render("not_found_named_only", name=f"“{reference.name}”"))
    return draft.say(f"提到它的原文：“{inquiry.shown(source)}”", source)


def _ended(inquiry: Inquiry, reference: Reference) -> Draft | None:
    """That a document which is held has done away with it, in its words; None where none has."""
    source = repealing(inquiry, reference)
    return Draft("answered").say(f"《{reference.name}》已经废止：“{inquiry.shown(source)}”", source) if source else None


def _says_rest(question: Question, ranked: RankedSentence, names: tuple[str, ...]) -> bool:
    """Whether a sentence holds all that the question speaks of beside the document (它的配套文件)."""
    rest = [word for word in question.subject.split() if not any(word in name for name in names)]
    return bool(rest) and all(word in ranked.sentence.text for word in rest)


def _is_all(question: Question, reference: Reference) -> bool:
    """Whether the question is about nothing but the document that is named."""
    names = "".join((reference.name, *reference.aliases))
    return all(word in names for word in question.subject.split())


def _dated_first(named: list[Reference]) -> Reference:
    return next((r for r in named if r.dated and r.name == named[0].name), named[0])


def _issued(inquiry: Inquiry, reference: Reference, source: Source) -> Draft | None:
    """The words that say who drew it up, where this is asked; None where they do not say."""
    words = inquiry.shown(source)
    if not _WHO.search(inquiry.question.text) or not _ISSUES.search(words):
        return None
    return Draft("answered").say(f"{words}。", source)


def date_of(inquiry: Inquiry, reference: Reference, source: Source) -> Draft:
    """When it was issued: the date of a list, a sentence that tells it, or, for the year alone, its number."""
    if reference.dated:
        text = f"“{reference.name}”在收录的清单里标注的日期是{say_date(reference.dated)}。"
        return Draft("answered").say(text, source)
    names = (reference.name, *reference.aliases)
    for ranked in inquiry.ranked:
        sentence = ranked.sentence
        if _is_dated(sentence) and any(name in sentence.text for name in names):
            return Draft("answered").say(inquiry.shown(Source.of_sentence(sentence)), Source.of_sentence(sentence))
    replies = inquiry.kit.replies
    if reference.number and _WHICH_YEAR.search(inquiry.question.text):
        text = replies.render("number_of_named", number=reference.number, name=reference.name)
        return Draft("answered").say(text, source)
    if not _DATE.search(inquiry.question.text):
        return named_only(inquiry, reference)
    draft = Draft("not_found").say(replies.render("not_found_date_of_named", name=reference.name), source)
    return draft.say(f"提到它的原文：“{inquiry.shown(source)}”", source)


def _is_dated(sentence: Sentence) -> bool:
    """Whether a sentence tells a year, or what is issued in the one told before it."""
    words = _TITLES.sub("《》", sentence.text)
    return bool(_YEAR.search(words) or (sentence.years and _ISSUES.search(words)))


def _said_here(inquiry: Inquiry, reference: Reference) -> bool:
    """Whether a sentence that names it also shows the kind of figure asked for."""
    question = inquiry.question
    names = (reference.name, *reference.aliases)
    naming = [r for r in inquiry.ranked if any(name in r.sentence.text for name in names)]
    if question.unit and not question.asks("list"):
        said = naming if not question.asks("count") else [r for r in naming if _says_rest(question, r, names)]
        return any(question.unit.shows.search(r.sentence.text) for r in said)
    return question.asks("definition") and not (
        question.asks("list", "amount") or question.facets.clauses or _CONTENTS.search(question.text)
    )
