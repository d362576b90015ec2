"""What a paragraph is about: districts (inherited within the paragraph and from headings), years, units."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from policy_corpus.errors import CorpusError
from policy_corpus.model import DistrictId, Facets, Frozen, Units
from policy_corpus.parsing.units import is_unit_line, read_units, unit_spans
from policy_corpus.yaml_text import parse_yaml

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=[ 　]*(?:年|[-—－~至到][ 　]*(?:(?:19|20)\d{2})[ 　]*年?))")
_SENTENCE = re.compile(r"[^。；\n]+")
_OPENING = 16  # characters in which a district must be named to govern the sentence
_WHOLE_CITY = "city"  # 我市, 全市: says where we are, not which part is meant


class District(Frozen):
    """A place of the vocabulary; `parts` lie within it, `not_in` are longer expressions that mean something else."""

    id: DistrictId
    name: str
    synonyms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    not_in: tuple[str, ...] = Field(default=())
    parent: DistrictId | None = None


@cache
def load_districts() -> tuple[District, ...]:
    """The reviewed vocabulary of places."""
    path = files("policy_corpus") / "vocabulary" / "districts.yaml"
    try:
        raw = parse_yaml(path.read_text(encoding="utf-8"))
        return TypeAdapter(tuple[District, ...]).validate_python(raw)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError("区域词表 policy_corpus/vocabulary/districts.yaml 缺失或有误，请恢复该文件。") from error


@cache
def _matcher() -> tuple[re.Pattern[str], dict[str, DistrictId | None]]:
    meanings: dict[str, DistrictId | None] = {}
    for district in load_districts():
        meanings.update(dict.fromkeys((district.name, *district.synonyms, *district.parts), district.id))
    for district in load_districts():
        meanings.update(dict.fromkeys(district.not_in, None))
    longest_first = sorted(meanings, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), meanings


def districts_in(text: str) -> list[DistrictId]:
    """Places named in `text`, each once, in order of their first mention; responsible units do not count."""
    pattern, meanings = _matcher()
    for start, end in reversed(unit_spans(text)):
        text = text[:start] + text[end:]
    found = (meanings[match[0]] for match in pattern.finditer(text))
    return list(dict.fromkeys(district for district in found if district))


def years_in(text: str) -> list[int]:
    """Years named in `text`, each once; a range gives both its ends."""
    return list(dict.fromkeys(int(match[1]) for match in _YEAR.finditer(text)))


def read_facets(text: str) -> Facets:
    """Facets of `text` by itself."""
    return Facets(districts=tuple(districts_in(text)), years=tuple(years_in(text)), units=read_units(text))


class Governing:
    """What governs a paragraph that does not say so itself.

    Districts: the one that opened an earlier sentence of the clause, or the heading's. Years: the one that
    opened an earlier sentence of the same line.
    """

    def __init__(self, heading_path: tuple[str, ...]) -> None:
        named = (districts_in(heading) for heading in reversed(heading_path))
        self._inherited: tuple[DistrictId, ...] = tuple(next((found for found in named if found), ()))
        self._district: DistrictId | None = None
        self._year: int | None = None

    def facets(self, text: str, *, opens_line: bool, opens_item: bool) -> Facets:
        """Facets of the clause's next paragraph, the governing district first; a new item starts afresh."""
        if opens_item:
            self._district = None
        if opens_line:
            self._year = None
        own = read_facets(text)
        return Facets(
            districts=self._districts(text, own.districts), years=self._years(text, own.years), units=own.units
        )

    def _districts(self, text: str, named: tuple[DistrictId, ...]) -> tuple[DistrictId, ...]:
        if is_unit_line(text):
            return ()
        openers = _opening_districts(text)
        carried = (self._district,) if self._district and not openers else ()
        self._district = openers[-1] if openers else self._district
        parts = tuple(district for district in named if district != _WHOLE_CITY)
        return tuple(dict.fromkeys((*openers, *carried, *parts))) or named or self._inherited

    def _years(self, text: str, named: tuple[int, ...]) -> tuple[int, ...]:
        openers = [year for sentence in _SENTENCE.findall(text) for year in years_in(sentence[:_OPENING])]
        carried = (self._year,) if self._year and not named else ()
        self._year = openers[-1] if openers else self._year
        return named or carried


def _opening_districts(text: str) -> list[DistrictId]:
    """Districts that open a sentence, as in "2017年，高新区新增…。金普新区新增…"."""
    pattern, meanings = _matcher()
    openers: list[DistrictId] = []
    for sentence in _SENTENCE.findall(text):
        match = pattern.search(sentence[:_OPENING])
        district = meanings[match[0]] if match else None
        if district and district != _WHOLE_CITY:
            openers.append(district)
    return list(dict.fromkeys(openers))


def merge_facets(facets: Iterable[Facets]) -> Facets:
    """The union, in order of appearance."""
    all_facets = list(facets)

    def union(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for group in values for value in group))

    return Facets(
        districts=union(f.districts for f in all_facets),
        years=tuple(dict.fromkeys(year for f in all_facets for year in f.years)),
        units=Units(
            lead=union(f.units.lead for f in all_facets),
            supporting=union(f.units.supporting for f in all_facets),
            responsible=union(f.units.responsible for f in all_facets),
        ),
    )
