"""What a quoted rate, price or allowance comes to for the number that the asker gives.

Of documents with a catalogue of measures only where the number is supposed; and only where the quoted sentence states
one such rule and the question one such number: what more conditions decide is left to the reader.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line, Source
from policy_corpus.measures.money import Money, find_money, render_yuan
from policy_corpus.parsing.wording import squeeze

_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]?\s*[—–~～至-]+\s*(\d+(?:\.\d+)?)\s*[%％]")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_CAP = re.compile(r"(?:最高|不超过|封顶|上限|限额)[^\d，。；]{0,6}$")
_LIMIT = re.compile(r"^\s*(?:的)?限额")
_EXCESS = re.compile(r"(?:超过|超出)\s*$")
_PRICE = re.compile(r"(\d+(?:\.\d+)?)\s*元\s*[/／]\s*(亩|平方米|人|家|件|吨|天|月)")
_BOUNDS = r"(\d+)\s*{0}?\s*(?:及以上|以上)?\s*(?:[—–~～-]|至)\s*(\d+)\s*{0}|(\d+)\s*{0}\s*(?:及?以上)"
_STEP = re.compile(
    r"每(?:满|减少|增加|聘用)?[^，。；、\d]{0,8}1(?P<unit>年|人|个月|岁)[^，。；]{0,16}?"
    r"(?:积|加|扣减|扣|增加)(?P<gives>\d+)分"
)
_MOST = re.compile(r"最高(?:分值)?(\d+)分")
_SUPPOSES = re.compile("假如|如果|要是|假设|假定|倘若|比方|的话|[照按]这个?比例|[照按]这么算")
_HOW_MUCH = re.compile("多少|几|多大|最高|最多|顶格|封顶|算")


def reckon(inquiry: Inquiry, draft: Draft) -> None:
    """Lead the draft with what its first source comes to; nothing where that is not one plain step."""
    question = inquiry.question
    if not draft.sources() or not _HOW_MUCH.search(question.text):
        return
    source = draft.sources()[0]
    told = f"{question.leans_on} {question.text}" if question.follow_up else question.text
    rule = next((rule for rule in rules(told, _stated(inquiry, source))), "")
    if rule:
        # The asker's own number stands beside 您, which tells it from the document's.
        draft.lines.insert(0, Line(f"按您说的数计算：{rule}。", (source,)))
        draft.computed.append(draft.lines[0].text)


def supposes(text: str) -> bool:
    """Whether a text supposes a number (假如财力20亿，最少投多少)."""
    return _SUPPOSES.search(text) is not None


def _stated(inquiry: Inquiry, source: Source) -> str:
    """The best sentence where the source quotes it, else all that it quotes."""
    quoted = [
        ranked.sentence
        for ranked in inquiry.ranked[:3]
        if ranked.sentence.clause_id == source.clause_id
        and source.start <= ranked.sentence.start < source.end
        and any(char.isdigit() for char in ranked.sentence.text)
    ]
    shown = inquiry.shown(source)
    stated = quoted[0].text if quoted and len(shown) > len(quoted[0].text) and not _PRICE.search(shown) else shown
    return squeeze(stated)


def rules(told: str, stated: str) -> Iterator[str]:
    """The sums that a statement comes to for what is told, each as a shown computation."""
    sums = [money for money in find_money(told) if money.currency is None]
    yield from _by_price(told, stated)
    yield from _by_step(told, stated)
    if len(sums) == 1:
        yield from _by_excess(sums[0], stated)
        yield from _by_rate(sums[0], stated)


def _by_rate(base: Money, stated: str) -> Iterator[str]:
    """1800万×5% = 90万元，封顶500万元 → 90万元."""
    between = _RANGE.search(stated)
    shares = list(between.groups()) if between else _PERCENT.findall(stated)
    if len(shares) != (2 if between else 1) or len(_PERCENT.findall(stated)) > 2:
        return
    caps = _caps(stated)
    yield "；".join(product(base, Decimal(share), caps) for share in shares)


def product(base: Money, share: Decimal, caps: list[Decimal]) -> str:
    """A share in per cent of a sum, cut to the cap where there is one: 1200万×10% = 120万元，封顶100万元 → 100万元."""
    result = base.yuan * share / 100
    return f"{_as_told(base)}×{share:f}% = {render_yuan(result)}{_cut(result, caps)}"


def _as_told(base: Money) -> str:
    """With the unit where the asker said it."""
    return render_yuan(base.yuan) if base.text[-1] in "元块钱" else render_yuan(base.yuan).removesuffix("元")


def _cut(result: Decimal, caps: list[Decimal]) -> str:
    if len(caps) != 1:
        return ""
    return f"，封顶{render_yuan(caps[0])} → {render_yuan(min(result, caps[0]))}"


def _caps(stated: str) -> list[Decimal]:
    sums = find_money(stated)
    return [m.yuan for m in sums if _CAP.search(stated[: m.start]) or _LIMIT.match(stated[m.end :])]


def _by_excess(base: Money, stated: str) -> Iterator[str]:
    """6万−1.5万元 = 4.5万元，封顶8万元 → 4.5万元."""
    floors = [
        m.yuan for m in find_money(stated) if _EXCESS.search(stated[: m.start]) and "的部分" in stated[m.end :][:4]
    ]
    if len(floors) != 1 or _PERCENT.search(stated) or base.yuan <= floors[0]:
        return
    result = base.yuan - floors[0]
    yield f"{_as_told(base)}−{render_yuan(floors[0])} = {render_yuan(result)}{_cut(result, _caps(stated))}"


def _by_price(told: str, stated: str) -> Iterator[str]:
    """620亩×200元 = 12.4万元, by the price of the band that the number lies in."""
    after = 0
    for price in _PRICE.finditer(stated):
        band = re.search(_BOUNDS.format(price[2]), stated[after : price.start()])
        after = price.end()
        asked = re.search(rf"(\d+(?:\.\d+)?)\s*{price[2]}", told)
        if not asked:
            continue
        count = Decimal(asked[1])
        low, high = (
            (Decimal((band[1] or band[3])), Decimal(band[2] or "Infinity")) if band else (0, Decimal("Infinity"))
        )
        if low <= count <= high:
            yield f"{count:f}{price[2]}×{price[1]}元 = {render_yuan(count * Decimal(price[1]))}"


def _by_step(told: str, stated: str) -> Iterator[str]:
    """5年×4分 = 20分, where so many points are given for each year, person …"""
    steps = list(_STEP.finditer(stated))
    asked = re.findall(rf"(\d+)\s*{steps[0]['unit']}", told) if len(steps) == 1 else []
    if len(asked) != 1:
        return
    result, most = int(asked[0]) * int(steps[0]["gives"]), _MOST.search(stated)
    cut = f"，最高{most[1]}分" if most and result > int(most[1]) else ""
    yield f"{asked[0]}{steps[0]['unit']}×{steps[0]['gives']}分 = {result}分{cut}"
