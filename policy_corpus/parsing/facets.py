"""What a paragraph is about: districts (inherited within the paragraph and from headings), years, units."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from policy_corpus.errors import CorpusError
from policy_corpus.model import DistrictId, Facets, Frozen, Units
from policy_corpus.parsing.units import read_units, unit_spans

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=[ 　]*(?:年|[-—－~至到][ 　]*(?:(?:19|20)\d{2})[ 　]*年?))")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class District(Frozen):
    """A place of the vocabulary; `not_in` are longer expressions that mean something else."""

    id: DistrictId
    name: str
    synonyms: tuple[str, ...] = ()
    not_in: tuple[str, ...] = Field(default=())
    parent: DistrictId | None = None


@cache
def load_districts() -> tuple[District, ...]:
    """The reviewed vocabulary of places."""
    path = files("policy_corpus") / "vocabulary" / "districts.yaml"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both choices are safe loaders
        return TypeAdapter(tuple[District, ...]).validate_python(raw)
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError("区域词表 policy_corpus/vocabulary/districts.yaml 缺失或有误，请恢复该文件。") from error


@cache
def _matcher() -> tuple[re.Pattern[str], dict[str, DistrictId | None]]:
    meanings: dict[str, DistrictId | None] = {}
    for district in load_districts():
        meanings.update(dict.fromkeys((district.name, *district.synonyms), district.id))
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


def read_facets(text: str, inherited: Iterable[DistrictId] = ()) -> Facets:
    """Facets of a paragraph; what headings or the sentence before govern comes in as `inherited`."""
    districts = districts_in(text) or list(inherited)
    return Facets(districts=tuple(districts), years=tuple(years_in(text)), units=read_units(text))


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
