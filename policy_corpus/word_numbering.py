"""The automatic numbers of a Word document (第一条, （一）, 1.), which stand in no paragraph's own text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

_HAN = "零一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_COUNTED_IN_HAN = ("chinese", "japanese", "taiwanese", "ideographDigital", "korean")


class Element(Protocol):
    """What is needed of an element of the document."""

    attributes: dict[str, str]

    def all(self, name: str) -> "Iterator[Element]": ...
    def value(self, name: str) -> str: ...


@dataclass(frozen=True)
class _Level:
    kind: str
    text: str  # 第%1条
    start: int
    restarts: bool = True  # counts anew under each number above it


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by list
    _list_of: dict[str, str] = field(default_factory=dict)  # by the number that paragraphs name it with
    _styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counted: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, numbers: Element | None, styles: Element | None) -> "Numbering":
        """The lists that the parts of a document define; none where there are no such parts."""
        lists = {each.attributes["abstractNumId"]: each for each in numbers.all("abstractNum")} if numbers else {}
        found = cls({id_: dict(map(_level, each.all("lvl"))) for id_, each in lists.items()})
        for each in numbers.all("num") if numbers else ():
            found._list_of[each.attributes.get("numId", "")] = each.value("abstractNumId")
        for style in styles.all("style") if styles else ():
            if number := style.value("numId"):
                found._styles[style.attributes.get("styleId", "")] = number, int(style.value("ilvl") or 0)
        return found

    def label(self, paragraph: Element) -> str:
        """The number that stands before a paragraph, which counts on its list; empty where it has none."""
        number, depth = self._numbered(paragraph)
        list_ = self._list_of.get(number, "")
        levels = self.levels.get(list_, {})
        if depth not in levels:
            return ""
        counted = self._counted[list_]
        counted[depth] = counted.get(depth, levels[depth].start - 1) + 1
        for deeper in [at for at in counted if at > depth and levels[at].restarts]:
            del counted[deeper]
        label = levels[depth].text if levels[depth].kind not in ("bullet", "none") else ""
        for at, level in levels.items():
            label = label.replace(f"%{at + 1}", _numeral(counted.get(at, level.start), level.kind))
        return f"{label}\u3000" if label[-1:].isalnum() else label

    def _numbered(self, paragraph: Element) -> tuple[str, int]:
        """The list that a paragraph is of, and how deep in it, by its own marks or those of its style."""
        if number := paragraph.value("numId"):
            return number, int(paragraph.value("ilvl") or 0)
        return self._styles.get(paragraph.value("pStyle"), ("", 0))


def _level(element: Element) -> tuple[int, _Level]:
    start, restarts = int(element.value("start") or 1), element.value("lvlRestart") != "0"
    return int(element.attributes["ilvl"]), _Level(element.value("numFmt"), element.value("lvlText"), start, restarts)


def _numeral(number: int, kind: str) -> str:
    if kind.startswith(_COUNTED_IN_HAN):
        return _han(number)
    if kind == "decimalEnclosedCircle" and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    return chr(ord("a") + number - 1) if kind == "lowerLetter" and 0 < number <= 26 else str(number)


def _han(number: int) -> str:
    """A number below one thousand as documents write it (十一, 一百零二)."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        written += "零"
    return written + (_HAN[ones] if ones or not number else "")
