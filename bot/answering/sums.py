"""What the sums of measures come to: added up, over several years, or one less another."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from bot.answering.held import holders, kinds_held
from bot.answering.inquiry import Inquiry
from bot.answering.reckoning import product
from bot.answering.still_to_come import is_topped_up
from bot.answering.terms import (
    Term,
    counts_tiers,
    is_endless,
    is_settled,
    named_terms,
    own_years,
    times_held,
    whole_term,
    years_asked,
)
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from bot.profile import read_facts
from bot.reply import Amount
from bot.understanding.apart import Thing
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, Rate
from policy_corpus.measures.money import find_money, render_yuan

TOTAL = "合计"  # what a line that says one begins with
MOST_ITEMS = 5  # sums of one question that are each worked out
_DIFFERENCE = re.compile(
    "比(?!例|重|如|去年|上|前|往年|同期|20)|差|(?<!最)多(给|补|拿|多少)|(哪[个种类边项样]|谁).*(多|高|少|低)|一样(多|高)|几倍|多少倍|更(多|高|少|低)"
)
_TIMES = re.compile(r"×\d+(?![\d年])|\+")  # so many of a thing, and not so many years
OF_EACH = re.compile("各|分别|每[个家项台]|哪|还是|吗|对不对|是不是")
_BOTH_TIMES = re.compile("两[回次遍趟]|前后|先后")  # 头回评上、后来又重新认定，前后两回一共多少


def add_up(inquiry: Inquiry, draft: Draft) -> None:
    """Say first what the draft's measures give at the most together, where that is sure."""
    total = total_of(inquiry, draft.measures) or _of_each_tier(inquiry, draft.measures)
    if total:
        say_total(draft, total)


def add_each_tier(inquiry: Inquiry, draft: Draft) -> None:
    """The same of each of several tiers, where that is asked for some years (省级和市级，三年各拿多少)."""
    if re.search("各|分别", inquiry.question.text) and years_asked(inquiry):
        total = _of_each_tier(inquiry, draft.measures)
        if total:
            say_total(draft, total)


def _of_each_tier(inquiry: Inquiry, measures: Sequence[Assessment]) -> str:
    """What the parts of one support come to for each of several tiers that are named (联盟省级和市级，三年各共多少)."""
    if len(measures) < 2 or not all(siblings(measures[0].measure, each.measure) for each in measures[1:]):
        return ""
    own = [(each, named_terms(inquiry, each)) for each in measures]
    tiers = [terms for _, terms in own if terms]
    besides = [whole_term(inquiry, each) for each, terms in own if not terms]
    if len(tiers) != 1 or None in besides:
        return ""
    whole = [(tier, _total([tier, *filter(None, besides)])) for tier in tiers[0]]
    return "；".join(f"{tier.label}{total}" for tier, total in whole) + "。"


def total_of(inquiry: Inquiry, measures: Sequence[Assessment]) -> str:
    """What measures give at the most together, term by term; empty where nothing is to be added, or it is not sure."""
    return total_of_parts([(inquiry, measures)])


def total_of_parts(parts: Sequence[tuple[Inquiry, Sequence[Assessment]]]) -> str:
    """The same of measures asked for by several questions, each with the levels and numbers that its own words tell."""
    measures = [each for _, own in parts for each in own]
    if _leaves_one_open(measures):
        return ""
    by_measure = [(each.measure, _terms(inquiry, each)) for inquiry, own in parts for each in own]
    if any(_are_of_others(one, other) for one, other in combinations(by_measure, 2)):
        return ""
    terms = [term for _, own in by_measure for term in own]
    several = len(terms) > 1 and len({t.label for t in terms}) >= len({each.measure.id for each in measures})
    return f"{_total(terms)}。" if several or any(re.search("[×+]", term.text) for term in terms[:1]) else ""


def _are_of_others(one: tuple[Measure, list[Term]], other: tuple[Measure, list[Term]]) -> bool:
    """Whether several tiers are named of one measure, and what each of their holders gets besides counts only once."""
    fewer, more = sorted((one, other), key=lambda each: len(each[1]))
    once = len(fewer[1]) == 1 < len(more[1]) and not re.search(r"×\d+[个家]", fewer[1][0].text)
    return once and siblings(one[0], other[0])


def total_of_things(inquiry: Inquiry, parts: Sequence[Sequence[Assessment]], things: Sequence[Thing]) -> str:
    """What several things come to, so many of each; empty where there is one of each, or a sum is not sure."""
    several = any(thing.number > 1 for thing in things) and len(parts) == len(things)
    alike = len({frozenset(each.measure.id for each in part) for part in parts}) < len(parts)
    if not several or _leaves_one_open([each for part in parts for each in part]):
        return ""
    if alike and any(len(_groups(part)) > 1 for part in parts):
        return ""  # what is told of the one is told of the others too
    paid = [(whole_term(inquiry, each), thing) for part, thing in zip(parts, things, strict=True) for each in part]
    terms = [_so_many(term, thing) for term, thing in paid if term]
    return f"{_total(terms)}。" if terms else ""


def _so_many(term: Term, thing: Thing) -> Term:
    number = thing.number
    few = "+".join([term.text] * number)
    return replace(
        term, text=few if number <= MOST_ITEMS else f"{term.text}×{number}{thing.unit}", yuan=term.yuan * number
    )


def say_total(draft: Draft, total: str) -> None:
    """Put a total of the draft's measures before all else."""
    _say_first(draft, total, draft.measures)


def _leaves_one_open(measures: Sequence[Assessment]) -> bool:
    """Whether of things that one measure pays for, one has a sum and another only a range: no total is sure then."""
    ranges: dict[str, set[bool]] = {}
    for each in measures:
        amount = each.amount
        if amount and (amount.max_yuan or amount.value_yuan):
            unreckoned = isinstance(each.measure.benefit, Rate) and amount.value_yuan is None
            ranges.setdefault(each.measure.id, set()).add(unreckoned or amount.min_yuan not in (None, amount.max_yuan))
    return any(len(found) > 1 for found in ranges.values())


def add_counted(inquiry: Inquiry, draft: Draft) -> None:
    """The same where no sum of all is asked for, and several things are told that one measure pays for."""
    text = inquiry.question.text
    of_each = OF_EACH.search(text) and holders(text)[0] == 1
    if len(draft.measures) != 1 or not inquiry.question.asks("amount") or of_each:
        return
    terms = _terms(inquiry, draft.measures[0])
    counted = len(set(terms)) == 1 and (len(terms) > 1 or _TIMES.search(terms[0].text))
    counted = counted or 1 < len(terms) == kinds_held(inquiry, draft.measures[0].measure)  # 省级…中心和市级…实验室
    if counted or counts_tiers(inquiry, draft.measures[0].measure):
        add_up(inquiry, draft)


def compare_terms(inquiry: Inquiry, draft: Draft) -> None:
    """Say first by how much one sum is more than the other, where the question sets two against each other."""
    if is_topped_up(inquiry.question.text) or not weighs(inquiry.question.text):
        return
    groups = _groups(draft.measures)
    for each in draft.measures if len(groups) == 1 else ():  # the levels of one thing are not those of the other
        worked_out = isinstance(each.measure.benefit, Rate) and each.amount and each.amount.value_yuan
        named = [] if worked_out else named_terms(inquiry, each)
        if len(named) == 2:
            _say_first(draft, difference_of(inquiry.question.text, *named), [each])
            return
    terms = [term for group in groups if (term := whole_of(inquiry, group))]
    if len(terms) == len(groups) == 2:
        _say_first(draft, difference_of(inquiry.question.text, *terms), draft.measures)


def weighs(text: str) -> bool:
    """Whether a text asks which of two sums is more, or by how much."""
    return _DIFFERENCE.search(text) is not None


def compare_parts(parts: Sequence[tuple[Inquiry, Sequence[Assessment]]], asked: str, draft: Draft) -> None:
    """The same of the measures that two questions ask for, set against each other by the words of a third."""
    terms = [term for inquiry, own in parts if (term := whole_of(inquiry, own))]
    if len(terms) == len(parts) == 2:
        _say_first(draft, difference_of(asked, *terms), draft.measures)


def _groups(measures: Sequence[Assessment]) -> list[list[Assessment]]:
    """The measures, those together that the same asker gets."""
    groups: list[list[Assessment]] = []
    for each in measures:
        same = next((group for group in groups if siblings(group[0].measure, each.measure)), None)
        if same is None:
            groups.append([each])
        else:
            same.append(each)
    return groups


def are_of_one(measures: Sequence[Assessment]) -> bool:
    """Whether measures are what one asker gets of one clause."""
    return len(_groups(measures)) == 1


def whole_of(inquiry: Inquiry, group: Sequence[Assessment]) -> Term | None:
    """What the measures of a group give together; None where one of them has no sum."""
    terms = [term for each in group if (term := whole_term(inquiry, each))]
    if len(terms) < len(group):
        return None
    first, whole = terms[0], sum((term.yuan for term in terms), Decimal(0))
    ceiling = any(term.ceiling for term in terms)
    text = "+".join(term.text for term in terms)
    label = "加".join(term.label for term in terms)
    return first if len(terms) == 1 else Term(label, f"({text})", whole, ceiling)


def siblings(one: Measure, other: Measure) -> bool:
    """Whether the same asker gets both (一次性 … 和年度运营经费)."""
    return one.clause_id == other.clause_id and one.conditions == other.conditions


def over_years(inquiry: Inquiry, measure: Measure, amount: Amount | None) -> str:
    """What a yearly sum comes to over the years that the question names, where the document names none."""
    years, benefit = own_years(inquiry, measure) or years_asked(inquiry), measure.benefit
    if not (years and is_endless(measure) and amount and amount.max_yuan):
        return ""
    each, word = render_yuan(amount.max_yuan), benefit.ceiling_word or ""
    whole = render_yuan(amount.max_yuan * years)
    return f"按{years}年算{word}：{each}/年×{years}年={whole}。"


def lacking_part(inquiry: Inquiry, measure: Measure) -> str:
    """What is still to be told of two sums whose difference the share is of, where the asker gives the one."""
    benefit = measure.benefit
    if not isinstance(benefit, Rate) or benefit.base in inquiry.profile:
        return ""
    pair = load_facts()[benefit.base].difference or ()
    given, lacking = ([name for name in pair if (name in inquiry.profile) is known] for known in (True, False))
    if len(given) != 1 or not inquiry.told & set(given):
        return ""
    later, earlier = (load_facts()[name].name for name in pair)
    share = f"{(benefit.rate * 100).normalize():f}%"
    return f"还算不出具体数，缺{load_facts()[lacking[0]].name}：按{later}减{earlier}的差额的{share}计算。"


def over_items(inquiry: Inquiry, measure: Measure) -> tuple[str, str]:
    """What a share of each thing comes to where the question gives the sums of several (一单600万，一单1200万).

    First what they come to together, then each; empty where no such sums are given.
    """
    benefit, question = measure.benefit, inquiry.question
    sums, told = find_money(question.text), inquiry.told - inquiry.profile.keys()
    if not sums and question.leans_on:  # 签了三单，1400万、620万、90万 … 这三单一共补多少
        sums, told = find_money(question.leans_on), _left_open(question.leans_on, inquiry)
    listed = isinstance(benefit, Rate) and benefit.per and benefit.base in told
    if not (listed and isinstance(benefit, Rate) and 1 < len(sums) <= MOST_ITEMS and len(benefit.caps) == 1):
        return "", ""
    cap = benefit.caps[0].amount
    given = [min(one.yuan * benefit.rate, cap) for one in sums]
    whole = f"{'+'.join(map(render_yuan, given))}={render_yuan(sum(given, Decimal(0)))}"
    each = "；".join(product(one, (benefit.rate * 100).normalize(), [cap]) for one in sums)
    return f"合计：{whole}。", f"按每个{benefit.per}算：{each}。"


def _left_open(text: str, inquiry: Inquiry) -> frozenset[str]:
    """The facts that a text tells of, but no one value of each."""
    reading = read_facts(text, load_facts(), as_of=inquiry.as_of)
    return frozenset({found.fact for found in reading.found} - reading.values.keys())


def _terms(inquiry: Inquiry, assessment: Assessment) -> list[Term]:
    whole = whole_term(inquiry, assessment)
    if assessment.amount is None:
        return []
    worked_out = isinstance(assessment.measure.benefit, Rate) and assessment.amount.value_yuan
    settled = bool(worked_out) or is_settled(inquiry, assessment.measure)
    settled = settled and not _BOTH_TIMES.search(inquiry.question.text)
    named = [] if settled else named_terms(inquiry, assessment, counted=True)
    if named or whole is None:
        return named
    held = times_held(inquiry, assessment.measure, whole)
    alike = held is whole and len(inquiry.question.facets.levels) < 2
    return [held] * (max(kinds_held(inquiry, assessment.measure), 1) if alike else 1)


def _total(terms: Sequence[Term]) -> str:
    word = "最多" if any(term.ceiling for term in terms) else ""
    one_year = "（逐年给的只计当年）" if any(term.endless for term in terms) else ""
    whole = render_yuan(sum((term.yuan for term in terms), Decimal(0)))
    return f"{TOTAL}{word}{one_year}：{'+'.join(term.text for term in terms)}={whole}"


def difference_of(asked: str, one: Term, other: Term) -> str:
    more, less = sorted((one, other), key=lambda term: -term.yuan)
    most = "按最高额算，" if more.ceiling or less.ceiling else ""
    sums = f"{more.text}−{less.text}"
    if more.yuan == less.yuan:
        return f"{most}{one.label}和{other.label}一样多：{sums}=0元。"
    times = more.yuan / less.yuan
    even = "倍" in asked and times == times.quantize(Decimal("0.1"))
    ratio = f"；{render_yuan(more.yuan)}÷{render_yuan(less.yuan)}={times.normalize():f}倍" if even else ""
    alike = "前者比后者多" if more is one else "后者比前者多"
    whose = alike if more.label == less.label else f"{more.label}比{less.label}多"
    return f"{most}{whose}：{sums}={render_yuan(more.yuan - less.yuan)}{ratio}。"


def _say_first(draft: Draft, text: str, of: Iterable[Assessment]) -> None:
    clauses = {each.measure.clause_id for each in of}
    sources = tuple(source for source in draft.sources() if source.clause_id in clauses)
    draft.lines.insert(0, Line(text, sources))
    draft.computed.append(text)
