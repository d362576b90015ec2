"""The corpus: documents read from their sources, and checked before anything is built on them."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from policy_corpus.errors import CorpusError
from policy_corpus.model import Clause, Document, Frozen, Paragraph, ParsedDocument
from policy_corpus.parsing import parse_document
from policy_corpus.unreviewed import SUFFIXES, read_unreviewed
from policy_corpus.yaml_text import parse_yaml

DOCUMENTS = Path(__file__).parent / "documents"


class SourceSlice(Frozen):
    """Where a document stands in a file that holds several: from the quote `start` to before the quote `end`."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True)
class Corpus:
    """All documents by id, in file order of their metadata."""

    documents: dict[str, ParsedDocument]
    digest: str  # sha256 over sources and metadata: changes when anything an index depends on changes

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id, in order of document and appearance."""
        return {clause.id: clause for parsed in self.documents.values() for clause in parsed.clauses}

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """Every paragraph by id, in order of document and appearance."""
        return {paragraph.id: paragraph for clause in self.clauses.values() for paragraph in clause.paragraphs}

    def document_of(self, clause_id: str) -> Document:
        """The document that a clause belongs to; KeyError for an unknown clause."""
        return self.documents[self.clauses[clause_id].document_id].document


def load_corpus(folder: Path | None = None) -> Corpus:
    """Parse every document of `folder` (default: the bundled ones); CorpusError when one cannot be trusted.

    A text that no metadata file names is taken with the metadata that its own words give.
    """
    folder = folder or DOCUMENTS
    metadata = sorted(folder.glob("*.yaml"))
    sources = (
        {path.name: _read(path) for path in sorted(folder.iterdir()) if _is_source(path)} if folder.is_dir() else {}
    )
    if not metadata and not sources:
        raise CorpusError(
            f"文件夹 {folder} 中没有政策文件（*.txt、*.md、*.docx，可附元数据 *.yaml），请放入文件或改用别的文件夹。"
        )
    digest = sha256()
    documents: dict[str, ParsedDocument] = {}
    for path in metadata:
        raw = _read(path)
        digest.update(raw)
        document, part = _parse_metadata(path, raw)
        if document.id in documents:
            raise CorpusError(f"文件编号 {document.id} 重复，请修改 {path.name}。")
        source = _verified_source(document, sources)
        digest.update(document.sha256.encode())
        documents[document.id] = _parsed(document, _sliced(document, source, part))
    described = {parsed.document.source for parsed in documents.values()}
    for name in sorted(sources.keys() - described):
        document, source = read_unreviewed(name, sources[name])
        if document.id in documents:
            raise CorpusError(f"文件编号 {document.id} 重复，请给 {name} 改名，或在它的元数据里登记。")
        digest.update(document.model_dump_json().encode())
        documents[document.id] = _parsed(document, source)
    return Corpus(documents, digest.hexdigest())


def _is_source(path: Path) -> bool:
    """Whether a file is a document, rather than what tells of the folder or what Word keeps beside an open file."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".", "README"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"无法读取 {path.name}，请检查文件和权限。") from error


def _parse_metadata(path: Path, raw: bytes) -> tuple[Document, SourceSlice]:
    try:
        fields: Any = parse_yaml(raw.decode())
        part = SourceSlice.model_validate(fields.pop("slice", {}))
        return Document.model_validate(fields), part
    except (UnicodeDecodeError, yaml.YAMLError, AttributeError) as error:
        raise CorpusError(f"元数据 {path.name} 不是有效的 YAML，请恢复该文件。") from error
    except ValidationError as error:
        fields = "、".join(".".join(map(str, problem["loc"])) for problem in error.errors())
        raise CorpusError(f"元数据 {path.name} 的字段有误：{fields}，请修改后再运行。") from error


def _verified_source(document: Document, sources: dict[str, bytes]) -> str:
    raw = sources.get(document.source)
    if raw is None:
        raise CorpusError(f"缺少政策原文 {document.source}，请恢复 policy_corpus/documents 中的该文件。")
    if sha256(raw).hexdigest() != document.sha256:
        raise CorpusError(
            f"政策原文 {document.source} 与登记的摘要不符（已损坏或被改动），"
            f"请恢复原文件，或复核后更新 {document.id} 的 sha256。"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"政策原文 {document.source} 不是 UTF-8 文本，请恢复原文件。") from error


def _sliced(document: Document, source: str, part: SourceSlice) -> str:
    start = _unique(document, source, part.start) if part.start else 0
    end = _unique(document, source, part.end) if part.end else len(source)
    return source[start:end]


def _unique(document: Document, source: str, quote: str) -> int:
    if source.count(quote) != 1:
        raise CorpusError(f"{document.id} 的起止标记“{quote}”在 {document.source} 中应恰好出现一次，请修改其元数据。")
    return source.index(quote)


def _parsed(document: Document, source: str) -> ParsedDocument:
    parsed = parse_document(document, source)
    for field, quote in parsed.document.evidence.items():
        if quote not in parsed.source_text:
            raise CorpusError(f"{parsed.document.id} 的 {field} 依据“{quote}”不在原文中，请修改其元数据。")
    return parsed
