"""Tables: rows written with bars, and tables flattened to one cell per line under a caption 表N."""

import re

from policy_corpus.parsing.lines import Line

_CAPTION = re.compile(r"(?:附表|表|图表)[ 　]*[0-9一二三四五六七八九十]+(?:[.．、:：-][0-9]*|[ 　]).{2,40}$")
_RULING = re.compile(r"\|[\s:|-]*--[\s:|-]*$")
_MAX_CELL = 24
_MIN_CELLS = 4


def is_row(line: Line) -> bool:
    """Whether a line is a table row written with bars."""
    return line.body.startswith("|") and line.body.count("|") > 1


def is_ruling(lines: list[Line], index: int) -> bool:
    """Whether a line only rules off the heads of the columns from the rows, as Markdown does."""
    inside = 0 < index < len(lines) - 1 and is_row(lines[index - 1]) and is_row(lines[index + 1])
    return inside and _RULING.match(lines[index].body) is not None


def find_tables(lines: list[Line], excluded: set[int]) -> dict[int, int]:
    """Table number of each line that belongs to a table; `excluded` lines end a table."""
    tables: dict[int, int] = {}
    number, index = 0, 0
    while index < len(lines):
        end = index if index in excluded else max(_rows_end(lines, index), _cells_end(lines, index))
        if end > index:
            number += 1
            inside = [i for i in range(index, end) if i not in excluded]
            tables.update(dict.fromkeys(inside, number))
        index = max(end, index + 1)
    return tables


def _rows_end(lines: list[Line], start: int) -> int:
    end = start
    while end < len(lines) and is_row(lines[end]):
        end += 1
    return end


def _cells_end(lines: list[Line], start: int) -> int:
    if not _CAPTION.match(lines[start].body):
        return start
    end = start + 1
    while end < len(lines) and _is_cell(lines[end]):
        end += 1
    return end if end - start > _MIN_CELLS else start


def _is_cell(line: Line) -> bool:
    return len(line.body) <= _MAX_CELL and line.marker is None and not re.search(r"[。；，]|[:：]$", line.body)
