from policy_corpus.model import Clause, Document, Located, ParsedDocument
from policy_corpus.parsing import parse_document

DOCUMENT = Document(
    id="probe", title="试验", short_title="试验", region="大连市", kind="办法", source="probe.txt", sha256="0"
)


def parse(text: str) -> ParsedDocument:
    return parse_document(DOCUMENT, text)


def labels(parsed: ParsedDocument) -> list[str]:
    return [clause.label for clause in parsed.clauses]


def articles(parsed: ParsedDocument) -> list[Clause]:
    return [clause for clause in parsed.clauses if clause.text.lstrip("# ").startswith("第")]


def uncovered(text: str, spans: list[Located], start: int = 0) -> list[int]:
    """Offsets of non-blank characters that are not in exactly one span, and of blanks that are in several."""
    cover = [0] * len(text)
    for span in spans:
        for offset in range(span.start - start, span.end - start):
            cover[offset] += 1
    return [i for i, character in enumerate(text) if cover[i] > 1 or (cover[i] == 0 and not character.isspace())]


def assert_lossless(parsed: ParsedDocument) -> None:
    source = parsed.source_text
    spans: list[Located] = [*parsed.clauses, *parsed.headings, *parsed.noise]
    assert all(source[span.start : span.end] == span.text for span in spans)
    assert uncovered(source, spans) == []
    for clause in parsed.clauses:
        assert all(source[p.start : p.end] == p.text for p in clause.paragraphs)
        assert uncovered(clause.text, list(clause.paragraphs), clause.start) == []
    assert len({clause.id for clause in parsed.clauses}) == len(parsed.clauses)
    assert all(source[repair.start : repair.end] == repair.before for repair in parsed.repairs)
