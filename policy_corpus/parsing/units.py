"""Responsible-unit wording: （牵头单位：A、B，配合单位：C）, (责任单位:甲局), 责任部门：…, 主办/协办."""

import re
from typing import Literal

from policy_corpus.model import Units

Role = Literal["lead", "supporting", "responsible"]

_ROLES: dict[str, Role] = {
    "牵头": "lead", "主办": "lead",
    "配合": "supporting", "协办": "supporting", "参与": "supporting", "协助": "supporting",
    "责任": "responsible", "负责": "responsible", "承办": "responsible", "指导": "responsible", "组织": "responsible",
}  # fmt: skip
_LABEL = re.compile(rf"({'|'.join(_ROLES)})(?:单位|部门|机构)[ 　]*[:：]")
_BRACKETED = re.compile(rf"[（(](?:{'|'.join(_ROLES)})(?:单位|部门|机构)[ 　]*[:：][^（）()]*[)）]?")
_BARE_LINE = re.compile(rf"(?:{'|'.join(_ROLES)})(?:单位|部门|机构)[ 　]*[:：][^。]*$")
_OTHER_LABEL = re.compile(r"[\u4e00-\u9fff]{2,6}[:：]")
_SEPARATOR = re.compile(r"[、，,;；\s]+")
_NOT_A_UNIT = re.compile(r"(?:按|根据|依据|分别|共同).*|等$|以及$")


def is_unit_line(text: str) -> bool:
    """Whether the whole line only names responsible units."""
    return bool(_BRACKETED.fullmatch(text) or _BARE_LINE.fullmatch(text))


def unit_spans(text: str) -> list[tuple[int, int]]:
    """Where responsible units are named in `text`."""
    if _BARE_LINE.fullmatch(text):
        return [(0, len(text))]
    return [match.span() for match in _BRACKETED.finditer(text)]


def names_units(text: str) -> bool:
    """Whether `text` names responsible units anywhere."""
    return bool(unit_spans(text))


def read_units(text: str) -> Units:
    """All responsible units named in `text`, by role, as written."""
    found: dict[Role, list[str]] = {"lead": [], "supporting": [], "responsible": []}
    for start, end in unit_spans(text):
        for role, names in _fields(text[start:end].strip("（）()")):
            found[role] += [name for name in names if name not in found[role]]
    return Units(**{role: tuple(names) for role, names in found.items()})


def _fields(text: str) -> list[tuple[Role, list[str]]]:
    labels = [(match.start(), match.end(), _ROLES[match[1]]) for match in _LABEL.finditer(text)]
    cuts = sorted({match.start() for match in _OTHER_LABEL.finditer(text)} | {start for start, _, _ in labels})
    fields = []
    for _, end, role in labels:
        stop = min((cut for cut in cuts if cut >= end), default=len(text))
        fields.append((role, _names(text[end:stop])))
    return fields


def _names(text: str) -> list[str]:
    pieces = (_NOT_A_UNIT.sub("", piece.strip("。.）)")) for piece in _SEPARATOR.split(text))
    return [piece for piece in pieces if piece]
