"""Sentences of the corpus with the context that governs each: the unit that answers quote.

A sentence here is a run of a paragraph up to 。！？ or ；. What an earlier sentence of the paragraph names at its
opening (a district, a year) governs the later ones until another is named, as in “2018年，高新区…。金普新区…。”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Paragraph, ParsedDocument

_END = re.compile(r"[。！？；;!?]+[”’』」）)]*|(?<=[^\s])\n(?=\s*(?:\S{0,3}[（(]?\d+[)）]|[（(]?\d+[)）]))")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\s*(?:年|[-—–－~～至到.]\s*\d))")  # a bare 2000 counts things
_COMPARED = re.compile(r"(?:比|较|同)\s*$")  # before a year: it is what another year is held against
_FIVE_YEAR_PLAN = re.compile('[“"](十三五)[”"](?=时期|期间|以来)')
_FIVE_YEARS = {"十三五": 2020}  # the last year stands for the whole, as in the figure records
_OPENING = 14  # characters at a sentence's start in which a district is taken to govern what follows
_DATING = re.compile(r"[^，,。；;：:]*")  # the words before a sentence's first comma, in which a year dates all of it


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start`/`end` are offsets in the document's source text, `text` is repaired for reading."""

    ordinal: int
    document_id: str
    clause_id: str
    paragraph_id: str
    start: int
    end: int
    text: str
    district: str | None  # the one district that governs it
    districts: frozenset[str]  # all that it names
    years: frozenset[int]


# A numbered title that stands on a line of its own (（二）教育背景), and what a line is counted by.
_TITLES_NEXT = re.compile(
    r"(?:第[\s\d一二三四五六七八九十百]+[章节条]|[（(]?[\d一二三四五六七八九十.]+[)）、.．]?)[^。；：，、;:,]{2,24}"
)
_LABEL = re.compile(r"\s*第[\s\d一二三四五六七八九十百]+[章节条][ \u3000]*")
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff，。；、：])[ \u3000]+(?=[\u4e00-\u9fff“])")
_STRETCHED = 2  # such blanks of one line


def clean_slice(parsed: ParsedDocument, start: int, end: int) -> str:
    """`source_text[start:end]` as a reader should see it: repairs applied, white space between lines dropped."""
    pieces, at = [], start
    for repair in parsed.repairs:
        if repair.start >= start and repair.end <= end and repair.start >= at:
            pieces += [parsed.source_text[at : repair.start], repair.after]
            at = repair.end
    pieces.append(parsed.source_text[at:end])
    return re.sub(r"[ \t\u3000]*\n\s*", "", "".join(pieces)).strip()


def laid_out(parsed: ParsedDocument, start: int, end: int) -> str:
    """The same of a text that nobody reviewed: a title stands apart from what it titles, and no blank inside words."""
    text, at, shown = parsed.source_text, start, ""
    while at < end:
        stop = min(end, text.find("\n", at) % (len(text) + 1))
        line = clean_slice(parsed, at, stop)
        shown += f"{_unstretched(line)} " if stop < end and _TITLES_NEXT.fullmatch(line) else _unstretched(line)
        at = stop + 1
    return shown.strip()


def _unstretched(line: str) -> str:
    """A line without the blanks that a narrow page has left inside its sentences; one alone may part title and text."""
    label = _LABEL.match(line)
    head, rest = (label[0], line[label.end() :]) if label else ("", line)
    return line if len(_INSIDE.findall(rest)) < _STRETCHED else head + _INSIDE.sub("", rest)


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of `text`, without the white space around them."""
    at = 0
    for match in _END.finditer(text):
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


class DistrictFinder:
    """Finds the districts that a text names, by the reviewed names and synonyms."""

    def __init__(self, names: dict[str, str], wholes: Mapping[str, str] | None = None) -> None:
        """`wholes` has, by district, the one that it is part of."""
        self._ids, self._wholes = names, wholes or {}
        self._pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")

    def find(self, text: str) -> list[tuple[int, str]]:
        """(position, district id) of each mention."""
        return [(m.start(), self._ids[m[0]]) for m in self._pattern.finditer(text)]

    def governing(self, district: str, home: Sequence[str]) -> str:
        """The district that a mention is of, in a document about `home`: of a part, its whole is named for it too."""
        whole = self._wholes.get(home[0]) if home else None
        return home[0] if district == whole and district in home else district


def sentences_of(corpus: Corpus, finder: DistrictFinder) -> list[Sentence]:
    """Every sentence of every clause, in order of appearance."""
    found: list[Sentence] = []
    for parsed in corpus.documents.values():
        for clause in parsed.clauses:
            found.extend(_sentences_of_clause(parsed, clause, finder, len(found)))
    return found


def _sentences_of_clause(
    parsed: ParsedDocument, clause: Clause, finder: DistrictFinder, ordinal: int
) -> Iterable[Sentence]:
    period = parsed.document.plan_period
    planned = period.first_year if period and period.first_year == period.last_year else None
    inherited = _only(d for _, d in finder.find(" ".join(clause.heading_path[1:]) + clause.title))
    governing_of_line: str | None = inherited
    for paragraph in clause.paragraphs:
        opens_line = _opens_line(parsed, paragraph)
        district = inherited if opens_line else governing_of_line
        year = planned
        for start, end in split_sentences(paragraph.text):
            raw_start, raw_end = paragraph.start + start, paragraph.start + end
            text = clean_slice(parsed, raw_start, raw_end)
            mentions = finder.find(text)
            opening = next((d for at, d in mentions if at <= _OPENING), None)
            district = finder.governing(opening, parsed.document.districts) if opening else district
            years, dating = years_of(text)
            year = dating or year
            yield Sentence(
                ordinal=ordinal, document_id=parsed.document.id, clause_id=clause.id, paragraph_id=paragraph.id,
                start=raw_start, end=raw_end, text=text, district=district,
                districts=frozenset(d for _, d in mentions),
                years=years or frozenset({year} if year else ()),
            )  # fmt: skip
            ordinal += 1
        governing_of_line = district


def years_of(text: str) -> tuple[frozenset[int], int | None]:
    """The years that a sentence speaks of, those it only compares with aside, and the one that dates what follows."""
    found = [m for m in _YEAR.finditer(text) if not _COMPARED.search(text[: m.start()])]
    spoken = {_FIVE_YEARS[m[1]] for m in _FIVE_YEAR_PLAN.finditer(text)}
    opening = _DATING.match(text)
    dating = next((int(m[1]) for m in found if opening and m.end() <= opening.end()), None)
    return frozenset(int(m[1]) for m in found) | spoken, dating


def _opens_line(parsed: ParsedDocument, paragraph: Paragraph) -> bool:
    """Whether the paragraph starts a line of the source, rather than going on in a long one."""
    before = parsed.source_text[: paragraph.start].rstrip(" \t")
    return not before or before.endswith("\n")


def _only(values: Iterable[str]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
