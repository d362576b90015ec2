"""The numbers that Chinese official documents put before their parts: 第X章, 一、, （一）, 1., （1）, ①, 1.1 …"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

MarkerKind = Literal[
    "annex", "chapter", "section", "article", "appendix", "han", "paren_han", "decimal",
    "arabic", "paren_arabic", "circled", "ordinal", "dash", "bullet", "stage", "box",
]  # fmt: skip

HAN_DIGITS = "〇零一二三四五六七八九"
_HAN_NUMBER = "一二三四五六七八九十百〇零"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = rf"(?:[0-9０-９](?:[ \t　]*[0-9０-９])*|[{_HAN_NUMBER}]+)"


@dataclass(frozen=True, slots=True)
class Marker:
    """A number found at the start of a line: `number` in normal digits, `text` as written, `end` its length."""

    kind: MarkerKind
    number: str
    text: str
    end: int

    @property
    def depth(self) -> int:
        """How many parts a decimal number has; 1 for all others."""
        return self.number.count(".") + 1


def han_to_int(numeral: str) -> int:
    """Value of a Chinese numeral below one thousand ("二十三" is 23, "两" is 2), or of digits that may hold spaces."""
    digits = re.sub(r"\s", "", numeral).replace("两", "二")
    if digits.isdigit():
        return int(digits)
    total, current = 0, 0
    for character in digits:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = max(HAN_DIGITS.find(character) - 1, 0)
    return total + current


def _han(match: re.Match[str]) -> str:
    return str(han_to_int(match[1])) if match[1] else ""


def _decimal(match: re.Match[str]) -> str:
    return ".".join(str(int(part)) for part in re.split("[.．-]", match[1]))


def _circled(match: re.Match[str]) -> str:
    return str(_CIRCLED.index(match[1]) + 1)


def _formal(match: re.Match[str]) -> str:
    return str(_FORMAL.index(match[1]) + 1)


def _box_number(match: re.Match[str]) -> str:
    return str(han_to_int(match[1] or match[2])) if match[1] or match[2] else ""


# A reference such as "第三条规定的" may stand at the start of a line; a number that opens a part never goes on so.
_NOT_A_REFERENCE = rf"(?!规定|所称|所列|第[{_HAN_NUMBER}]|[的和与或、至中之])"

_PATTERNS: tuple[tuple[MarkerKind, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("annex", re.compile(rf"附[ 　]*件[ 　]*({_NUMBER})?[ 　]*[:：]?$"), _han),
    ("chapter", re.compile(rf"第[ 　]*({_NUMBER})[ 　]*(?:章|编|篇|部分){_NOT_A_REFERENCE}"), _han),
    ("chapter", re.compile(rf"([{_FORMAL}])[ 　]*[、.．]?[ 　]*(?=[\u4e00-\u9fff]{{2,12}}$)"), _formal),
    ("section", re.compile(rf"第[ 　]*({_NUMBER})[ 　]*节{_NOT_A_REFERENCE}"), _han),
    ("article", re.compile(rf"第[ 　]*({_NUMBER})[ 　]*条{_NOT_A_REFERENCE}"), _han),
    ("appendix", re.compile(r"附[ 　]*则()(?=[ 　:：]|$)"), lambda _: ""),
    ("box", re.compile(rf"专栏[ 　]*({_NUMBER})?()[ 　]*[:：]?"), _box_number),
    (
        "box",
        re.compile(rf"[{_HAN_NUMBER}]+大(?:工程|行动|计划|专项|任务)之([{_HAN_NUMBER}]+)()[ 　]*[:：]"),
        _box_number,
    ),
    ("stage", re.compile(r"分?阶段性?目标()[ 　]*[:：]?$"), lambda _: ""),
    ("han", re.compile(rf"([{_HAN_NUMBER}]+)[ 　]*[、．.](?![0-9])"), _han),
    ("paren_han", re.compile(rf"[（(][ 　]*([{_HAN_NUMBER}]+)[ 　]*[)）]、?"), _han),
    ("decimal", re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?![\d.．])(?=[ 　\t])"), _decimal),
    ("decimal", re.compile(r"(\d{1,2}-\d{1,2})[ 　\t]+(?=[\u4e00-\u9fff])"), _decimal),
    ("arabic", re.compile(r"(\d{1,3})[ 　]*[.．、](?!\d)"), _decimal),
    ("paren_arabic", re.compile(r"[（(]?[ 　]*(\d{1,2})[ 　]*[)）]"), _decimal),
    ("circled", re.compile(rf"([{_CIRCLED}])"), _circled),
    ("ordinal", re.compile(rf"([{_HAN_NUMBER}]+)是(?![否非])"), _han),
    ("ordinal", re.compile(rf"[第其]([{_HAN_NUMBER}]+)[,，]"), _han),
    ("dash", re.compile(r"(?:——|—|--)()"), lambda _: ""),
    ("bullet", re.compile(r"[-*+•·][ \t　]+()"), lambda _: ""),
)
_HEADING_KINDS = ("chapter", "section", "han", "paren_han", "arabic")
_BARE_INTEGER = re.compile(r"(\d{1,2})[ 　\t]+(?=[\u4e00-\u9fff])")


def find_marker(body: str) -> Marker | None:
    """The number that opens `body`, if any; `body` starts with a non-blank character."""
    for kind, pattern, number_of in _PATTERNS:
        match = pattern.match(body)
        if match:
            return Marker(kind, number_of(match), match[0].strip(), match.end())
    return None


def without_number(heading: str) -> str:
    """A heading without the number that opens it (第四节 发展目标, 二、发展目标, （四）…, 3.…)."""
    marker = find_marker(heading)
    return heading[marker.end :].lstrip() if marker and marker.kind in _HEADING_KINDS else heading


def find_chapter_integer(body: str) -> Marker | None:
    """A bare "1 总则": a heading only in documents that also number 1.1, 1.2 … (the caller knows)."""
    match = _BARE_INTEGER.match(body)
    return Marker("decimal", str(int(match[1])), match[1], match.end()) if match else None
