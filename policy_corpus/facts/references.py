"""Documents and policies that the corpus names but does not contain: 《…》, “高新20条”, a list of titles with dates."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from policy_corpus.facts.flow import Flow, fold, make_flow
from policy_corpus.facts.passages import Passage, ReadsCorpus, passages_of
from policy_corpus.model import ParsedDocument, Reference
from policy_corpus.parsing.numbering import han_to_int

_NUMBER = r"[\u4e00-\u9fff]{1,8}〔(?:19|20)\d{2}〕\d+号"
_TITLED = re.compile(
    rf"《(?P<name>[^《》]+(?:《[^》]+》[^《》]*)*)》(?:（(?P<bracket>{_NUMBER})）)?(?:（(?:以下)?简称“?(?P<alias>[^”）]+)”?）)?"
)
_NICKNAME = re.compile(r"“(?P<name>[^“”]{0,10}?(?:\d+|[一二三四五六七八九十]+)条|\d+\+\d+)”(?P<kind>(?:人才)?政策)?")
_BARE_NUMBER = re.compile(rf"(?<![\u4e00-\u9fff])(?:根据|按照)?(?P<number>{_NUMBER})文件?")
_SEGMENT = re.compile(r"[，；。：\n]")
_LISTED = re.compile(r"(?P<name>\S[^\n]*?)\s*\n?\s*(?P<date>(?:19|20)\d{2}-\d{2}-\d{2})\s*$")
_MAY_NAME = re.compile(r"[《〔]|“[^”]{0,10}(?:条|\d\+)")
_PAPER = re.compile("(?:证|证明|表|单|合同|手册|卡|[知任诺申证]书)$")  # what is filled in or handed out, no document
_SELF = re.compile("本?(?:意见|办法|规定|条例|方案|规划|通知|预案|细则)")  # what a document calls itself
_COUNT = re.compile("[一二三四五六七八九十]{1,3}(?=条)")
_TRIAL = re.compile("[（(](?:试行|暂行)[)）]")
_LONGEST_QUOTE = 120


def extract_references(corpus: ReadsCorpus) -> tuple[Reference, ...]:
    """What each document names; one record per name and document, with all that its mentions say."""
    own_titles = {key for parsed in corpus.documents.values() for key in _title_keys(parsed)}
    found: dict[tuple[str, str], Reference] = {}
    for passage in passages_of(corpus):
        for reference in _references_in(passage):
            if name_key(reference.name) not in own_titles:
                _add(found, reference)
    return tuple(one.model_copy(update={"id": f"{one.document_id}#r{n}"}) for n, one in enumerate(found.values(), 1))


def _add(found: dict[tuple[str, str], Reference], reference: Reference) -> None:
    """Join mentions of the same name, alias or number within a document; the first one gives the quote."""
    for key, known in found.items():
        if key[0] == reference.document_id and _same(known, reference):
            aliases = dict.fromkeys((*known.aliases, *reference.aliases, reference.name))
            aliases.pop(known.name, None)
            number, dated = known.number or reference.number, known.dated or reference.dated
            found[key] = known.model_copy(update={"aliases": tuple(aliases), "number": number, "dated": dated})
            return
    found[reference.document_id, reference.name] = reference


def _same(known: Reference, other: Reference) -> bool:
    names = {name_key(name) for name in (known.name, *known.aliases)}
    shared = names & {name_key(name) for name in (other.name, *other.aliases)}
    return bool(shared) or (known.number is not None and known.number == other.number)


def name_key(name: str) -> str:
    """A document's name for comparing: no punctuation, spaces, or issuer before 关于; 二十条 as 20条."""
    plain = _COUNT.sub(lambda match: str(han_to_int(match[0])), _TRIAL.sub("", fold(name)))
    return re.sub(r"[\s“”《》（）()—–~～\-、，]|^大连市人民政府(?=关于)|^大连市(?=大连)", "", plain)


def _title_keys(parsed: ParsedDocument) -> Iterator[str]:
    """Of the document, and of those that its text holds under titles of their own."""
    document = parsed.document
    inside = (heading.title for heading in parsed.headings if heading.level == 1)
    yield from map(name_key, (document.title, document.short_title, *document.aliases, *inside))


def _references_in(passage: Passage) -> Iterator[Reference]:
    if passage.kind == "listing":
        yield from _listed(passage)
        return
    if not _MAY_NAME.search(passage.text):
        return
    flow = make_flow(passage.source, passage.start, passage.end)
    for match in _TITLED.finditer(flow.text):
        start, end = flow.source_span(*match.span("name"))
        name = re.sub(r"\s*\n\s*", "", fold(passage.source[start:end]))
        if _PAPER.search(name) or _SELF.fullmatch(name):
            continue
        aliases = [match["alias"]] if match["alias"] else []
        yield _reference(passage, flow, match, name, aliases=aliases, number=match["bracket"])
    yield from _nicknamed(passage, flow)
    for match in _BARE_NUMBER.finditer(flow.text):
        if not (passage.document.number or "").startswith(match["number"]):
            yield _reference(passage, flow, match, match["number"], number=match["number"])


def _nicknamed(passage: Passage, flow: Flow) -> Iterator[Reference]:
    """Policies known by a count: “高新20条”, “5+22”人才政策; not one whose parts the clause itself lists."""
    for match in _NICKNAME.finditer(flow.text):
        name, kind = match["name"], match["kind"] or ""
        if "+" not in name:
            yield _reference(passage, flow, match, name, aliases=[name + kind] if kind else [])
        elif kind and not all(re.search(rf"(?<!\d){count}[条项]", flow.text) for count in name.split("+")):
            yield _reference(passage, flow, match, f"“{name}”{kind}", aliases=[name + kind, name])


def _reference(
    passage: Passage,
    flow: Flow,
    match: re.Match[str],
    name: str,
    *,
    aliases: Iterable[str] = (),
    number: str | None = None,
) -> Reference:
    start, end = flow.source_span(*_segment_around(flow.text, match.start(), match.end()))
    return Reference(
        id="",
        name=name,
        aliases=tuple(aliases),
        number=number,
        document_id=passage.document.id,
        clause_id=passage.clause_id,
        quote=passage.source[start:end],
    )


def _segment_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The comma-like segment that holds the mention, or the mention alone where that is too long."""
    before = [match.end() for match in _SEGMENT.finditer(text, 0, start)]
    after = _SEGMENT.search(text, end)
    begin, stop = before[-1] if before else 0, after.start() if after else len(text)
    return (begin, stop) if stop - begin <= _LONGEST_QUOTE else (start, end)


def _listed(passage: Passage) -> Iterator[Reference]:
    """An entry of a list of titles whose date stands after it."""
    found = _LISTED.search(passage.text.strip())
    if found:
        yield Reference(
            id="",
            name=found["name"].strip(),
            dated=date.fromisoformat(found["date"]),
            document_id=passage.document.id,
            clause_id=passage.clause_id,
            quote=passage.text.strip(),
        )
