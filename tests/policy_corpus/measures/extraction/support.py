from policy_corpus.measures.extraction import ProposedMeasure, propose_measures
from policy_corpus.model import Document, ParsedDocument
from policy_corpus.parsing import parse_document

DOCUMENT = Document(
    id="probe", title="试验办法", short_title="试验", region="某市", kind="办法", source="probe.txt", sha256="0"
)


def parse(text: str) -> ParsedDocument:
    return parse_document(DOCUMENT, text)


def propose(text: str) -> tuple[ProposedMeasure, ...]:
    return propose_measures(parse(text))


def said(text: str) -> list[str]:
    """What is proposed, one line for each measure: its subject, then what it grants."""
    return [f"{one.subject}: {', '.join(map(str, one.grants))}" for one in propose(text)]
