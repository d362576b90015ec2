"""Figures of a table whose cells stand one per line: a header with years, then rows of a name and its values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_corpus.facts.flow import fold
from policy_corpus.facts.quantities import Quantity, find_quantities

_YEAR_CELL = re.compile(r"^(?:截至)?(?P<phrase>(?P<year>(?:19|20)\d{2})年?(?:[底末初])?)$")


@dataclass(frozen=True)
class TableValue:
    """A cell's quantity with its row's name and its column's year; `start:end` runs from the name to the value."""

    indicator: str
    quantity: Quantity
    year: int
    phrase: str
    start: int
    end: int


@dataclass(frozen=True)
class _Cell:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_table(source: str, start: int, end: int) -> Iterator[TableValue]:
    """The values of the flattened table in `source[start:end]`; nothing where no header of years is found."""
    cells = [_Cell(start + m.start(), m[0]) for m in re.finditer(r"[^\s|][^\n|]*[^\s|]|[^\s|]", source[start:end])]
    header = _header(cells)
    if header is None:
        return
    years, rest = header
    while len(rest) > len(years):
        if rest[0].text.isdigit() and len(rest) > len(years) + 1:
            rest = rest[1:]
        yield from _row(rest[0], rest[1 : len(years) + 1], years)
        rest = rest[len(years) + 1 :]


def _header(cells: list[_Cell]) -> tuple[list[re.Match[str]], list[_Cell]] | None:
    matches = [_YEAR_CELL.match(fold(cell.text)) for cell in cells]
    for index, match in enumerate(matches):
        if match:
            run: list[re.Match[str]] = []
            while index + len(run) < len(cells) and (found := matches[index + len(run)]):
                run.append(found)
            return (run, cells[index + len(run) :]) if len(run) > 1 else None
    return None


def _row(name: _Cell, values: list[_Cell], years: list[re.Match[str]]) -> Iterator[TableValue]:
    for cell, year in zip(values, years, strict=True):
        found = find_quantities(fold(cell.text).replace(" ", ""))
        if found:
            yield TableValue(name.text, found[0], int(year["year"]), year["phrase"], name.start, cell.end)
