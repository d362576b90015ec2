"""The words of the profile vocabulary, compiled once for scanning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple

from bot.profile.reading import FactVocabulary
from policy_corpus.measures.model import Fact, Option
from policy_corpus.yaml_text import parse_yaml

# Levels by the id of the option that stands for them, and the word that names them.
LEVEL_WORDS = {
    "national": ("国家", "全国"),
    "provincial": ("省",),
    "municipal": ("市",),
    "none": ("区",),
    "international": ("国际",),
    "domestic": ("国内",),
    "industry": ("行业",),
    "local": ("地方", "省", "市"),
    "other": ("省", "市", "区"),
}
_BRACKETS = re.compile(r"[()“”\"、/]")
_ASCII = re.compile(r"[a-z0-9]")


class Target(NamedTuple):
    """What a surface says: a value of a fact, or (None) only which fact is spoken of."""

    fact: str
    value: str | bool | None


class Hit(NamedTuple):
    """A surface of the vocabulary at `start` to `end` of the folded message."""

    start: int
    end: int
    targets: tuple[Target, ...]

    def names(self, fact: str) -> bool:
        """Whether the surface speaks of the fact."""
        return any(target.fact == fact for target in self.targets)


@dataclass(frozen=True)
class Lexicon:
    """The vocabulary ready for scanning; built by `lexicon_of`."""

    facts: FactVocabulary
    wording: dict[str, Any]
    typos: re.Pattern[str]
    surfaces: dict[str, list[tuple[str, tuple[Target, ...]]]]  # by first character, the longest first
    levels: dict[str, dict[str, str]]  # fact -> level word -> option id

    def scan(self, folded: str) -> list[Hit]:
        """Every surface in the message, left to right, the longest at each place, none overlapping."""
        hits: list[Hit] = []
        position = 0
        while position < len(folded):
            hit = self._at(folded, position)
            if hit and hit.targets:
                hits.append(hit)
            position = hit.end if hit else position + 1
        return hits

    def _at(self, folded: str, position: int) -> Hit | None:
        for surface, targets in self.surfaces.get(folded[position], ()):
            end = position + len(surface)
            if folded.startswith(surface, position) and _whole_word(folded, position, end):
                return Hit(position, end, targets)
        return None

    def level_base(self, level_fact: str) -> str | None:
        """The fact whose options a level qualifies: growth_title for growth_title_level."""
        base = level_fact.removesuffix("_level")
        return base if base != level_fact and base in self.facts else None


_built: dict[int, Lexicon] = {}


def lexicon_of(facts: FactVocabulary) -> Lexicon:
    """The lexicon of a vocabulary, built on first use."""
    lexicon = _built.get(id(facts))
    if lexicon is None or lexicon.facts is not facts:
        lexicon = _built[id(facts)] = build_lexicon(facts)
    return lexicon


def build_lexicon(facts: FactVocabulary) -> Lexicon:
    """Compile the vocabulary together with the reviewed wording."""
    source = resources.files(__package__).joinpath("data", "wording.yaml").read_text("utf-8")
    wording = parse_yaml(source)
    for entry in wording["contextual"].values():
        entry["words"] = {value: list(map(fold_surface, words)) for value, words in entry["words"].items()}
    levels = {fact.id: _level_words(fact) for fact in facts.values() if is_level(fact)}
    found: dict[str, list[Target]] = {}
    for surface, target in _plain_surfaces(facts, levels, wording):
        if target not in found.setdefault(surface, []):
            found[surface].append(target)
    chosen = {surface: targets for surface, many in found.items() if (targets := _unambiguous(many, facts))}
    chosen |= {
        fold_surface(word): tuple(Target(*item) for item in said.items()) for word, said in wording["surfaces"].items()
    }
    chosen |= {fold_surface(trap): () for trap in wording["traps"]}
    typos = re.compile("|".join(map(re.escape, wording["typos"])))
    return Lexicon(facts, wording, typos, _by_first_character(_with_level_nouns(chosen, levels, facts)), levels)


def is_level(fact: Fact) -> bool:
    """Whether the options of a fact are levels such as 国家级 or 国际."""
    named = {option.id for option in fact.options} & (LEVEL_WORDS.keys() - {"none", "other"})
    return fact.type == "enum" and len(named) > 1


def fold_surface(word: str) -> str:
    """A vocabulary word in the form that messages are folded to."""
    return word.replace("（", "(").replace("）", ")").lower()


def option_surfaces(option: Option) -> Iterator[str]:
    """All ways the vocabulary writes an option, with and without brackets."""
    for word in (option.label, *option.synonyms):
        folded = fold_surface(word)
        yield folded
        yield _BRACKETS.sub("", folded)
        yield re.sub(r"\(.*?\)", "", folded)


def _plain_surfaces(
    facts: FactVocabulary, levels: dict[str, dict[str, str]], wording: dict[str, Any]
) -> Iterator[tuple[str, Target]]:
    broad = {fold_surface(word) for word in wording["too_broad"]}
    skipped = {"applicant", *(name for name, entry in wording["contextual"].items() if not entry.get("plainly"))}
    for fact in facts.values():
        if fact.id in skipped:
            continue
        for surface, target in _fact_surfaces(fact, fact.id in levels):
            if len(surface) > 1 and (surface not in broad or target.value is None):
                yield surface, target


def _fact_surfaces(fact: Fact, level: bool) -> Iterator[tuple[str, Target]]:
    value = True if fact.type == "bool" else None
    names = (fact.short_name, *fact.synonyms)
    for word in names if fact.type == "bool" else fact.synonyms:
        yield fold_surface(word), Target(fact.id, value)
    for option in fact.options:
        if option.id != "none":
            yield from ((surface, Target(fact.id, option.id)) for surface in option_surfaces(option))


def _unambiguous(targets: list[Target], facts: FactVocabulary) -> tuple[Target, ...]:
    """A value beats a mere name; values of two facts cancel each other."""
    values = [target for target in targets if target.value is not None]
    nouns = [target for target in targets if target.value is None]
    return tuple(nouns) if len(values) > 1 else (*values, *nouns)


def _with_level_nouns(
    chosen: dict[str, tuple[Target, ...]], levels: dict[str, dict[str, str]], facts: FactVocabulary
) -> dict[str, tuple[Target, ...]]:
    """What has a level names the fact of its level too: 瞪羚 that of growth_title_level."""
    return {
        surface: (*targets, *(Target(f"{t.fact}_level", None) for t in targets if f"{t.fact}_level" in levels))
        for surface, targets in chosen.items()
    }


def _level_words(fact: Fact) -> dict[str, str]:
    own = [option.id for option in fact.options if option.id in LEVEL_WORDS]
    words: dict[str, str] = {}
    for option_id in own:
        for word in LEVEL_WORDS[option_id]:
            words.setdefault(word, option_id)
    return words


def _by_first_character(chosen: dict[str, tuple[Target, ...]]) -> dict[str, list[tuple[str, tuple[Target, ...]]]]:
    table: dict[str, list[tuple[str, tuple[Target, ...]]]] = {}
    for surface in sorted(chosen, key=len, reverse=True):
        table.setdefault(surface[0], []).append((surface, chosen[surface]))
    return table


def _whole_word(folded: str, start: int, end: int) -> bool:
    """Latin words and numbers must not be part of a longer one."""
    if not (_ASCII.match(folded[start]) or _ASCII.match(folded[end - 1])):
        return True
    return not (_ASCII.match(folded[max(0, start - 1) : start]) or re.match(r"[a-z0-9.万亿%]", folded[end : end + 1]))
