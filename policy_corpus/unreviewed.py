"""A policy text that nobody has reviewed: its metadata is what its own words say, and nothing more."""

from hashlib import sha256
from pathlib import PurePath
from typing import Any

from policy_corpus.errors import CorpusError
from policy_corpus.model import Document
from policy_corpus.parsing import propose_metadata, read_identity
from policy_corpus.parsing.identity import NOWHERE
from policy_corpus.word_file import word_text

SUFFIXES = frozenset({".txt", ".md", ".docx"})
_ENCODINGS = ("utf-8-sig", "gb18030")


def read_unreviewed(name: str, raw: bytes) -> tuple[Document, str]:
    """The document in the file `name` and its text; CorpusError where it is neither Chinese text nor Word's."""
    text = word_text(name, raw) if name.lower().endswith(".docx") else _decoded(name, raw)
    proposals = propose_metadata(text)
    values: dict[str, Any] = {proposal.field: proposal.value for proposal in proposals}
    stem = PurePath(name).stem
    identity = read_identity(text, values.get("issuer"))
    document = Document(
        id=stem,
        title=identity.title if identity else stem,
        short_title=identity.short_title if identity else stem,
        kind=identity.kind if identity else "文件",
        region=identity.region if identity else NOWHERE,
        source=name,
        sha256=sha256(raw).hexdigest(),
        evidence={proposal.field: proposal.quote for proposal in proposals},
        reviewed=False,
        **values,
    )
    return document, text


def _decoded(name: str, raw: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CorpusError(f"政策原文 {name} 既不是 UTF-8 也不是 GB18030 文本，请另存为 UTF-8。")
