"""What a support measure gives the asker: the measures a question is about, judged and computed."""

import re
from collections.abc import Mapping, Sequence

from bot.answering.candidates import (
    KINDS,
    Candidate,
    basis,
    candidates,
    means_all,
    of_what_he_is,
    reckoned_from_told,
    serves,
    support_lacked,
    whole_sentence,
    without_lacked,
)
from bot.answering.inquiry import Inquiry
from bot.answering.left_open import left_open, uncapped, unlisted_level, years_said
from bot.answering.measures_asked import SOME_SUPPORT, SUM_SOUGHT, adds_measures, asks_for_measures, compares_measures
from bot.answering.named_alone import leaves_out_place, named_alone, names_sum, paying_alike
from bot.answering.outsiders import lend_nothing
from bot.answering.paid import asks_how_paid, say_how_paid
from bot.answering.premises import open_tiers
from bot.answering.standing import refusal
from bot.answering.still_to_come import ONCE_PAID, say_still_to_come
from bot.answering.sums import (
    TOTAL,
    add_counted,
    add_each_tier,
    add_up,
    compare_terms,
    lacking_part,
    over_items,
    over_years,
    siblings,
    weighs,
)
from bot.answering.terms import first_year
from bot.drafting import Draft
from bot.eligibility import Assessment, open_facts
from policy_corpus.measures.model import Measure

_YEARLY = re.compile("每年|年度|一年|逐年|运营")
_YEARS = re.compile(r"[两三四五\d]年")
_ONCE = re.compile("一次性?|一把|一笔")
_PAID = re.compile(f"{_YEARLY.pattern}|{_ONCE.pattern}")  # how it is paid
_TERM = re.compile("有效期(?:是|有|为|一共)?(?:几|多少)年")  # of the document, not of the support
_SOME_YEARS = re.compile(r"(?<!\d)\d{1,2}\s*年(?!度|末|底|代)")
# One against the other, not both together.
_WHICH = re.compile("(哪[个种类边项样]|谁)[^,，。;；]{0,8}[多少高低大小]")
_SAME = 0.8  # share of the best score at which another measure is answered too
_COMPARED = 0.4  # the same where measures are compared
_SEVERAL = re.compile("各|分别|哪些|都|[也又]有|以及|和|比|还是|差")  # more than one may be meant
_AGAINST = re.compile(r"比(?!去年|前年|上一?年|往年|\d)[^,，。;；]{1,12}[多少高低]")  # two measures
MOST, MOST_ADDED = 3, 6
OUTRIGHT = 3  # characters of a name by which one of several measures is asked for (孵化器)


def answer_measures(inquiry: Inquiry) -> Draft | None:
    """Amount, eligibility and state of the measures asked about; None where the question is about none."""
    return answer_named_measures(inquiry) if asks_for_measures(inquiry) else None


def answer_named_measures(inquiry: Inquiry) -> Draft | None:
    """The same where support is taken to be asked for."""
    compared = inquiry.question.asks("compare") and not asks_how_paid(inquiry)
    alone = () if compared else named_alone(inquiry)
    found = alone if alone and not leaves_out_place(inquiry, alone) else candidates(inquiry)
    here = _of_the_place(inquiry, found)
    if found and not here:
        return lend_nothing(inquiry, found[0])
    draft = answer_from(inquiry, without_lacked(inquiry, here)) if here else None
    if draft is not None:
        say_how_paid(inquiry, draft)
    return draft


def _of_the_place(inquiry: Inquiry, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that serve the place asked about; those of the very district before those of the areas around."""
    if inquiry.profile.get("district") == "outside" and "district" in inquiry.told:
        return []
    place = inquiry.question.facets.districts or inquiry.home
    here = (each for each in found if serves(inquiry, each.measure))
    return sorted(here, key=lambda each: (bool(place) and each.measure.district not in place, -each.score))


def answer_from(inquiry: Inquiry, here: list[Candidate]) -> Draft | None:
    """What the best of some measures give, best first, with those as good beside it."""
    together = adds_measures(inquiry)
    any_of_it = SOME_SUPPORT.search(inquiry.question.text) is not None
    set_beside = together or _WHICH.search(inquiry.question.text)
    compared = together or compares_measures(inquiry) or _AGAINST.search(inquiry.question.text)
    share = 0.0 if any_of_it else _COMPARED if compared else _SAME
    outright = _named_outright(here) if compares_measures(inquiry) else []
    near = [
        c for c in here if c.score >= share * here[0].score or c in outright or (set_beside and _is_told(inquiry, c))
    ]
    near = near if here[0] in near else here[:1]  # more speaks against the best than for it
    near = (paying := paying_alike(inquiry, near)) + near
    if here[0].alias and here[0].assessment.relevance and share == _SAME and not inquiry.question.asks("compare"):
        near = [c for c in near if c.assessment.relevance]  # who says what he has does not ask of a name beside it
    reckoned = reckoned_from_told(inquiry, here)
    asked_of = reckoned if len(reckoned) > 1 else _asked_of(inquiry, near)
    near = support_lacked(inquiry, here) or (_to_add(inquiry, near) if set_beside else asked_of)
    before = inquiry.earlier_measures if means_all(inquiry) else ()
    named = [c for c in near if c.alias or c.assessment.relevance or c.measure.id in before] if here[0].alias else near
    named = of_what_he_is(inquiry, named)
    if any_of_it:
        named.sort(key=lambda c: not has_sum(c.assessment))  # what is known best is of most use to him who asks for any
    best = _with_siblings(inquiry, [c.assessment for c in named][: MOST_ADDED if together else MOST])
    unit = inquiry.question.unit
    if unlisted := unlisted_level(inquiry, best[0].measure):
        return unlisted
    if (
        unit
        and unit.unit == "年"
        and not _TERM.search(inquiry.question.text)
        and not any(years_said(each.measure) for each in best)
    ):
        source = whole_sentence(inquiry, best[0].measure.benefit.evidence)
        of_another_kind = _SOME_YEARS.search(inquiry.shown(source))  # 2至5年有效期的双证
        return None if of_another_kind else left_open(inquiry, best[0].measure, "not_found_years")
    draft = state_measures(inquiry, best, unstated=any(not c.alias for c in paying))
    one_way = _PAID.search(inquiry.question.text) and not first_year(inquiry.question.text)
    against = compares_measures(inquiry) or weighs(inquiry.question.text)
    together = together or (len(reckoned) > 1 and not against)
    if (together and not _WHICH.search(inquiry.question.text)) or (_is_whole(draft.measures) and not one_way):
        add_up(inquiry, draft)
    else:
        compare_terms(inquiry, draft)
        add_counted(inquiry, draft)
        add_each_tier(inquiry, draft)
    say_still_to_come(inquiry, draft, TOTAL)
    return draft


def _is_told(inquiry: Inquiry, one: Candidate) -> bool:
    """Whether the asker says that he has what a measure is for, and it is named or leaves nothing open."""
    told = one.assessment.meets(inquiry.told & (inquiry.kit.telling_facts | inquiry.kit.tier_facts | KINDS))
    return told and (bool(one.alias) or (one.assessment.verdict == "eligible" and has_sum(one.assessment)))


def _named_outright(here: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate of each name in the question that no other kind of support goes by."""
    best: dict[str, Candidate] = {}
    for each in here:
        if len(each.alias) >= OUTRIGHT:
            best.setdefault(each.alias, each)
    return list(best.values())


def _asked_of(inquiry: Inquiry, near: list[Candidate]) -> list[Candidate]:
    """Those for whose sum the asker gives a number, beside those that what he is names (高企，研发一年1000万).

    Of a clause's measures, one that holds all the words of another and more is meant alone (国外专利授权, 专利授权).
    """
    numbers = inquiry.told & inquiry.kit.money_facts
    near = [c for c in near if numbers & basis(c.measure)] or near
    if _SEVERAL.search(inquiry.question.text) or compares_measures(inquiry):
        return near
    held = {c.measure.id: _words_held(inquiry, c.measure) for c in near}
    return [c for c in near if not any(_outdoes(held, other.measure, c.measure) for other in near)]


def _words_held(inquiry: Inquiry, measure: Measure) -> frozenset[str]:
    """The words of the question's subject that a measure's names and its granting words hold."""
    canonical = inquiry.kit.canonical
    told = canonical(" ".join((measure.title, *measure.aliases, measure.benefit.evidence.quote)))
    return frozenset(word for word in inquiry.question.subject.split() if canonical(word) in told)


def _outdoes(held: Mapping[str, frozenset[str]], one: Measure, other: Measure) -> bool:
    """Whether a measure of the same clause holds every word that another holds, and more."""
    return one.clause_id == other.clause_id and held[one.id] > held[other.id]


def _to_add(inquiry: Inquiry, near: list[Candidate]) -> list[Candidate]:
    """Those that have a sum; beside one worked out from the asker's numbers, none of which the tier is open."""
    near = [c for c in near if has_sum(c.assessment)] or near
    worked_out = [c for c in near if inquiry.told & inquiry.kit.money_facts & basis(c.measure)]
    return [c for c in near if c in worked_out or not open_tiers(inquiry, c.assessment)] if worked_out else near


def _with_siblings(inquiry: Inquiry, best: list[Assessment]) -> list[Assessment]:
    """The measures, each with those that the same asker gets besides; what is paid in the way asked about first."""
    yearly = _YEARLY.search(inquiry.question.text) is not None
    if _ONCE.search(inquiry.question.text) and not (
        yearly
        or ONCE_PAID.search(inquiry.question.text)
        or (adds_measures(inquiry) and _YEARS.search(inquiry.question.text))
    ):
        return [each for each in best if not (each.measure.benefit.yearly and _has_once(inquiry, each))] or best
    groups = [[one, *(other for other in inquiry.assessments if _besides(other, one))] for one in best]
    found = [each for group in groups for each in sorted(group, key=lambda e: e.measure.benefit.yearly != yearly)]
    return list({each.measure.id: each for each in found}.values())


def has_sum(assessment: Assessment) -> bool:
    """Whether a sum is known that the measure gives, or gives at the most."""
    return bool(assessment.amount and (assessment.amount.max_yuan or assessment.amount.value_yuan))


def _has_once(inquiry: Inquiry, one: Assessment) -> bool:
    """Whether who gets a yearly sum gets one at once as well."""
    return any(_besides(other, one) and not other.measure.benefit.yearly for other in inquiry.assessments)


def _besides(other: Assessment, one: Assessment) -> bool:
    return has_sum(other) and other.measure is not one.measure and siblings(other.measure, one.measure)


def _is_whole(stated: list[Assessment]) -> bool:
    """Whether the measures are the parts of what one asker gets, each of them settled."""
    settled = all(each.amount and each.amount.min_yuan is None for each in stated)
    return settled and len(stated) > 1 and all(siblings(stated[0].measure, each.measure) for each in stated[1:])


def state_measures(inquiry: Inquiry, best: list[Assessment], unstated: bool = False) -> Draft:
    """What each measure gives, with its words; a refusal where a sum is asked for and none states one.

    Measures that state none are left out beside those that do, unless `unstated` ones are wanted too.
    """
    stated = [a for a in best if unstated or a.amount is None or names_sum(a.measure)]
    question = inquiry.question
    how_much = SUM_SOUGHT.search(question.text) or question.asks("rate") or not question.asks_itself
    of_money = question.unit is not None and question.unit.unit == "元"
    if not stated and (of_money or question.asks("amount", "rate")) and how_much:
        return uncapped(inquiry, best[0].measure) or left_open(inquiry, best[0].measure, "not_found_amount")
    draft = Draft("answered")
    for assessment in stated or best:
        _say(inquiry, draft, assessment)
    draft.measures = stated or best
    draft.questions = [fact.question() for fact in open_facts(draft.measures)]
    return draft


def _say(inquiry: Inquiry, draft: Draft, assessment: Assessment) -> None:
    measure, amount = assessment.measure, assessment.amount
    source = whole_sentence(inquiry, measure.benefit.evidence)
    if amount is None or _fails_besides(inquiry, assessment):
        draft.say(f"{measure.title}：按您说的情况{refusal(assessment)}。", source)
    elif amount.text:
        draft.say(f"{measure.title}：{amount.text}。", source)
    for worked_out in filter(None, (over_years(inquiry, measure, amount), *over_items(inquiry, measure))):
        draft.say(worked_out, source)
        draft.computed.append(worked_out)
    lacks = lacking_part(inquiry, measure)
    if lacks:
        draft.say(lacks, source)
    if amount and amount.formula and "=" in amount.formula:
        draft.say(f"计算：{amount.formula}。", source)
        draft.computed.append(amount.formula)
    if amount and amount.text:
        draft.computed.append(amount.text)
    quoted = f"原文：“{inquiry.shown(source)}”"
    if all(line.text != quoted for line in draft.lines):
        draft.say(quoted, source)


def _fails_besides(inquiry: Inquiry, assessment: Assessment) -> bool:
    """Whether somebody too late for a measure says himself that he would not meet its conditions either."""
    told = (c for c in assessment.conditions[1:] if c.leaf.fact in inquiry.told)
    return assessment.verdict == "not_in_force" and any(c.truth is False for c in told)
