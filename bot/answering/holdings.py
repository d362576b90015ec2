"""Which documents there are: those held, and the one that a document number (文号) stands for."""

import re

from bot.answering.citations import answer_citation
from bot.answering.inquiry import Inquiry
from bot.answering.records import evidence_of
from bot.answering.references import date_of, named_only
from bot.answering.validity import say_date
from bot.drafting import Draft, Source
from policy_corpus.model import ParsedDocument
from retrieval.text import fold

_HELD = re.compile(
    "(收录|收集|收(?=了)|手上|手头|手里|库里|数据库|资料库|知识库|掌握|覆盖|涵盖|依据|根据|参考|(你|您)们?(这里|这儿|这边)?(都|能)?(有|看过|读过|查))"
    ".{0,6}(哪些|哪几|什么|啥|多少|几)[份个部类]?.{0,4}(文件|文档|资料|材料|规划|政策文件)"
    "|(文件|文档|资料)(库|清单|目录|列表)(里)?(有|是)?(哪些|什么|啥)?[?？。]?$|(哪些|哪几份|几份|多少份|多少个|几个)(政策)?文件.{0,4}(收录|在库|可查|能查)"
)
_ISSUED = re.compile(
    "(?:发布?|印发|出台|制定|编制)(?:过|了|出)*(?:的(?:政策)?(?:文件|规划|方案)(?:都?有|是)?(?:哪些|哪几.|什么|几.|多少)"
    "|(?:哪些|哪几.|什么|几.|多少)(?:政策)?(?:文件|规划|方案))"
    "|(?:哪些|哪几.)(?:政策)?(?:文件|规划|方案)是[^,。;?]{2,12}的"
)
OPENING = 24  # characters from which words of a document are more than its title or number
_NUMBER = re.compile(
    r"((?:[\u4e00-\u9fff]{1,7}?[发函令字办规])?)[〔\[(【]?(20\d\d)?年?[〕\])】]?第?(\d{1,4})号(文件?)?(?:的?附件(\d+))?"
)
_WHICH = re.compile("什么|啥|哪|叫|全[称名]|名称|名字|标题|题目|谁|查|文件|^文?[?？]?$")
_WITHIN = re.compile("里|中|内容|规定|要求|讲|说|写|多少|几|怎|如何|支持|补|奖|条")


def list_holdings(inquiry: Inquiry) -> Draft | None:
    """The documents held, numbered, where the question asks for them; None where it asks something else."""
    question = inquiry.question
    issued = question.facets.departments and _ISSUED.search(question.text)
    if not (issued or _HELD.search(question.text)) or question.facets.documents:
        return None
    places = set(question.facets.districts)
    documents = list(inquiry.kit.corpus.documents.values())
    held = [p for p in documents if places & set(p.document.districts)] or documents
    if issued:
        held = [p for p in documents if _issuers(inquiry, p.document.issuer) & set(question.facets.departments)]
    if not held:
        return Draft("not_found").say(inquiry.kit.replies.render("not_found_issued_by"))
    draft = Draft("answered").say(f"收录的文件共计{len(held)}份：")
    draft.computed.append(f"{len(held)}份")
    for place, parsed in enumerate(held, start=1):
        number = f"文号是{parsed.document.number}" if parsed.document.number else "没有写明文号"
        draft.say(f"{place}. 《{parsed.document.title}》，{number}", opening(inquiry, parsed))
        draft.computed.append(f"{place}")
    return draft


def _issuers(inquiry: Inquiry, issuer: str | None) -> set[str]:
    """The units that the name of an issuer stands for."""
    return {found.id for found in inquiry.kit.vocabulary.departments.find(issuer or "")}


def opening(inquiry: Inquiry, parsed: ParsedDocument) -> Source:
    """The first full sentence of a document's text, to open it by; its title alone would be the line's own words."""
    text = (clause for clause in parsed.clauses if clause.kind != "front_matter")
    sentences = (sentence for clause in text for sentence in inquiry.kit.sentences_of(clause.id))
    return Source.of_sentence(next(s for s in sentences if len(s.text) >= OPENING))


def answer_number(inquiry: Inquiry) -> Draft | None:
    """The document that a number stands for, its own or one that the documents cite; None where none is asked for.

    What stands in one that is not held cannot be told.
    """
    text = inquiry.question.text
    asked = _NUMBER.search(text)
    rest = text[asked.end() :] if asked else ""
    within = _WITHIN.search(rest) is not None
    if asked is None or not (asked[2] or asked[4]) or not (within or _WHICH.search(rest)):
        return None
    own = next((p for p in inquiry.kit.corpus.documents.values() if _same(asked, p.document.number)), None)
    if own and within:
        return None
    if own:
        return Draft("answered").say(_record(own), *_sources(own, "number", "issuer", "issued_on"))
    cited = next((r for r in inquiry.kit.facts.references() if _same(asked, r.number)), None)
    if cited is None:
        return Draft("not_found").say(inquiry.kit.replies.render("not_found_number", number=asked[0]))
    if told := answer_citation(inquiry, [cited]) or (named_only(inquiry, cited) if within else None):
        return told
    source = Source.of_quote(inquiry.kit.corpus.clauses[cited.clause_id], cited.quote)
    if inquiry.question.asks("when"):
        return date_of(inquiry, cited, source)
    text = inquiry.kit.replies.render("number_of_named", number=cited.number or "", name=cited.name)
    return Draft("answered").say(text, source)


def _same(asked: re.Match[str], number: str | None) -> bool:
    """Whether a number is the one asked for; letters, year and annex may be left out."""
    known = _NUMBER.search(fold(number or ""))
    if known is None or known[3] != asked[3] or not known[1].endswith(asked[1][-2:]):
        return False
    return all(asked[part] in (None, known[part]) for part in (2, 5))


def _record(parsed: ParsedDocument) -> str:
    document = parsed.document
    issuer = f"，发文机关是{document.issuer}" if document.issuer else ""
    issued = f"，发文日期是{say_date(document.issued_on)}" if document.issued_on else ""
    return f"{document.number}是《{document.title}》的文号{issuer}{issued}。"


def _sources(parsed: ParsedDocument, *fields: str) -> list[Source]:
    """Where the fields of a document's record were read."""
    return list(dict.fromkeys(s for name in fields if (s := evidence_of(parsed, name))))
