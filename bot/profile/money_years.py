"""Of which years the sums of a message are, and which of them is this and which last year's (去年800万，今年1200万)."""

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.profile.message import Message
from bot.profile.sums import Sum
from bot.profile.years import find_years

_JOINED = re.compile(r"元?\s*[、,和及与/]\s*")
_TWO_YEARS = re.compile("[两2]年|前后|先后")
# Between a sum and the year that it is said to belong to instead (有300万其实是去年的, 300万算到去年去), and behind.
_GOES_TO = re.compile(
    "[元块]?(?:钱|的|发票|费用|支出|其实|实际上?|本来|应该|应当|该|得|要|都|也|才|可能|我们?|把|它)*"
    "(?:是|(?:被)?(?:算|归|属|挪|划|转|记|放|调|列|计|入|做)(?:到|入|回|给|在|进|成|于|错)?了?(?:到|在|进)?)(?:的是|了)?$"
)
_BEHIND_IT = re.compile(r"度?(?:的(?![研总投那]|\d)|去|里|头|那|账|名下|才对|比较|上|了|$|[,;。?!])")
_PAIR = 2  # years of which one grew on the other


@dataclass(frozen=True, slots=True)
class Placed:
    """A sum of a message: the fact it is of, or rd, increase, other; empty where that is not clear."""

    sum: Sum
    topic: str
    year: int | None
    start: int


def goes_to(text: str, end: int, as_of: date) -> int | None:
    """The year that the sum which ends there is said to belong to instead of another; None where it is said of none."""
    for year, start, stop in find_years(text, as_of):
        if start >= end and _GOES_TO.fullmatch(text, end, start) and _BEHIND_IT.match(text, stop):
            return year
    return None


def in_order_of_years(message: Message, told: list[Placed]) -> list[Placed]:
    """The sums, each of a row with its year of a row of years (2021、2022两年研发费分别800万、1200万)."""
    rows: list[list[int]] = []
    for i, item in enumerate(told):
        joined = bool(rows) and i > 0 and _JOINED.fullmatch(message.text[told[i - 1].sum.end : item.sum.start])
        if joined and item.topic == told[i - 1].topic == "rd":
            rows[-1].append(i)
        else:
            rows.append([i])
    for row in rows:
        years = [year for year, *_ in find_years(message.text[: told[row[0]].sum.start], message.as_of)]
        if not years and len(row) == _PAIR and _TWO_YEARS.search(message.text):
            years = [message.as_of.year - 1, message.as_of.year]
        if 1 < len(row) == len(years) and years == sorted(years):
            told = [replace(item, year=years[row.index(i)]) if i in row else item for i, item in enumerate(told)]
    return told


def this_and_last(message: Message, placed: list[Placed]) -> list[tuple[str, Placed]]:
    """Sums of a topic that has this and last year's: the later of two following years is this year."""
    fact = next((fact for fact in message.lexicon.facts.values() if fact.difference), None)
    items = [item for item in placed if item.topic == "rd"]
    if fact is None or fact.difference is None or not items:
        return []
    this, last = fact.difference
    rises = next((i for i, item in enumerate(items) if item.sum.risen_to), None)
    if rises:
        return [(last, items[rises - 1]), (this, items[rises])]
    years = sorted({item.year for item in items if item.year is not None})
    spoken = sorted({year for year, *_ in find_years(message.text, message.as_of)})
    years = spoken if len(years) == 1 and len(spoken) == _PAIR and spoken[1] - spoken[0] == 1 else years
    if len(years) > 1:
        roles = {years[-1]: this, years[-1] - 1: last}
    else:
        roles = {message.as_of.year: this, message.as_of.year - 1: last}
    dated = [(roles[item.year], item) for item in items if item.year in roles]
    undated = [item for item in items if item.year is None]
    return dated + (
        [(this, undated[0])] if len(undated) == 1 and not dated else _other_of_pair(undated, dated, this, last)
    )


def _other_of_pair(
    undated: list[Placed], dated: list[tuple[str, Placed]], this: str, last: str
) -> list[tuple[str, Placed]]:
    """研发1200万，去年800万: the sum without a year is the one that is missing."""
    missing = [name for name in (this, last) if name not in {name for name, _ in dated}]
    return [(missing[0], undated[0])] if len(undated) == 1 and missing == [this] else []
