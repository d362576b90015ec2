"""Where the asker is, told after a question about an area's support: no other area is asked about."""

import re

from bot.understanding.facets import Gazetteer, find_mentions
from bot.understanding.several import asks, pieces_of

_SEAT = re.compile(
    "(?:公司|企业|厂子?|单位|工作站|平台|机构|团队|实验室|项目|我们?|咱们?|俺们?|注册地?|登记|执照|^)[^,;。]{0,6}"
    "(?:注册|登记|设|落户|开|搬|迁)?[都还也就其实]{0,2}[没不]?(?:是)?在"
)
_TOLD_SEAT = re.compile(f"(?:{_SEAT.pattern})(?:大连)?$")
_HERE = "(?:本区|区内|区里|(?<![贸新])片区(?:内|里)?|园区(?:内|里))"
_NOT_HERE = re.compile(f"[没不](?:是)?在{_HERE}|{_HERE}(?:外|以外|之外)")
_MAY = re.compile(
    "(?:那|这样|这种(?:情况)?)?(?:还|也|又|现在|照样)?(?:能不能|能|可不可以|可以|有没有|有|给不给|给|补不补|补|算不算|算|够|行不行|行|符合)"
    "[^,;。?]{0,8}[?。]?"
)


def asked_from(text: str, whole: str, gazetteer: Gazetteer) -> str:
    """The question before (`whole`) with the asker's own place before it; empty where a message tells of none.

    What the message asks besides may name nothing: 公司在旅顺口，还能领吗.
    """
    pieces = pieces_of(text)
    told = [piece for piece in pieces if not asks(piece)]
    asked = [piece for piece in pieces if asks(piece)]
    areas = [m for m in find_mentions(whole, gazetteer) if m.kind == "districts"]
    if not (whole and told and len(areas) == 1) or not all(map(_MAY.fullmatch, asked)):
        return ""
    area = whole[areas[0].start : areas[0].end]
    here = [re.sub(_HERE, area, piece) for piece in told]
    seated = [piece for piece in told if _NOT_HERE.search(piece) or _is_seat(piece, areas[0].value, gazetteer)]
    # 自贸片区的政策: the area is named for what it gives, and no longer for where the asker was said to be
    before = _TOLD_SEAT.sub("", whole[: areas[0].start])
    named = f"{before}{area}的政策,{whole[areas[0].end :].lstrip('的,')}"
    return ",".join([*here, named]) if seated else ""


def _is_seat(piece: str, area: object, gazetteer: Gazetteer) -> bool:
    """Whether a piece says that the firm is in another place than the area asked about."""
    others = [m for m in find_mentions(piece, gazetteer) if m.kind == "districts" and m.value != area]
    return any((seat := _SEAT.search(piece)) is not None and seat.end() <= other.start for other in others)
