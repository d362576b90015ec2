"""What each of several holders gets, under his name, and what they come to or by how much one gets more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answering.inquiry import Inquiry
from bot.answering.sums import TOTAL, are_of_one, difference_of, whole_of
from bot.answering.terms import Term
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from policy_corpus.measures.model import Rate, Tiered
from policy_corpus.measures.money import find_money, render_yuan

_NOT_COUNTED = "没有算进一个总数"  # said of a number of things of which only one is reckoned
_BELOW = ("原文：", "依据：")  # what lines begin with that stand once, below those of all holders


@dataclass(frozen=True)
class Answered:
    """What one holder is answered, who asks by himself."""

    name: str
    own: bool  # the asker himself
    inquiry: Inquiry
    draft: Draft

    @property
    def measures(self) -> Sequence[Assessment]:
        """What he is told to get, or not to get."""
        return self.draft.measures if self.draft.status == "answered" else []

    @property
    def gets_nothing(self) -> bool:
        """Whether he fails what is asked of those who get it."""
        return bool(self.measures) and all(each.amount is None for each in self.measures)


def merge_holders(answered: Sequence[Answered], together: bool, weighed: bool) -> Draft:
    """One draft: what they come to or who gets more, then what each gets under his name, then the words it rests on."""
    drafts = [each.draft for each in answered]
    lines = [line for draft in drafts for line in draft.lines]
    merged = replace(
        drafts[0],
        status="answered",
        lines=list(dict.fromkeys(line for line in lines if line.notice)),
        measures=[each for draft in drafts for each in draft.measures],
        computed=[each for draft in drafts for each in draft.computed],
        questions=[],
    )
    if first := _of_all(answered, together, weighed):
        merged.say(first, *dict.fromkeys(source for draft in drafts for source in draft.sources()[:1]))
        merged.computed.append(first)
    if together and (without := [each.name for each in answered if each.gets_nothing]) and first:
        merged.say(f"{'、'.join(without)}不符合条件，没有算进去。")
    for each in answered:
        merged.say("" if each.own and len(answered) == 1 else f"{each.name}：")
        merged.lines += [line for line in each.draft.lines if not (line.notice or _is_below(line))]
    for opening in _BELOW:
        merged.lines += dict.fromkeys(line for line in lines if line.text.startswith(opening))
    return merged


def _is_below(line: Line) -> bool:
    return line.text.startswith(_BELOW)


def _of_all(answered: Sequence[Answered], together: bool, weighed: bool) -> str:
    """What they come to together, or by how much one gets more; empty where that is not asked, or not sure."""
    terms = [_term(each) for each in answered if not each.gets_nothing]
    known = [term for term in terms if term]
    if len(known) < len(terms) or not known:
        return ""
    caps = dict.fromkeys(cap for one in answered for each in one.measures for cap in _cap_told(each))
    by_cap = f"按{'、'.join(caps)}封顶算，" if caps else ""
    if together:
        most = "最多" if any(term.ceiling for term in known) else ""
        whole = render_yuan(sum((term.yuan for term in known), Decimal(0)))
        return f"{by_cap}{TOTAL}{most}：{'+'.join(term.text for term in known)}={whole}。"
    return f"{by_cap}{difference_of('', known[0], known[1])}" if weighed and len(known) == len(answered) == 2 else ""


def _term(one: Answered) -> Term | None:
    """What a holder gets, where that is one sum."""
    if total := next((line.text for line in one.draft.lines if line.text.startswith(TOTAL)), ""):
        sums = find_money(total.rpartition("=")[2])
        return Term(one.name, render_yuan(sums[0].yuan), sums[0].yuan, "最多" in total) if len(sums) == 1 else None
    if any(_NOT_COUNTED in line.text for line in one.draft.lines):
        return None
    if not (all(map(_is_one_sum, one.measures)) and _pays_for_all(one)):
        return None
    if not (are_of_one(one.measures) or _are_of_titles(one.measures)):
        return None
    term, by_cap = whole_of(one.inquiry, one.measures), any(map(_cap_told, one.measures))
    return replace(term, label=one.name, ceiling=term.ceiling and not by_cap) if term else None


def _pays_for_all(one: Answered) -> bool:
    """Whether each title that is told of a holder is one that he is told to be paid for."""
    paid = {each.measure.benefit.fact for each in one.measures if isinstance(each.measure.benefit, Tiered)}
    graded = one.inquiry.kit.tier_facts & one.inquiry.told
    return not paid or {fact for fact in graded if one.inquiry.profile.get(fact) != "none"} <= paid


def _are_of_titles(measures: Sequence[Assessment]) -> bool:
    """Whether measures are each paid once, for one title each, by one document (首次认定高企，又是省级瞪羚)."""
    paid = [each.measure for each in measures]
    once = all(isinstance(measure.benefit, Tiered) and not measure.benefit.yearly for measure in paid)
    return once and len({measure.document_id for measure in paid}) == 1 and len({each.id for each in paid}) == len(paid)


def _is_one_sum(one: Assessment) -> bool:
    """Whether what a measure gives is known: of a share, what it is reckoned by and which cap holds."""
    amount = one.amount
    if amount is None or (isinstance(one.measure.benefit, Rate) and "=" not in (amount.formula or "")):
        return False
    return amount.min_yuan in (None, amount.max_yuan) or bool(_cap_told(one))


def _cap_told(one: Assessment) -> list[str]:
    """The cap that surely holds for somebody, where he may also be one of whom a higher one holds (规上工业)."""
    benefit, amount = one.measure.benefit, one.amount
    if not isinstance(benefit, Rate) or amount is None or amount.min_yuan in (None, amount.max_yuan):
        return []
    return [cap.label for cap in benefit.caps if cap.amount == amount.min_yuan and cap.when]
