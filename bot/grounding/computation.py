"""Shown computations (160万×50% = 80万元，市级最高100万元 → 最高80万元), worked out again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.grounding.figures import Figure, figures_in

_EQUATION = re.compile(r"([^=,;:。→]+)=([^=,;。→]+)")
_RESULT = re.compile(r"→([^=,;。→]+)")
_AT_MOST, _AT_LEAST = re.compile(r"(?:最多|最高|不超过)$"), re.compile(r"(?:不少于|至少)$")
_REMAINDER = re.compile(r"封顶([^,]+),已领([^,]+),余([^,)→]+)")
_LEFT_OVER = re.compile(r"余$")
_OPERATORS = {"+": "+", "−": "-", "-": "-", "×": "*", "*": "*", "÷": "/", "/": "/", "(": "(", ")": ")"}
_POINTS = "个百分点"  # of the difference of two shares
_SUM = 10**4  # from this magnitude on a bare number of a computation is a sum: 160万
_PER_YEAR = re.compile(r"/年(?=[×*])")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value known to lie between two bounds; None where there is none."""

    low: Decimal | None
    high: Decimal | None

    def apply(self, operator: str, other: "Bounds") -> "Bounds":
        """Sum, difference, product or quotient of two non-negative values."""
        if operator == "+":
            return Bounds(_add(self.low, other.low), _add(self.high, other.high))
        if operator == "-":
            return Bounds(_add(self.low, _negated(other.high)), _add(self.high, _negated(other.low)))
        if operator == "*":
            return Bounds(_times(self.low, other.low), _times(self.high, other.high))
        return Bounds(_over(self.low, other.high), _over(self.high, other.low))


def _add(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second


def _negated(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _times(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first * second


def _over(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or not second else first / second


def computed_wrong(text: str) -> list[str]:
    """The steps of a squashed text that do not follow from the ones before, as written."""
    wrong: list[str] = []
    for match in _EQUATION.finditer(text):
        left, right = _evaluate(match[1]), _evaluate(match[2])
        if left is None or right is None or not (_agrees(left, right, match[2]) and _same_kind(match[1], match[2])):
            wrong.append(match[0])
            continue
        rest = text[match.end() :].partition("=")[0] if text.count("=") > 1 else text[match.end() :]
        final = _RESULT.search(rest)
        if final and not _follows(right, rest[: final.start()], final[1]):
            wrong.append(final[0])
    return wrong


def result_spans(text: str) -> list[tuple[int, int]]:
    """Where the results stand: right of each = and of each →."""
    return [match.span(2) for match in _EQUATION.finditer(text)] + [match.span(1) for match in _RESULT.finditer(text)]


def _same_kind(left: str, right: str) -> bool:
    """Whether the result has a unit of the operands: money where any of them is money."""
    units = set(map(_unit, figures_in(left))) - {"%", "‰"}
    result = set(map(_unit, figures_in(right)))
    if not units and result in ({"%"}, {_POINTS}):
        return True
    if re.search("[÷/]", left) and len(units) == 1 and result in ({"倍"}, {"%"}):
        return True
    if "÷" in left and units == {"元"} and result == {"项"}:
        return True
    return result <= ({"元"} if "元" in units else units) or units == {""}


def _unit(figure: Figure) -> str:
    return "元" if not figure.unit and figure.factor >= _SUM else figure.unit


def left_over(text: str) -> set[str]:
    """Values of what is rightly said to be left of a cap: 累计封顶10万元，已领2万元，余8万元."""
    found: set[str] = set()
    for match in _REMAINDER.finditer(text):
        money = [figure for part in match.groups() for figure in figures_in(part)]
        if _remains(money):
            found.add(money[-1].value)
    return found


def _remains(money: Sequence[Figure]) -> bool:
    """Whether of three sums the last is what the second leaves of the first."""
    if len(money) != 3 or any("~" in figure.value for figure in money):
        return False
    cap, taken, left = (Decimal(figure.value) for figure in money)
    return left == max(cap - taken, Decimal(0))


def _agrees(left: Bounds, right: Bounds, written: str) -> bool:
    """Whether the two are one value; a share may be written to a tenth of a per cent, a multiple to a hundredth.

    What is said to be about so much is so to a hundredth of 万.
    """
    places = 3 if "%" in written else 2 if "倍" in written else -2 if "约" in written else None
    if places and left.low is not None and left.low == left.high:
        rounded = round(left.low, places)
        return _agree(left, right) or _agree(Bounds(rounded, rounded), right)
    return _agree(left, right)


def _agree(left: Bounds, right: Bounds) -> bool:
    return left == right or (right.low is None and left.high == right.high) or (right.low == right.high == left.high)


def _follows(value: Bounds, limits: str, final: str) -> bool:
    """Whether the result is the value, cut down to the limits that are named between them."""
    result = _evaluate(re.sub(r"\(.*?\)$", "", final))
    caps = _caps(limits)
    if result is None or caps is None:
        return False
    high = min([*caps[1:2], *([value.high] if value.high is not None else [])], default=None)
    low = None if value.low is None else min([value.low, *caps[:1]])
    return result.high == high and (result.low is None or result.low == low)


def _caps(limits: str) -> list[Decimal] | None:
    """Lowest and highest of the caps; none where there is no cap, None where what is left over is wrong."""
    money = [figure for figure in figures_in(limits) if figure.unit in ("元", "")]
    rest = [figure for figure in money if _LEFT_OVER.search(limits[: figure.start])]
    if rest:
        return [Decimal(rest[0].value)] * 2 if _remains(money) else None
    values = [Decimal(figure.value) for figure in money if "~" not in figure.value]
    return [min(values), max(values)] if values else []


def _evaluate(text: str) -> Bounds | None:
    """Value of an expression of figures, + − × ÷ and brackets; None where it is none."""
    try:
        tokens = _tokens(_PER_YEAR.sub("", text))
        value, rest = _sum(tokens)
    except (IndexError, InvalidOperation, TypeError):
        return None
    return value if not rest else None


def _tokens(text: str) -> list["str | Bounds"]:
    tokens: list[str | Bounds] = []
    at = 0
    for figure in figures_in(text):
        between = text[at : figure.start]
        tokens += [_OPERATORS[char] for char in between if char in _OPERATORS]
        tokens.append(_bounds(between, figure))
        at = figure.end
    return tokens + [_OPERATORS[char] for char in text[at:] if char in _OPERATORS]


def _bounds(before: str, figure: Figure) -> Bounds:
    low, _, high = figure.value.partition("~")
    share = {"%": Decimal(100), _POINTS: Decimal(100), "‰": Decimal(1000)}.get(figure.unit, Decimal(1))
    first, last = Decimal(low) / share, Decimal(high or low) / share
    if _AT_MOST.search(before):
        return Bounds(None, last)
    return Bounds(first, None) if _AT_LEAST.search(before) else Bounds(first, last)


def _sum(tokens: Sequence["str | Bounds"]) -> tuple[Bounds, Sequence["str | Bounds"]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in ("+", "-"):
        other, rest = _product(tokens[1:])
        value, tokens = value.apply(str(tokens[0]), other), rest
    return value, tokens


def _product(tokens: Sequence["str | Bounds"]) -> tuple[Bounds, Sequence["str | Bounds"]]:
    value, tokens = _factor(tokens)
    while tokens and tokens[0] in ("*", "/"):
        other, rest = _factor(tokens[1:])
        value, tokens = value.apply(str(tokens[0]), other), rest
    return value, tokens


def _factor(tokens: Sequence["str | Bounds"]) -> tuple[Bounds, Sequence["str | Bounds"]]:
    first = tokens[0]
    if isinstance(first, Bounds):
        return first, tokens[1:]
    if first != "(":
        raise TypeError(first)
    value, rest = _sum(tokens[1:])
    return value, rest[1:]
