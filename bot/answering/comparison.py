"""Sums, differences and ratios of figures that an answer states, with the computation shown."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.drafting import Draft, Source
from policy_corpus.model import Figure

_SUM = re.compile("加起来|合计|总共|一共|共计|相加|之和|(加|合)(在|到)?一(块|起)|加总|合起来|拢共")
_AGAINST = re.compile("[比较].{0,6}[多少增减涨降差高低]|其中|里[面头]|占")  # 比2016年一共多了多少, 一共几家、其中几家
_ASKS = re.compile("多少|几(?!乎)")
_CLAUSE = re.compile("[,，、;；]")
_OF_ALL = re.compile(
    f"(?:{_SUM.pattern}|[两三四]?[样者类种]|它们|他们|这[些几两三]?|那|就|又|能|得|有|是|要|达到?|多少|几"
    "|[个家项件名位支套人]|[呢啊吧呀])+"
)
_DIFFERENCE = re.compile(
    "差|[多少高低]出?多少|[多少高低]出?几|谁.{0,4}(高|多|大|低|少)|哪(个|份|边|家|区|年|类|种|项|样).{0,4}(高|多|大|低|少)|更(高|多|大|低|少)"
)
ONE_YEAR = re.compile("光|单年|当年|这一年|净|单单|仅")
_TREND = re.compile(
    "(?<!新)净?[增减](?:加|少)?了?(?:多少|几)|提高|上升|增[加长]?量|涨|升|降|跌|下滑|掉|翻了|变化|怎么变|(增|减|多|少|高|低)了|[多高大涨升增]了?还是[少低小跌降减]|(增加|增长|减少)了?(多少|几)"
)
_PERCENT = re.compile("百分之(?!点)|增幅|增速|涨幅|降幅|几成|%")
_SHARE = re.compile("占[^,，。;；?？]{0,20}(?:多大|多少|几成|百分之|比例|比重|份额)")
_RATIO = re.compile("几倍|倍数|多少倍")


def compare(draft: Draft, question: str) -> None:
    """Add a line that computes what the question asks of two or more stated figures of one unit."""
    figures = draft.figures
    if len(figures) < 2 or len({f.unit for f in figures}) != 1 or _are_of_two_things(figures):
        return
    if _SUM.search(question) and not (_AGAINST.search(question) or contains_another(figures) or _counts_each(question)):
        _show(
            draft, "+".join(map(amount, figures)), sum((f.value for f in figures), Decimal(0)), figures[0].unit, "合计"
        )
    earlier, later = figures[0], figures[-1]
    if len(figures) == 2 and _TREND.search(question) and earlier.year and later.year and earlier.year != later.year:
        earlier, later = sorted(figures, key=lambda f: f.year or 0)
        change = "增加" if later.value >= earlier.value else "减少"
        high, low = sorted((later, earlier), key=lambda f: -f.value)
        _show(
            draft,
            f"{amount(high)}−{amount(low)}",
            high.value - low.value,
            _of_difference(later.unit),
            f"{later.year}年比{earlier.year}年{change}",
        )
        if _PERCENT.search(question) and earlier.value and later.unit != "%":
            share = round((high.value - low.value) / earlier.value * 100, 1).normalize()
            sources = (Source(figure.clause_id, figure.start, figure.end) for figure in figures)
            draft.say(f"{change}的比例：({amount(high)}−{amount(low)})÷{amount(earlier)}={share:f}%。", *sources)
    elif comes_to_share(figures, question):
        share = round(figures[0].value / figures[1].value * 100, 1).normalize()
        _line(draft, f"占比：{amount(figures[0])}÷{amount(figures[1])}={share:f}%。")
    elif len(figures) == 2 and _RATIO.search(question) and min(f.value for f in figures):
        larger, smaller = sorted(figures, key=lambda f: -f.value)
        ratio = larger.value / smaller.value
        shown = ratio.quantize(Decimal("0.01"))
        rounded = "" if ratio == shown else "，为约数"
        _line(draft, f"相差倍数：{amount(larger)}÷{amount(smaller)}={shown.normalize():f}倍{rounded}。")
    elif len(figures) == 2 and (_DIFFERENCE.search(question) or (ONE_YEAR.search(question) and figures[1].cumulative)):
        larger, smaller = sorted(figures, key=lambda f: -f.value)
        _show(
            draft,
            f"{amount(larger)}−{amount(smaller)}",
            larger.value - smaller.value,
            _of_difference(figures[0].unit),
            "相差",
        )


def _counts_each(question: str) -> bool:
    """Whether the total asked for is of the last thing alone, what is before it being counted by itself."""
    clauses = [clause.strip(" ?？。") for clause in _CLAUSE.split(question)]
    at = next((n for n, clause in enumerate(clauses) if _SUM.search(clause)), 0)
    return any(map(_ASKS.search, clauses[:at])) and _OF_ALL.fullmatch(clauses[at]) is None


def counts_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count one thing in one area: of one indicator, or of words that hold the other's."""
    if one.district != other.district or (one.unit == "%") is not (other.unit == "%"):
        return False
    known = one.indicator_id and one.indicator_id == other.indicator_id
    return bool(known) or one.indicator in other.indicator or other.indicator in one.indicator


def _are_of_two_things(figures: Sequence[Figure]) -> bool:
    """Whether two figures of two years differ in what they count as well: the one has not grown to the other."""
    one, other = figures[0], figures[-1]
    apart = len(figures) == 2 and one.district == other.district and one.year and other.year and one.year != other.year
    return bool(apart) and not counts_the_same(one, other)


def comes_to_share(figures: Sequence[Figure], question: str) -> bool:
    """Whether two figures are the part and the whole of which a share is asked for."""
    alike = len(figures) == 2 and figures[0].unit == figures[1].unit != "%"
    return alike and _SHARE.search(question) is not None and figures[0].value < figures[1].value


def contains_another(figures: Sequence[Figure]) -> bool:
    """Whether one holds another already: what had been reached by two years in one place is not added up."""
    totals = [(f.indicator, f.district, f.document_id) for f in figures if f.cumulative]
    return len(set(totals)) < len(totals)


def asks_sum(question: str) -> bool:
    """Whether figures are to be added up."""
    return _SUM.search(question) is not None


def asks_change(question: str) -> bool:
    """Whether it is asked by how much one figure exceeds another."""
    return bool(_TREND.search(question) or _DIFFERENCE.search(question))


def wants_computation(question: str) -> bool:
    """Whether figures are to be added up or compared."""
    return any(pattern.search(question) for pattern in (_SUM, _DIFFERENCE, _RATIO, _TREND))


def _of_difference(unit: str) -> str:
    """What the difference of two figures of a unit is counted in: of two shares, points."""
    return "个百分点" if unit == "%" else unit


def amount(figure: Figure) -> str:
    """100亿元."""
    return f"{figure.value.normalize():f}{figure.unit}"


def _show(draft: Draft, left: str, value: Decimal, unit: str, name: str) -> None:
    _line(draft, f"{name}：{left}={value.normalize():f}{unit}。")


def _line(draft: Draft, text: str) -> None:
    draft.say(text, *(Source(figure.clause_id, figure.start, figure.end) for figure in draft.figures))
    draft.computed.append(text)
