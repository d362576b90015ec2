"""The text of a Word document (.docx): a line for each paragraph with its automatic number, a row for each table row.

Only the standard library reads it: the file is a zip of XML parts. A part that declares a document type is refused, so
that no entity in it is ever expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from policy_corpus.errors import CorpusError
from policy_corpus.word_numbering import Numbering

LARGEST = 50_000_000  # bytes of one part, unpacked
_BODY, _NUMBERS, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_WRITTEN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNSEEN = frozenset({"pPr", "del", "moveFrom", "Fallback"})  # marks, and words struck out or written twice


@dataclass
class Node:
    """An element, names without their namespaces."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> Iterator["Node"]:
        """Every element of a name below this one, in order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def value(self, name: str) -> str:
        """The `val` of the first element of a name below this one; empty where there is none."""
        return next((node.attributes.get("val", "") for node in self.all(name)), "")


def word_text(name: str, raw: bytes) -> str:
    """The words of the .docx file `name`; raises CorpusError where it cannot be read."""
    try:
        with ZipFile(BytesIO(raw)) as file:
            parts = {part: _tree(_unpacked(file, part)) for part in (_BODY, _NUMBERS, _STYLES) if _has(file, part)}
    except (BadZipFile, ExpatError, ValueError, RuntimeError, NotImplementedError) as error:
        raise CorpusError(
            f"Word 文件 {name} 打不开（可能已加密或损坏），请在 Word 里另存为 .docx 或纯文本。"
        ) from error
    if _BODY not in parts:
        raise CorpusError(f"{name} 不是 Word 文件，请在 Word 里另存为 .docx 或纯文本。")
    numbering = Numbering.of(parts.get(_NUMBERS), parts.get(_STYLES))
    return "\n".join(_lines(next(parts[_BODY].all("body")), numbering)) + "\n"


def _has(file: ZipFile, part: str) -> bool:
    return part in file.namelist()


def _unpacked(file: ZipFile, part: str) -> bytes:
    if file.getinfo(part).file_size > LARGEST:
        raise ValueError(part)
    return file.read(part)


def _tree(xml: bytes) -> Node:
    """The elements of a part; ValueError where it declares a document type."""
    root = Node("")
    open_nodes = [root]
    parser = ParserCreate(namespace_separator=" ")

    def begin(name: str, attributes: dict[str, str]) -> None:
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def words(text: str) -> None:
        open_nodes[-1].text += text

    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: open_nodes.pop()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)
    return root


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _lines(node: Node, numbering: Numbering) -> Iterator[str]:
    for child in node.children:
        if child.name == "p":
            yield numbering.label(child) + _written(child)
        elif child.name == "tr":
            yield f"| {' | '.join(_cell(cell) for cell in child.all('tc'))} |"
        elif child.name not in _UNSEEN:
            yield from _lines(child, numbering)


def _cell(cell: Node) -> str:
    return " ".join(" ".join(_written(paragraph) for paragraph in cell.all("p")).split())


def _written(node: Node) -> str:
    if node.name == "t":
        return node.text
    if node.name in _UNSEEN:
        return ""
    return _WRITTEN.get(node.name, "") + "".join(map(_written, node.children))
