"""What a measure gives the asker: exact where the facts decide, a range where they leave something open.

Sums are those of one year where the document does not say how many years a payment runs, and of all years where
it does. A ceiling (最高, 不超过) has no value, only a maximum: nobody is entitled to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.eligibility.knowledge import Choice, Interval, Known
from bot.reply import Amount
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import (
    Cap,
    Fact,
    Fixed,
    Measure,
    PerItem,
    Rate,
    SharedTiers,
    Tiered,
)
from policy_corpus.measures.money import render_yuan
from policy_corpus.model import Evidence

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Sum:
    """Bounds of a sum, the computation behind it, and what has to be said beside it."""

    low: Decimal | None
    high: Decimal | None
    formula: str | None = None
    remark: str = ""


def amount_of(measure: Measure, known: Mapping[str, Known]) -> Amount:
    """The amount for an asker of whom `known` is known, supposing that the conditions hold."""
    match measure.benefit:
        case Fixed() as benefit:
            return _amount(benefit, _fixed(benefit))
        case Tiered() as benefit:
            return _amount(benefit, _tiered(benefit, known))
        case SharedTiers() as benefit:
            return _amount(benefit, _within_share(benefit, known))
        case Rate() as benefit:
            return _amount(benefit, _rate(benefit, known))
        case PerItem() as benefit:
            return _amount(benefit, _per_item(benefit, known))
        case other:
            return Amount(kind=other.kind, text=other.text)


def exhausted(measure: Measure, known: Mapping[str, Known]) -> tuple[str, Evidence] | None:
    """The limit that leaves nothing to give to somebody who has received so much; None where something is left."""
    match measure.benefit:
        case SharedTiers(limit=limit) as benefit if _within_share(benefit, known).high == 0:
            return f"{limit.text}，您已获的资助已到上限", limit.evidence
        case PerItem(total=total) as benefit if total is not None and _per_item(benefit, known).high == 0:
            received = _number(known, total.received).low
            if received:
                return f"{total.evidence.quote}，您已领{render_yuan(received)}，没有余额", total.evidence
            return f"一{benefit.unit}也没有", benefit.evidence
    return None


def _fixed(benefit: Fixed) -> _Sum:
    if benefit.yearly and benefit.years:
        whole = benefit.amount * benefit.years
        formula = f"{render_yuan(benefit.amount)}/年×{benefit.years}年 = {render_yuan(whole)}"
        return _Sum(whole, whole, formula)
    return _Sum(benefit.amount, benefit.amount)


def _tiered(benefit: Tiered | SharedTiers, known: Mapping[str, Known]) -> _Sum:
    fact = load_facts()[benefit.fact]
    tiers = _open_tiers(benefit, known)
    sums = tiers.values()
    listed = "、".join(f"{_label(fact, option)}{render_yuan(amount)}" for option, amount in tiers.items())
    if len(set(sums)) == 1:
        only = next(iter(sums))
        return _Sum(only, only, f"{_labels(benefit, known)} → {render_yuan(only)}")
    return _Sum(min(sums), max(sums), remark=f"按{fact.name}确定：{listed}")


def _open_tiers(benefit: Tiered | SharedTiers, known: Mapping[str, Known]) -> Mapping[str, Decimal]:
    value = known.get(benefit.fact)
    possible = value.possible if isinstance(value, Choice) else benefit.tiers.keys()
    return {option: amount for option, amount in benefit.tiers.items() if option in possible} or benefit.tiers


def _labels(benefit: Tiered | SharedTiers, known: Mapping[str, Known]) -> str:
    fact = load_facts()[benefit.fact]
    return "、".join(_label(fact, option) for option in _open_tiers(benefit, known))


def _within_share(benefit: SharedTiers, known: Mapping[str, Known]) -> _Sum:
    tier = _tiered(benefit, known)
    limit = benefit.limit
    investment, received = _number(known, limit.investment), _number(known, limit.received)
    if investment.high is None:
        return _Sum(tier.low, tier.high, tier.formula, _joined(tier.remark, f"且{limit.text}"))
    room = max(investment.high * limit.share - (received.low or _ZERO), _ZERO)
    high = min(tier.high or _ZERO, room)
    taken = "" if not received.low else f"−{_operand(received.low)}"
    remark = _joined(tier.remark, "须扣除各级财政已给予的资助") if received.exact is None else tier.remark
    most = f"最高{render_yuan(tier.high or _ZERO)}"
    formula = (
        f"{_operand(investment.high)}×{_percent(limit.share)}{taken} = {render_yuan(room)}，"
        f"{_labels(benefit, known)}{most} → 最高{render_yuan(high)}"
    )
    return _Sum(min(tier.low or _ZERO, high) if received.exact is not None else None, high, formula, remark)


def _rate(benefit: Rate, known: Mapping[str, Known]) -> _Sum:
    base = _number(known, benefit.base)
    caps = list(_open_caps(benefit, known))
    lowest, highest = (min(c.amount for c in caps), max(c.amount for c in caps)) if caps else (None, None)
    low = None if base.low is None else _least(_share(base.low, benefit.rate), lowest)
    high = _least(_share(base.high, benefit.rate), highest)
    if base.low is None and base.high is None:
        name = load_facts()[benefit.base].name
        return _Sum(None, highest, remark=_joined(f"{name}的{_percent(benefit.rate)}", _caps_text(caps)))
    formula = f"{_rate_steps(benefit, base, known)}{_cap_step(base, benefit, caps)} → {_bounds(low, high)}"
    remark = _by_cap(_share(base.exact, benefit.rate), caps) if low != high else ""
    return _Sum(low, high, formula, remark)


def _by_cap(share: Decimal | None, caps: list[Cap]) -> str:
    """What each kind of asker gets, where the kind is open and nothing else is."""
    if share is None:
        return ""
    return "其中" + "、".join(f"{cap.label}{render_yuan(min(share, cap.amount))}" for cap in caps)


def _open_caps(benefit: Rate, known: Mapping[str, Known]) -> list[Cap]:
    """The caps that may apply: the first that surely does ends the list."""
    caps: list[Cap] = []
    for cap in benefit.caps:
        truth = True if cap.when is None else known.get(cap.when)
        if truth is not False:
            caps.append(cap)
        if truth is True:
            break
    return caps


def _rate_steps(benefit: Rate, base: Interval, known: Mapping[str, Known]) -> str:
    fact = load_facts()[benefit.base]
    shares = _bounds(_share(base.low, benefit.rate), _share(base.high, benefit.rate))
    return f"{_base_text(fact, base, known)}×{_percent(benefit.rate)} = {shares}"


def _base_text(fact: Fact, base: Interval, known: Mapping[str, Known]) -> str:
    if fact.difference is not None:
        later, earlier = (_number(known, name).exact for name in fact.difference)
        if later is not None and earlier is not None:
            return f"({_operand(later)}−{_operand(earlier)})"
    return _operand(base.exact) if base.exact is not None else f"({_bounds(base.low, base.high)})"


def _cap_step(base: Interval, benefit: Rate, caps: list[Cap]) -> str:
    if not caps:
        return ""
    if len(caps) > 1:
        return f"，{_caps_text(caps)}"
    cap = caps[0]
    highest = _share(base.high, benefit.rate)
    within = highest is not None and highest <= cap.amount
    return f"，{'未超过' if within else ''}{cap.label}封顶{render_yuan(cap.amount)}"


def _caps_text(caps: list[Cap]) -> str:
    return "封顶：" + "、".join(f"{cap.label}{render_yuan(cap.amount)}" for cap in caps) if caps else ""


def _per_item(benefit: PerItem, known: Mapping[str, Known]) -> _Sum:
    count = _number(known, benefit.count)
    low, high = _share(count.low, benefit.each), _share(count.high, benefit.each)
    each = f"每{benefit.unit}{benefit.ceiling_word or ''}{render_yuan(benefit.each)}"
    steps = None
    if count.exact is not None and high is not None:
        steps = f"{count.exact.normalize():f}{benefit.unit}×{render_yuan(benefit.each)} = {render_yuan(high)}"
    if benefit.total is None:
        return _Sum(low, high, steps, each)
    total, received = benefit.total, _number(known, benefit.total.received)
    room = max(total.cap - (received.low or _ZERO), _ZERO)
    left = None if received.high is None else max(total.cap - received.high, _ZERO)
    low = None if low is None or left is None else min(low, left)
    high = _least(high, room)
    limit = f"累计封顶{render_yuan(total.cap)}"
    if received.exact is None:
        limit += "，须扣除此前已领部分"
    elif received.exact:
        limit += f"，已领{render_yuan(received.exact)}，余{render_yuan(room)}"
    return _Sum(low, high, f"{steps}，{limit} → {_bounds(low, high)}" if steps else None, _joined(each, limit))


def _amount(benefit: Fixed | Tiered | SharedTiers | Rate | PerItem, result: _Sum) -> Amount:
    ceiling = benefit.ceiling_word is not None
    exact = result.low is not None and result.low == result.high and not ceiling
    return Amount(
        kind="ceiling" if ceiling else "yearly" if benefit.yearly and benefit.years else benefit.kind,
        value_yuan=_whole(result.high) if exact else None,
        min_yuan=None if exact or ceiling else _whole(result.low),
        max_yuan=None if exact else _whole(result.high),
        formula=result.formula,
        text=_text(benefit, result, exact),
    )


def _text(benefit: Fixed | Tiered | SharedTiers | Rate | PerItem, result: _Sum, exact: bool) -> str:
    word = benefit.ceiling_word or ""
    if isinstance(benefit, Fixed) and benefit.yearly and benefit.years:
        each, whole = render_yuan(benefit.amount), render_yuan(benefit.amount * benefit.years)
        return f"每年{word}{each}，连续{benefit.years}年，合计{word}{whole}"
    every = "每年" if benefit.yearly else "每个单项" if isinstance(benefit, Rate) and benefit.per else ""
    if exact:
        sums = _bounds(result.low, result.high)
    elif result.high is None:
        sums = ""
    elif result.low is None:
        sums = f"{word or '最多'}{render_yuan(result.high)}"
    else:
        sums = f"{word}{render_yuan(result.high) if word else _bounds(result.low, result.high)}"
    return f"{every}{sums}（{result.remark}）" if result.remark and sums else f"{every}{sums}" or result.remark


def _number(known: Mapping[str, Known], name: str) -> Interval:
    value = known.get(name)
    return value if isinstance(value, Interval) else Interval(None, None)


def _share(base: Decimal | None, rate: Decimal) -> Decimal | None:
    return None if base is None else max(base, _ZERO) * rate


def _least(*bounds: Decimal | None) -> Decimal | None:
    """The smallest of the upper bounds that there are."""
    return min((bound for bound in bounds if bound is not None), default=None)


def _whole(amount: Decimal | None) -> Decimal | None:
    """Without the trailing zeros that a rate leaves behind."""
    return amount.to_integral_value() if amount is not None and amount == amount.to_integral_value() else amount


def _bounds(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return render_yuan(low) if low == high else f"{render_yuan(low)}至{render_yuan(high)}"
    return f"最多{render_yuan(high)}" if high is not None else f"不少于{render_yuan(low or _ZERO)}"


def _operand(amount: Decimal) -> str:
    return render_yuan(amount).removesuffix("元")


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


def _label(fact: Fact, option_id: str) -> str:
    option = fact.option(option_id)
    return option.label if option else option_id


def _joined(*parts: str) -> str:
    return "，".join(part for part in parts if part)
