"""What the sums of measures come to: added up, over several years, or one tier less another."""

import re
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.eligibility import Assessment
from bot.reply import Amount
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.model import Fixed, Measure, Tiered
from policy_corpus.measures.money import render_yuan
from policy_corpus.parsing.numbering import han_to_int

_YEARS_LONG = re.compile(r"([2-9二两三四五六七八九十])年(下来|一共|总共|合计|加起来|能|最多)?")
_DIFFERENCE = re.compile("比|差|多(给|补|拿|多少)")


def add_up(draft: Draft, assessments: list[Assessment]) -> None:
    """The sum of what several measures give at the most, shown term by term."""
    amounts = [a.amount for a in assessments if a.amount]
    most = [amount.max_yuan or amount.value_yuan for amount in amounts]
    sums = [value for value in most if value is not None]
    if len(sums) < 2 or len(sums) != len(assessments):
        return
    word = "" if all(amount.value_yuan is not None for amount in amounts) else "最多"
    terms = "+".join(_term(a.measure, value) for a, value in zip(assessments, sums, strict=True))
    one_year = "（逐年给的只计当年）" if any(_is_endless(a.measure) for a in assessments) else ""
    text = f"合计{word}{one_year}：{terms}={render_yuan(sum(sums, Decimal(0)))}。"
    draft.say(text, *draft.sources())
    draft.computed.append(text)


def _term(measure: Measure, value: Decimal) -> str:
    """20万元/年×3年, or the sum itself."""
    benefit = measure.benefit
    if isinstance(benefit, Fixed) and benefit.yearly and benefit.years:
        return f"{render_yuan(benefit.amount)}/年×{benefit.years}年"
    return render_yuan(value)


def _is_endless(measure: Measure) -> bool:
    """Whether the measure pays each year, and the document does not say for how long."""
    return measure.benefit.yearly and measure.benefit.years is None


def over_years(inquiry: Inquiry, measure: Measure, amount: Amount | None) -> str:
    """What a yearly sum comes to over the years that the question names, where the document names none."""
    asked = _YEARS_LONG.search(inquiry.question.text)
    benefit = measure.benefit
    if not (asked and benefit.yearly and benefit.years is None and amount and amount.max_yuan):
        return ""
    years = han_to_int(asked[1])
    each, word = render_yuan(amount.max_yuan), benefit.ceiling_word or ""
    whole = render_yuan(amount.max_yuan * years)
    return f"按{years}年算{word}：{each}/年×{years}年={whole}。"


def tier_difference(inquiry: Inquiry, measure: Measure) -> str:
    """The difference of two tiers that the question names (科创板比主板多多少)."""
    benefit = measure.benefit
    if not isinstance(benefit, Tiered) or not _DIFFERENCE.search(inquiry.question.text):
        return ""
    named = [o for o in tier_options(benefit) if any(name in inquiry.question.text for name in (o.label, *o.synonyms))]
    if len(named) != 2:
        return ""
    more, less = sorted(named, key=lambda o: -benefit.tiers[o.id])
    high, low = benefit.tiers[more.id], benefit.tiers[less.id]
    return f"{more.label}比{less.label}多：{render_yuan(high)}−{render_yuan(low)}={render_yuan(high - low)}。"
