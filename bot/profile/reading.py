"""What a message says of its author: the facts, the words they stand in, and what cannot be taken as it is said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.eligibility import read_profile
from policy_corpus.errors import ContradictionError
from policy_corpus.measures.model import Fact

FactVocabulary = Mapping[str, Fact]
# An option id, a bool, a number, option ids (set), or partial knowledge as `read_profile` takes it ({"min": …}).
Value = str | bool | int | Decimal | list[str] | dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """One fact read from `text[start:end]`; `denied` means that this very value is said not to hold.

    `asserted` is false where the words only name the fact: in a question, under a condition, or by hearsay. A number
    `on_top` holds what was told before, and what is told now besides.
    """

    fact: str
    value: Value
    words: str
    start: int
    end: int
    asserted: bool = True
    denied: bool = False
    approximate: bool = False
    on_top: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts that one message gives values for which exclude each other, with the words of each."""

    facts: tuple[str, ...]
    values: tuple[Value, ...]
    words: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that cannot be used, and why, in Chinese."""

    fact: str
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that answer one of several facts, or none that is known: "省级的", "500万"."""

    words: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Everything read from one message; `values` holds what is asserted, `hypothetical` what is only named."""

    values: dict[str, Value] = field(default_factory=dict)
    hypothetical: dict[str, Value] = field(default_factory=dict)
    alternatives: dict[str, tuple[str, ...]] = field(default_factory=dict)  # options named side by side
    found: tuple[Found, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    problems: tuple[Problem, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    corrected: bool = False
    forget: bool = False

    @property
    def spans(self) -> dict[str, tuple[Found, ...]]:
        """What was read for each fact, in the order of the message."""
        return {
            name: tuple(f for f in self.found if f.fact == name) for name in dict.fromkeys(f.fact for f in self.found)
        }

    @property
    def spoken_of(self) -> dict[str, Value]:
        """What is asserted, and of the other facts what is only named."""
        return {**self.hypothetical, **self.values}

    @property
    def denied(self) -> tuple[Found, ...]:
        """What is said not to hold."""
        return tuple(found for found in self.found if found.denied and found.asserted)

    def over(self, known: Mapping[str, Value]) -> dict[str, Value]:
        """The asker's profile after this message: the new values replace old ones and whatever contradicts them.

        Raises InputError where `known` is no valid profile.
        """
        if self.forget:
            return dict(self.values)
        disputed = {name for contradiction in self.contradictions for name in contradiction.facts}
        new = {name: _joined(known.get(name), value) for name, value in self.values.items() if name not in disputed}
        merged = {**known, **new}
        return merged if _consistent(merged) else _without_conflicts(known, new)

    def supposing(self, known: Mapping[str, Value], graded: Collection[str] = ()) -> dict[str, Value]:
        """That profile with what the message only names, as far as it goes together with what is known.

        Of the `graded` facts, by which sums differ, the one named is asked about, whatever the asker has (我们是瞪羚,
        升级独角兽给多少).
        """
        profile = self.over(known)
        open_names = (self.hypothetical.keys() & set(graded)) | self._supposed_numbers()
        asked = {**profile, **{name: self.hypothetical[name] for name in open_names}}
        named = {name: value for name, value in self.hypothetical.items() if name not in profile}
        return _without_conflicts(named, asked if _consistent(asked) else profile)

    def _supposed_numbers(self) -> set[str]:
        """The sums and counts that the message only supposes: they stand for those told before (如果是30件呢)."""
        numbers = {n for n, v in self.hypothetical.items() if isinstance(v, int | Decimal) and not isinstance(v, bool)}
        return numbers - self.values.keys()


def _without_conflicts(known: Mapping[str, Value], new: dict[str, Value]) -> dict[str, Value]:
    kept = dict(new)
    for name, value in reversed(list(known.items())):
        if name not in kept and _consistent({**kept, name: value}):
            kept[name] = value
    return kept


def _joined(old: Value | None, new: Value) -> Value:
    """What a set holds adds up, unless the new words take it away again."""
    old_has, new_has, lacks = _holdings(old), _holdings(new), _lackings(new)
    if not (isinstance(old, list) or isinstance(new, list) or lacks):
        return new
    has = list(dict.fromkeys(name for name in [*old_has, *new_has] if name not in lacks))
    return {"has": has, "lacks": lacks} if lacks else has


def _holdings(value: Value | None) -> list[str]:
    return value if isinstance(value, list) else list(value.get("has", ())) if isinstance(value, dict) else []


def _lackings(value: Value) -> list[str]:
    return list(value.get("lacks", ())) if isinstance(value, dict) else []


def _consistent(values: Mapping[str, Value]) -> bool:
    try:
        read_profile(values)
    except ContradictionError:
        return False
    return True
