"""What must be signed, spent or granted to reach a cap or a sum (合同签多少才能拿满): the rule read backwards."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from bot.answering.candidates import Candidate, candidates, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.eligibility import Assessment
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Benefit, PerItem, Rate, SharedTiers
from policy_corpus.measures.money import find_money, render_yuan

_GETTING = "[拿领补得给]|享受|申请|支持"
_ASKED = re.compile(
    r"(?P<before>[^,，。;；?？]{0,20}?)(?:多少|多大|几)个?(?P<counted>[件项])?"
    r"(?!年|家|人|%|[^,，。;；?？]{0,2}(?:钱|补助|补贴|奖))"
)
_GIVEN = re.compile(f"(?:{_GETTING}|[奖励助贴]|顶格?|上限|最高|比例|各)[是为有到]*(?:各|分别)?$")
_BASE = re.compile("签|投|增|涨|合同|金额|额|成交|订单|研发|攒|够|要|授权|专利")
_FULL = re.compile(f"(?:{_GETTING})到?满|[拿到](?:顶|头|上限|封顶)|满额|顶格|封顶|触顶|见顶")
_TO_SUM = re.compile(f"(?:{_GETTING})(?:到|满|足|够|上)?$")
_CENT, _WAN = Decimal("0.01"), Decimal(10000)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be reached, in words, and the computation that shows it."""

    said: str
    step: str = ""


def answer_reached(inquiry: Inquiry) -> Draft | None:
    """What the basis of the measure named must come to; None where that is not asked, or no rule reckons it."""
    text = inquiry.question.text
    asked = next((m for m in _ASKED.finditer(text) if _is_of_base(m)), None)
    goal = _goal(inquiry) if asked else None
    if asked is None or not (goal or _FULL.search(text)):
        return None
    draft = Draft("answered")
    for each in _meant(inquiry, counted=asked["counted"] is not None):
        source = whole_sentence(inquiry, each.measure.benefit.evidence)
        for wanted in _wanted(inquiry, each.measure.benefit, goal):
            draft.say(f"{each.title}：{wanted.said}。", source)
            draft.computed += [wanted.step] if wanted.step else []
        quote = f"原文：“{inquiry.shown(source)}”"
        if all(line.text != quote for line in draft.lines):
            draft.say(quote, source)
        draft.measures.append(each)
    return draft if draft.lines else None


def _is_of_base(asked: re.Match[str]) -> bool:
    """Whether the number asked for is one that support is reckoned from, and not what is given."""
    return _GIVEN.search(asked["before"]) is None and (_BASE.search(asked[0]) or asked["counted"]) is not None


def _goal(inquiry: Inquiry) -> Decimal | None:
    """The sum that is to be got, as the message names it."""
    text = inquiry.question.text
    return next((m.yuan for m in find_money(text) if _TO_SUM.search(text[max(0, m.start - 4) : m.start])), None)


def _meant(inquiry: Inquiry, *, counted: bool) -> Sequence[Assessment]:
    """The measures named whose sum follows from a number of the kind asked for."""

    def reckons(one: Candidate) -> bool:
        benefit = one.measure.benefit
        return isinstance(benefit, PerItem) if counted else isinstance(benefit, Rate | SharedTiers)

    found = [c for c in candidates(inquiry) if serves(inquiry, c.measure) and reckons(c)]
    found = [c for c in found if not c.assessment.fails(inquiry.told)] or found
    longest = max((len(c.alias) for c in found), default=0)
    named = [c.assessment for c in found if len(c.alias) == longest]
    return [each for each in named if each.measure.clause_id == named[0].measure.clause_id]


def _wanted(inquiry: Inquiry, benefit: Benefit, goal: Decimal | None) -> list[Wanted]:
    if isinstance(benefit, PerItem):
        return [_items(benefit, goal)]
    if isinstance(benefit, SharedTiers):
        return _bases(benefit.limit.investment, _tiers(inquiry, benefit), benefit.limit.share, goal)
    return _bases(benefit.base, _caps(inquiry, benefit), benefit.rate, goal) if isinstance(benefit, Rate) else []


def _tiers(inquiry: Inquiry, benefit: SharedTiers) -> Mapping[str, Decimal]:
    """The most that each tier gives which may be the asker's."""
    known = inquiry.profile.get(benefit.fact)
    return {one.label: benefit.tiers[one.id] for one in tier_options(benefit) if known in (None, one.id)}


def _caps(inquiry: Inquiry, benefit: Rate) -> Mapping[str, Decimal]:
    """The caps that may be the asker's: the first that surely is ends the list."""
    caps: dict[str, Decimal] = {}
    for cap in benefit.caps:
        holds = cap.when is None or inquiry.profile.get(cap.when)
        caps |= {} if holds is False else {cap.label: cap.amount}
        if holds is True:
            break
    return caps


def _bases(fact: str, caps: Mapping[str, Decimal], share: Decimal, goal: Decimal | None) -> list[Wanted]:
    """For the sum wanted, of those who may get it; for each cap, where no sum is named."""
    name = load_facts()[fact].name
    most = max(caps.values(), default=Decimal(0))
    if goal and goal > most:
        return [Wanted(f"封顶是{render_yuan(most)}，{name}再大也到不了您说的{render_yuan(goal)}")]
    if goal:
        able = [who for who, cap in caps.items() if cap == goal] or [who for who, cap in caps.items() if cap > goal]
        return [_base("、".join(able) if len(able) < len(caps) else "", name, share, goal, "按您说的数，")]
    return [_base(label if len(caps) > 1 else "", name, share, cap) for label, cap in caps.items()]


def _base(who: str, name: str, share: Decimal, sum_: Decimal, of_goal: str = "") -> Wanted:
    need = sum_ / share
    rounded = (need / _WAN).quantize(_CENT) * _WAN
    written = render_yuan(need) if need == rounded else f"约{render_yuan(rounded)}"
    step = f"{render_yuan(sum_)}÷{share:.0%} = {written}"
    lead = of_goal or f"要拿到{render_yuan(sum_)}，"
    return Wanted(f"{who}{lead}{name}须达到：{step}", step)


def _items(benefit: PerItem, goal: Decimal | None) -> Wanted:
    cap, each = benefit.total.cap if benefit.total else None, render_yuan(benefit.each)
    wanted = goal or cap
    if wanted is None:
        return Wanted(f"每{benefit.unit}{benefit.ceiling_word or ''}{each}，文件没有写累计封顶")
    if cap is not None and wanted > cap:
        return Wanted(f"累计封顶是{render_yuan(cap)}，再多也到不了您说的{render_yuan(wanted)}")
    count = (wanted / benefit.each).to_integral_value(ROUND_UP)
    step = f"{render_yuan(count * benefit.each)}÷{each} = {count}{benefit.unit}"
    before = "（此前没有领过的话）" if benefit.total else ""
    return Wanted(f"须有的项数{before}：{step}", step)
