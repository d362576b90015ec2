"""What a document is called, what kind it is and where it holds, read from its title and its issuer."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.head import read_head
from policy_corpus.parsing.lines import split_lines
from policy_corpus.parsing.wording import (
    ADDRESSEE,
    DATE_LINE,
    DECREE_NUMBER,
    DOCUMENT_NUMBER,
    KINDS,
    ends_sentence,
    is_wrapped,
    squeeze,
)

NATION = "全国"
NOWHERE = "未写明"

_FORMS = f"{KINDS}|函|批复|法|制度|解读|问答"
_ENDS = re.compile(rf".*(?:{_FORMS})(?:[（(][^（）()]{{1,20}}[)）])*$")
_DATED = re.compile(rf"{DATE_LINE.pattern}$|(?<=[{_FORMS}）)])(?:19|20)\d\d年?$")
_FORWARDS = re.compile(
    r"(?:印发|发布|公布|转发|实施|执行|试行)[《〈]?(.{4,}?)[》〉]?(?:[(（].{1,8}[）)])?的(?:通知|函|决定|公告|令)$"
)
_OF_ISSUER = re.compile(r"^.{2,30}?(?:政府|办公厅|办公室|国务院|委员会|委|局|厅|部)(?=关于)")
_KIND = re.compile(rf"((?:实施|暂行|管理|工作|若干|行动|操作)*(?:{_FORMS}))[^\u4e00-\u9fff]*(?:[（(].{{1,20}}[)）])?$")
_CITY = r"[\u4e00-\u9fff]{2}市|[\u4e00-\u9fff]{2,3}(?:省|自治区)"
_PART = r"[\u4e00-\u9fff]{2,4}?(?:新区|地区|主城区|自治州|州|盟|区|县|市)"
_PLACE = re.compile(rf"(?:中共)?((?:{_CITY})?(?:{_PART})?)(?!场)")
_BODY = re.compile(
    rf"(?<=[《（，、。；由经据按\s])((?:{_CITY})(?:{_PART})?)[^，。；、《》\s]{{0,20}}?(?:政府|委员会|代表大会|委|局|厅|办公室)"
)
_NATIONAL = re.compile("国务院|国家|中央|中华人民共和国|全国")
_LONGEST = 5  # lines of a title
_OPENING = 30  # lines among which a page names the document
_LEAST, _WIDEST = 8, 60  # characters of a title that stands among a page's own lines


class Identity(NamedTuple):
    """Title as printed, a shorter one to speak of it, its kind (办法, 通知 …) and the place it holds in."""

    title: str
    short_title: str
    kind: str
    region: str


def read_identity(text: str, issuer: str | None) -> Identity | None:
    """Of a document with this text and issuer; None where no line that opens it is a title."""
    title = next(_titles(read_head(text)), "") or _title_among_furniture(text)
    if not title:
        return None
    forwarded = _FORWARDS.search(title)
    short = forwarded[1] if forwarded else _OF_ISSUER.sub("", title)
    short = short.replace("《", "〈").replace("》", "〉")  # it will itself stand in such brackets
    kind = _KIND.search(short) or _KIND.search(title)
    return Identity(title, short, kind[1] if kind else "文件", _region(title, issuer, text))


def _titles(head: list[Block]) -> Iterator[str]:
    """Runs of lines that end like the title of a document; lines about it in between are no part of one."""
    run: list[str] = []
    for block in head:
        if block.table or _says_of_it(block.text):
            run = []
            continue
        run = [*run, _joined(block.text)][-_LONGEST:]
        if _ENDS.match(run[-1]):
            yield "".join(run)
            run = []


def _title_among_furniture(text: str) -> str:
    """The longest line before the first sentence that ends like a title: a page's own lines may stand around it."""
    opening = takewhile(lambda line: not ends_sentence(line.body), split_lines(text)[:_OPENING])
    found = (_joined(line.body) for line in opening if _LEAST <= len(line.body) <= _WIDEST)
    return max((line for line in found if _ENDS.match(line) and not _says_of_it(line)), key=len, default="")


def _says_of_it(text: str) -> bool:
    patterns = (ADDRESSEE, DATE_LINE, DECREE_NUMBER, DOCUMENT_NUMBER)
    return any(pattern.match(text) for pattern in patterns) or is_wrapped(text) or text.endswith(("。", "：", ":"))


def _joined(text: str) -> str:
    """A line of a title without the blanks that stretch it and the date that stands after it."""
    return _DATED.sub("", squeeze(text))


def _region(title: str, issuer: str | None, text: str) -> str:
    """The place that title or issuer begins with, in the city of the first body; else the place of that body."""
    place = next((m[1] for m in (_PLACE.match(title.lstrip("《〈")), _PLACE.match(issuer or "")) if m and m[1]), "")
    if not place and (_NATIONAL.match(issuer or "") or _NATIONAL.match(title)):
        return NATION
    body = _BODY.search(text)
    if not place or not re.match(_CITY, place):
        of_body = body[1] if body else ""
        city = re.match(_CITY, of_body)
        return f"{city[0] if city else ''}{place}" if place else of_body or NOWHERE
    return place
