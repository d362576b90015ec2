"""What is on record of a document: its number, who issued it and when, its annexes, what it did away with."""

import re
from collections.abc import Callable

from bot.answering.inquiry import Inquiry
from bot.answering.replaced import doing_away
from bot.answering.validity import say_date
from bot.drafting import Draft, Source
from policy_corpus.model import Document, ParsedDocument

_TITLE = re.compile("全称|全名|叫什么|标题")
_ANNEX = "附件"
REPEALS = "废止|取代|替代|代替|作废"
FIELDS = {
    "number": re.compile("文号|字号|第几号(?!附件)|几号文|哪个文件的|附件"),
    "issuer": re.compile(
        "谁(印发|发布|出台|发的|发文|颁布|出的)|(谁|局|部门|单位|委)(编|起草|拟|写|制定|制订)|(编制|制定|发文|印发|发布|颁布|公布)(单位|机关|部门)|哪个(部门|单位|机关)|什么机关|哪(里|儿|家)(发|印发|出|制定)"
    ),
    "issued_on": re.compile(
        "哪(年|天|月)|什么时候|何时|几月|几号(?!文|附件)|(?<!实施)(?<!施行)(?<!生效)(?<!执行)(?<!起止)(?:日期|时间)"
        "|(?:印发|发文|成文|落款|颁布|下发)的?日"
    ),
    "annexes": re.compile("附件"),
    "addressee": re.compile("(?:发|下发|印发|主送)给?(?:的是|到|了)?(?:谁|哪)|主送|收文|发给(?:了|的)?(?:什么|谁|哪)"),
    "supersedes": re.compile(f"(?:{REPEALS})了?(?!吗|没).{{0,6}}(?:哪|什么|啥|谁)"),
}
NAMES = {
    "number": "文号",
    "issuer": "发文机关",
    "issued_on": "印发日期",
    "annexes": "附件",
    "addressee": "发给谁",
    "supersedes": "废止或取代了哪个文件",
}
_SAID: dict[str, Callable[[Document], str]] = {
    "number": lambda document: f"文号是{document.number}" if document.number else "",
    "issuer": lambda document: f"发文机关是{document.issuer}" if document.issuer else "",
    "issued_on": lambda document: f"发文日期是{say_date(document.issued_on)}" if document.issued_on else "",
}


def say_record(inquiry: Inquiry, draft: Draft, parsed: ParsedDocument) -> None:
    """State the fields that are asked for, all where none is, and which of them the text leaves out."""
    document, asked = parsed.document, fields_asked(inquiry)
    if _TITLE.search(inquiry.question.text) and not asked:
        said = (evidence_of(parsed, name) for name in ("title", "kind", "districts"))
        draft.say(f"《{document.title}》", *list(filter(None, said))[:1])
        return
    if _ANNEX in inquiry.question.text:  # of a document that is one itself, the number says so
        asked -= {"annexes"} if _ANNEX in (document.number or "") else {"number"}
    away = doing_away(inquiry, document.id) if "supersedes" in asked else None
    told = {"supersedes": away, "addressee": _addressed(inquiry, parsed) if "addressee" in asked else None}
    for source in filter(None, told.values()):
        draft.say(inquiry.shown(source), source)
    known = {name: words for name, say in _SAID.items() if (words := say(document)) and (not asked or name in asked)}
    left_out = [NAMES[name] for name in NAMES if name in asked - set(known) and not told.get(name)]
    sources = [s for name in known if (s := evidence_of(parsed, name))]
    if known:
        without = [f"没有写明{'、'.join(left_out)}"] if left_out else []
        draft.say(f"《{document.title}》" + "，".join([*known.values(), *without]) + "。", *dict.fromkeys(sources))


def _addressed(inquiry: Inquiry, parsed: ParsedDocument) -> Source | None:
    """The line of a notice that says to whom it goes: before what it says, and with a colon behind it."""
    front = (clause for clause in parsed.clauses if clause.kind == "front_matter")
    lines = (sentence for clause in front for sentence in inquiry.kit.sentences_of(clause.id))
    return next((Source.of_sentence(line) for line in lines if line.text.rstrip().endswith((":", "："))), None)


def fields_asked(inquiry: Inquiry) -> set[str]:
    """The fields of a document's record that the message asks for, or the one that it leans on."""
    return _fields(inquiry.question.text) or _fields(inquiry.question.leans_on)


def lacks_record(inquiry: Inquiry, parsed: ParsedDocument) -> Draft:
    """That the text says none of the fields asked for."""
    asked = fields_asked(inquiry)
    if _ANNEX in inquiry.question.text:
        asked -= {"number"}
    fields = "、".join(NAMES[name] for name in NAMES if name in asked) or "文号、发文机关或日期"
    text = inquiry.kit.replies.render("not_found_record", document=parsed.document.short_title, fields=fields)
    return Draft("not_found").say(text)


def _fields(text: str) -> set[str]:
    return {field for field, words in FIELDS.items() if words.search(text)}


def evidence_of(parsed: ParsedDocument, name: str) -> Source | None:
    """The clause that a metadata field was read from."""
    quote = parsed.document.evidence.get(name)
    squashed = "".join((quote or "").split())
    for clause in parsed.clauses if squashed else ():
        if squashed in "".join(clause.text.split()):
            return Source.of_quote(clause, squashed)
    return None
