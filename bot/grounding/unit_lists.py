"""Lists of responsible units (牵头单位：甲、乙；配合单位：丙): all of them, each in its role, or none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.grounding.names import department_of
from bot.grounding.reading import squash
from policy_corpus.model import Units

_ROLES = {"牵头": "lead", "责任": "responsible", "配合": "supporting"}
_LABEL = re.compile(rf"({'|'.join(_ROLES)})单位:")
_STOP = re.compile(r"[;。\n]|[,(](?=..单位:)")


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units stated in one role, at `start:end` of a squashed text."""

    role: str
    names: tuple[str, ...]
    start: int
    end: int

    def matches(self, units: Units) -> bool:
        """Whether exactly these units have the role."""
        stated = [department_of(name) for name in self.names]
        written = {department_of(squash(name)) for name in getattr(units, self.role)}
        return len(set(stated)) == len(stated) and set(stated) == written


def unit_lists(text: str) -> list[UnitList]:
    """Every list of a squashed text."""
    found = []
    for label in _LABEL.finditer(text):
        end = _end(text, label.end())
        names = tuple(re.split("[、,]", text[label.end() : end]))
        found.append(UnitList(_ROLES[label[1]], names, label.start(), end))
    return found


def _end(text: str, start: int) -> int:
    """Where a list ends: at a stop, at the next role, or at the bracket that encloses it."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text)
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def agree(lists: Iterable[UnitList], units: Units) -> bool:
    """Whether every list is that of the units."""
    return all(each.matches(units) for each in lists)
