"""Metadata proposed from a document's own words, each value with the quote it was read from.

A person reviews the proposals; nothing is taken over unseen.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from policy_corpus.model import Period
from policy_corpus.parsing.blocks import Block
from policy_corpus.parsing.dates import DATE, last_day_of, parse_date
from policy_corpus.parsing.head import ISSUED_LINE, find_head, find_signatures, is_issuer_line, read_blocks
from policy_corpus.parsing.numbering import han_to_int
from policy_corpus.parsing.wording import DATE_LINE, DECREE_NUMBER, DOCUMENT_NUMBER, DOCUMENT_TITLE


class Proposal(NamedTuple):
    """A value for one field of Document (None: stated, but the date it refers to is not), and the words that say so."""

    field: str
    value: str | date | Period | None
    quote: str


_NUMBER_LINE = re.compile(rf"(?:{DOCUMENT_NUMBER.pattern}(?:[ 　]*附件[ 　]*\d+)?|{DECREE_NUMBER.pattern})$")
_LETTERHEAD = re.compile(r"(.{4,30})文件$")
_AUTHORITY = r"([\u4e00-\u9fff]{0,20}?(?:政府|办公厅|办公室|国务院|委员会|局|厅|委))"
_NOTICE = re.compile(rf"{_AUTHORITY}[ 　]*(?:关于|印发|令[ 　]*第)")
_IN_FORCE = "(?:正式)?(?:施行|实施|执行|生效|起效)"
_FROM_DATE = re.compile(rf"自({DATE})起{_IN_FORCE}")
_FROM_ISSUE = re.compile(rf"自(?:发布|印发|公布|颁布|下发)之日起{_IN_FORCE}")
_UNTIL = re.compile(rf"(?:有效期限?|本[^，。；\d]{{2,6}}(?:执行|实施|施行|试行))(?:至|到|截至|截止到?|延续至)({DATE})")
_UNTIL_YEAR_END = re.compile(
    r"(?:有效期限?|本[^，。；\d]{2,6}(?:执行|实施|施行|试行))(?:至|到|截至|截止到?)(\d{4})年(?:年?底|末)"
)
_FOR_YEARS = re.compile(
    r"(?:有效期|暂定|试行期?|(?:执行|实施|施行)期限?)限?(?:暂定)?(?:为|是)?"
    r"([\d一二两三四五六七八九十]+)[ ]*年(?:有效期)?"
)
_TERM = re.compile(rf"(?:适用期|有效期|执行期限?)(?:为|自)({DATE})(?:起)?(?:至|到)({DATE})")
_FROM_TO = re.compile(rf"自({DATE})起(?:{_IN_FORCE})?[，,]?(?:至|到)({DATE})止")
_YEARS_OF_EFFECT = re.compile(r"实行年限(?:为)?(\d{4})年?(?:至|到|-|—)(\d{4})年")
_TITLE_SPAN = re.compile(r"[（(](\d{4})[ ]*(?:—|-|–|－|至)+[ ]*(\d{4})[ ]*年?[)）]")
_TITLE_YEAR = re.compile(r"(\d{4})年(?:度)?[^。]{0,8}(?:方案|计划|要点)$")
_FIVE_YEARS = re.compile(r"[“\"]?(十[一二三四五六七])五[”\"]?(?=[^，。]{0,12}规划|时期)")


def propose_metadata(text: str) -> list[Proposal]:
    """Proposals for 文号, issuer, dates of issue and validity, and plan period; at most one for each field."""
    blocks = read_blocks(text)
    head = blocks[: find_head(blocks).title_end]
    found = [*_from_head(head), *_from_signature(blocks, len(head))]
    issued = next((p.value for p in found if p.field == "issued_on" and isinstance(p.value, date)), None)
    found += _validity(text, issued)
    if not any(proposal.field == "effective_to" for proposal in found):
        found += _plan_period(head)
    first: dict[str, Proposal] = {}
    for proposal in found:
        first.setdefault(proposal.field, proposal)
    return list(first.values())


def _from_head(head: list[Block]) -> Iterator[Proposal]:
    for block in head:
        if _NUMBER_LINE.match(block.text):
            yield Proposal("number", re.sub(r"(?<=[第\d])[ 　]+(?=[\d号])", "", block.text), block.text)
        issued = ISSUED_LINE.match(block.text)
        if issued:
            yield Proposal("issuer", issued["issuer"], issued["issuer"])
            yield Proposal("issued_on", parse_date(issued["date"]), issued["date"])
        letterhead = _LETTERHEAD.match(block.text)
        if letterhead:
            yield Proposal("issuer", letterhead[1], block.text)
    yield from _signature(head)
    for block in head:
        notice = _NOTICE.match(block.text)
        if notice:
            yield Proposal("issuer", notice[1], notice[1])
        elif is_issuer_line(block):
            yield Proposal("issuer", block.text, block.text)


def _signature(blocks: list[Block]) -> Iterator[Proposal]:
    for previous, block in zip([None, *blocks], blocks, strict=False):
        if not DATE_LINE.fullmatch(block.text):
            continue
        if previous and is_issuer_line(previous):
            yield Proposal("issuer", previous.text, previous.text)
        yield Proposal("issued_on", parse_date(block.text), block.text.strip("（）()"))


def _from_signature(blocks: list[Block], first: int) -> Iterator[Proposal]:
    for start, (name, end) in find_signatures(blocks, first).items():
        if name == "落款":
            yield from _signature(blocks[start:end])


def _validity(text: str, issued: date | None) -> list[Proposal]:
    term = _TERM.search(text) or _FROM_TO.search(text)
    if term:
        return [
            Proposal("effective_from", parse_date(term[1]), term[0]),
            Proposal("effective_to", parse_date(term[2]), term[0]),
        ]
    years = _YEARS_OF_EFFECT.search(text)
    if years:
        return [
            Proposal("effective_from", date(int(years[1]), 1, 1), years[0]),
            Proposal("effective_to", date(int(years[2]), 12, 31), years[0]),
        ]
    begin = _beginning(text, issued)
    return [*begin, *_end(text, begin[0].value if begin else None)]


def _beginning(text: str, issued: date | None) -> list[Proposal]:
    dated = _FROM_DATE.search(text)
    if dated:
        return [Proposal("effective_from", parse_date(dated[1]), dated[0])]
    on_issue = _FROM_ISSUE.search(text)
    return [Proposal("effective_from", issued, on_issue[0])] if on_issue else []


def _end(text: str, begin: object) -> list[Proposal]:
    until = _UNTIL.search(text)
    if until:
        return [Proposal("effective_to", parse_date(until[1]), until[0])]
    year_end = _UNTIL_YEAR_END.search(text)
    if year_end:
        return [Proposal("effective_to", date(int(year_end[1]), 12, 31), year_end[0])]
    for_years = _FOR_YEARS.search(text)
    if not for_years:
        return []
    last = last_day_of(begin, han_to_int(for_years[1])) if isinstance(begin, date) else None
    return [Proposal("effective_to", last, for_years[0])]


def _plan_period(head: list[Block]) -> Iterator[Proposal]:
    for block in head:
        if not DOCUMENT_TITLE.match(block.text) and not _TITLE_SPAN.search(block.text):
            continue
        span = _TITLE_SPAN.search(block.text)
        year = _TITLE_YEAR.search(block.text)
        five = _FIVE_YEARS.search(block.text)
        if span:
            yield Proposal("plan_period", Period(first_year=int(span[1]), last_year=int(span[2])), span[0])
        elif year:
            yield Proposal("plan_period", Period(first_year=int(year[1]), last_year=int(year[1])), year[0])
        elif five:
            first = 2016 + 5 * (han_to_int(five[1]) - 13)
            yield Proposal("plan_period", Period(first_year=first, last_year=first + 4), five[0])
