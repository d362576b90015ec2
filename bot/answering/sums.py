"""What the sums of measures come to: added up, over several years, or one tier less another."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.eligibility import Assessment
from bot.reply import Amount
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.model import Fixed, Measure, Tiered
from policy_corpus.measures.money import render_yuan
from policy_corpus.parsing.numbering import han_to_int

_YEARS_LONG = re.compile(r"(?<!\d)([2-9二两三四五六七八九十])年(下来|一共|总共|合计|加起来|能|最多)?")
_DIFFERENCE = re.compile("比|差|多(给|补|拿|多少)|(哪个|哪种|哪类|谁).*(多|高|少|低)")


@dataclass(frozen=True, slots=True)
class _Term:
    """One part of a sum, as written and in yuan."""

    text: str
    yuan: Decimal
    endless: bool  # paid each year, and nobody says for how long


def add_up(inquiry: Inquiry, draft: Draft) -> None:
    """The sum of what the draft's measures give at the most, shown term by term."""
    amounts = [a.amount for a in draft.measures if a.amount]
    years = _years_asked(inquiry)
    terms = [term for a in draft.measures if (term := _term(a, years))]
    if len(terms) < 2 or len(terms) != len(draft.measures):
        return
    word = "" if all(amount.value_yuan is not None for amount in amounts) else "最多"
    one_year = "（逐年给的只计当年）" if any(term.endless for term in terms) else ""
    total = render_yuan(sum((term.yuan for term in terms), Decimal(0)))
    text = f"合计{word}{one_year}：{'+'.join(term.text for term in terms)}={total}。"
    draft.say(text, *draft.sources())
    draft.computed.append(text)


def _term(assessment: Assessment, years: int | None) -> _Term | None:
    """20万元/年×3年, or the sum itself; None where there is none."""
    benefit, amount = assessment.measure.benefit, assessment.amount
    most = (amount.max_yuan or amount.value_yuan) if amount else None
    if most is None:
        return None
    if isinstance(benefit, Fixed) and benefit.yearly and benefit.years:
        return _Term(f"{render_yuan(benefit.amount)}/年×{benefit.years}年", most, endless=False)
    if _is_endless(assessment.measure) and years:
        return _Term(f"{render_yuan(most)}/年×{years}年", most * years, endless=False)
    return _Term(render_yuan(most), most, endless=_is_endless(assessment.measure))


def _is_endless(measure: Measure) -> bool:
    """Whether the measure pays each year, and the document does not say for how long."""
    return measure.benefit.yearly and measure.benefit.years is None


def over_years(inquiry: Inquiry, measure: Measure, amount: Amount | None) -> str:
    """What a yearly sum comes to over the years that the question names, where the document names none."""
    years, benefit = _years_asked(inquiry), measure.benefit
    if not (years and _is_endless(measure) and amount and amount.max_yuan):
        return ""
    each, word = render_yuan(amount.max_yuan), benefit.ceiling_word or ""
    whole = render_yuan(amount.max_yuan * years)
    return f"按{years}年算{word}：{each}/年×{years}年={whole}。"


def _years_asked(inquiry: Inquiry) -> int | None:
    asked = _YEARS_LONG.search(inquiry.question.text)
    return han_to_int(asked[1]) if asked else None


def tier_difference(inquiry: Inquiry, measure: Measure) -> str:
    """The difference of two tiers that the question names (科创板比主板多多少)."""
    benefit = measure.benefit
    if not isinstance(benefit, Tiered) or not _DIFFERENCE.search(inquiry.question.text):
        return ""
    words = inquiry.question.resolved if inquiry.question.follow_up else inquiry.question.text
    named = [o for o in tier_options(benefit) if any(name in words for name in (o.label, *o.synonyms))]
    if len(named) != 2:
        return ""
    more, less = sorted(named, key=lambda o: -benefit.tiers[o.id])
    high, low = benefit.tiers[more.id], benefit.tiers[less.id]
    if high == low:
        return f"{more.label}和{less.label}一样多：{render_yuan(high)}−{render_yuan(low)}=0元。"
    return f"{more.label}比{less.label}多：{render_yuan(high)}−{render_yuan(low)}={render_yuan(high - low)}。"
