"""Reviewed vocabulary of the field: districts, departments, topics and indicators with all their names."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from policy_corpus.errors import CorpusError
from policy_corpus.vocabulary.terms import Mention, Term, Terms, longest_first
from policy_corpus.yaml_text import parse_yaml

__all__ = ["Indicator", "Mention", "Term", "Terms", "UnitKind", "Vocabulary", "load_vocabulary", "unit_kinds"]

UnitKind = Literal[
    "enterprises", "organisations", "projects", "patents", "people", "money", "ratio", "area", "dwellings", "items"
]


class Indicator(Term):
    """A term that is measured, and what kind of unit its values have."""

    unit_kind: UnitKind

    def rewritten(self, rewrites: "Rewrites") -> "Indicator":
        """The same indicator with every form in its written wording."""
        synonyms = tuple(rewrites.apply(form) for form in self.forms())
        return self.model_copy(update={"synonyms": synonyms, "not_in": tuple(map(rewrites.apply, self.not_in))})


class Rewrites:
    """Colloquial forms replaced by written ones in one pass, longest first; written forms stay as they are."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {k.lower(): v for k, v in ({target: target for target in table.values()} | dict(table)).items()}
        self._pattern = longest_first(self._table)

    def apply(self, text: str) -> str:
        """The text in written forms."""
        return self._pattern.sub(lambda match: self._table.get(match[0].lower(), match[0]), text)


class Vocabulary(BaseModel):
    """Everything the vocabulary files hold, checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    district_terms: tuple[Term, ...]
    department_terms: tuple[Term, ...]
    topic_terms: tuple[Term, ...]
    indicator_terms: tuple[Indicator, ...]
    rewrite_table: dict[str, str]

    @cached_property
    def districts(self) -> Terms:
        """Districts and other places."""
        return Terms(self.district_terms)

    @cached_property
    def departments(self) -> Terms:
        """Departments and bodies."""
        return Terms(self.department_terms)

    @cached_property
    def topics(self) -> Terms:
        """Industries and fields."""
        return Terms(self.topic_terms)

    @cached_property
    def indicators(self) -> Terms:
        """Indicators, their forms rewritten as `rewrites` would rewrite the text that is searched."""
        return Terms(term.rewritten(self.rewrites) for term in self.indicator_terms)

    @cached_property
    def rewrites(self) -> Rewrites:
        """Spoken to written forms."""
        return Rewrites(self.rewrite_table)

    def indicators_in(self, wording: str) -> list[tuple[Indicator, str]]:
        """The indicators whose forms stand in the wording, each with its form, spoken forms included; longest first."""
        text = self.rewrites.apply(wording)
        found: dict[Indicator, str] = {}
        for mention in sorted(self.indicators.find(text), key=lambda mention: mention.start - mention.end):
            term = self.indicators.by_id[mention.id]
            if isinstance(term, Indicator):
                found.setdefault(term, text[mention.start : mention.end])
        return list(found.items())


_KIND_OF_UNIT: tuple[tuple[str, tuple[UnitKind, ...]], ...] = (
    (r"元$|^[万亿]+$", ("money",)),
    (r"%|百分点|‰|倍|番", ("ratio",)),
    (r"平方|公里|亩|公顷", ("area",)),
    (r"人|名$|位$", ("people",)),
    (r"件$", ("patents",)),
    (r"家$|户$", ("enterprises", "organisations")),
    (r"套$", ("dwellings",)),
    (r"项$", ("projects", "items")),
)
_ANYTHING: tuple[UnitKind, ...] = ("items", "organisations", "projects", "enterprises")


def unit_kinds(unit: str) -> tuple[UnitKind, ...]:
    """What a unit of measure can count: 亿元 → money, 家 → enterprises or organisations."""
    return next((kinds for pattern, kinds in _KIND_OF_UNIT if re.search(pattern, unit)), _ANYTHING)


def _read(name: str) -> Any:
    source = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return parse_yaml(source)


@cache
def load_vocabulary() -> Vocabulary:
    """Read and check the vocabulary files once; CorpusError names the first thing wrong."""
    try:
        indicators = _read("indicators.yaml")
        return Vocabulary(
            district_terms=_read("districts.yaml"),
            department_terms=_read("departments.yaml"),
            topic_terms=_read("topics.yaml"),
            indicator_terms=indicators["indicators"],
            rewrite_table=indicators["rewrites"],
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValidationError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CorpusError(f"词表文件无法使用，请恢复 policy_corpus/vocabulary 下的文件：{first}") from error
