"""Any text file as a parsed document, and proposals as YAML for a person to review."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from policy_corpus.errors import CorpusError
from policy_corpus.measures.extraction.model import Grant, ProposedMeasure
from policy_corpus.model import Document, Located, ParsedDocument
from policy_corpus.parsing import parse_document


def parse_file(path: Path) -> ParsedDocument:
    """The document in a UTF-8 text file, known by its file name only. Raises CorpusError."""
    try:
        source = path.read_bytes()
        text = source.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise CorpusError(f"无法读取文件 {path}，请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"文件 {path} 不是 UTF-8 文本，请先转换编码。") from error
    document = Document(
        id=path.stem,
        title=path.stem,
        short_title=path.stem,
        region="未知",
        kind="未知",
        source=path.name,
        sha256=sha256(source).hexdigest(),
    )
    return parse_document(document, text)


def to_yaml(proposals: tuple[ProposedMeasure, ...]) -> str:
    """The proposals as YAML, in order; what has to be reviewed says so."""
    return yaml.safe_dump([_entry(one) for one in proposals], allow_unicode=True, sort_keys=False, width=120)


def _entry(proposal: ProposedMeasure) -> dict[str, Any]:
    entry = {
        "subject": proposal.subject,
        "document": proposal.document_id,
        "clause": proposal.clause_id,
        "label": proposal.label,
        "confidence": proposal.confidence,
        "review": list(proposal.review),
        "grants": [_grant(grant) for grant in proposal.grants],
        "frequency": proposal.frequency,
        "assessment": _quote(proposal.assessment),
        "conditions": [_quote(condition) for condition in proposal.conditions],
        "quote": _quote(proposal.evidence),
    }
    return {key: value for key, value in entry.items() if value not in (None, [])}


def _grant(grant: Grant) -> dict[str, Any]:
    entry = {
        "role": grant.role,
        "level": grant.level,
        "value": str(grant.value),
        "bound": grant.bound,
        "ceiling_word": grant.ceiling_word,
        "base": grant.base,
        "per": grant.per,
        "quote": _quote(grant.evidence),
    }
    return {key: value for key, value in entry.items() if value is not None}


def _quote(located: Located | None) -> dict[str, Any] | None:
    return {"text": located.text, "start": located.start, "end": located.end} if located else None
