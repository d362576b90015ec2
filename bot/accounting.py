"""Whether what is computed takes all into account that the message tells; a sum that does not is not said as certain.

What a message counts, and each sum that it tells of what a support is reckoned by, must stand in the computation. Where
a sum is left out, what is said is what the clause gives and what has to be known; where things, a level or a place
are, there is no total, and it is said of what the sums are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.answering.candidates import basis
from bot.answering.inquiry import Inquiry
from bot.answering.measures import has_sum, state_measures
from bot.answering.measures_asked import ADDED_UP, adds_measures
from bot.answering.premises import wants_yes
from bot.answering.sums import OF_EACH, TOTAL
from bot.drafting import Draft
from bot.eligibility import Assessment
from bot.eligibility.knowledge import Interval
from bot.profile.told_numbers import Count, ToldNumbers, ToldSum, numbers_told
from bot.understanding.coordination import JOINING
from bot.understanding.several import asks
from policy_corpus.measures.catalogue import leaves, tier_options
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, Option, SharedTiers, Tiered
from policy_corpus.measures.money import find_money, render_yuan

_TIMES = re.compile(r"×(\d+)(?![\d年])")
_SO_MANY = re.compile(r"(\d+)[项件]×")
_QUOTED = "原文："
_PIECE = re.compile("[^,，。;；?？!！]+")
_PIECES = re.compile("[,，。;；?？!！]")
_WORD = 2  # characters
# Words beside a number that name no thing.
_IDLE = re.compile(
    "我们?|咱们?|俺们?|(?<![子母分总])公司|企业(?=有)|现在|目前|一共|总共|今年|去年|前年|另外?|还|也|又|已经?|刚|[有了过的在是能可拿评得到给补建办]|都?获[得批]|批|一下子?|一口气|多少|那|这|能|钱|大概|左右"
)
_ON_TOP = re.compile(
    "第|加|补充|新增|后来|最后|最终|实际|[两二]期|尾款|首付|定金|这|那|其中|其他|剩|签|成交|卖|单|台|套|笔|投|支|花|用"
)
_DISTRIBUTES = re.compile("[都各均每]|分别")
_HOLDER = re.compile(
    "公司|企业|单位|厂|机构|院|所|团队|项目|平台|设备|装备|产品|实验室|基地|中心|合同|专利|标准|课题|药"
)
_APART = re.compile(
    "[子母分总]公司|集团|合作|客户|供[货应]|服务|入驻|在孵|计划|打算|准备"
)  # from the asker himself, or not yet his
_OF_ANYBODY = {"industry", "applicant", "district"}  # facts by which nothing is known to be had
# Behind a number of all that is told (两样加起来, 有三项：…).
_OF_ALL = re.compile("[都全加合总放分各齐,，:：;；。？?能补给拿]|一[共起块并道]|$")
_DONE = re.compile("^(?:另外?|还(?!是)|也|又)|(?:[拿评进获得招引聘办买选中通]|入选)[上到进为得过]?了")

if TYPE_CHECKING:
    from bot.flow import Exchange


def take_account(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft, without a sum that leaves out what the message tells."""
    if draft.status != "answered" or not any(map(has_sum, draft.measures)):
        return draft
    inquiry = exchange.inquiries[0]
    if exchange.mixed:
        _without_total(draft)
        return draft.warn_first(inquiry.kit.replies.render("line_holders_mixed"))
    told = numbers_told(exchange.text, exchange.as_of, exchange.state.profile)
    left = _sums_left_out(exchange, draft, told)
    if left:
        return _by_the_clause(inquiry, draft, left)
    besides = _things_left_out(exchange, draft.measures) if adds_measures(inquiry) else []
    if besides:
        draft.say(inquiry.kit.replies.render("line_thing_not_counted", told="”“".join(besides)))
    counts = [each for each in _counts_left_out(exchange, draft, told) if not any(each.words in one for one in besides)]
    if _is_of_several_places(exchange):
        _without_total(draft)
        draft.say(inquiry.kit.replies.render("line_places_apart"))
    elif counts:
        _without_total(draft)
        draft.say(inquiry.kit.replies.render("line_not_counted", counted="”“".join(each.words for each in counts)))
    elif unnamed := _supports_left_out(inquiry, draft):
        _without_total(draft)
        draft.say(inquiry.kit.replies.render("line_thing_not_counted", told="”“".join(unnamed)))
    _say_approximate(exchange, draft)
    for each in _single(draft):
        _say_other_tiers(exchange, draft, each)
    return draft


def _sums_left_out(exchange: "Exchange", draft: Draft, told: ToldNumbers) -> list[str]:
    """The sums of what a stated measure is reckoned by, or of nobody knows what, that no computation uses."""
    inquiry = exchange.inquiries[0]
    facts = {fact for each in draft.measures for fact in basis(each.measure)} & inquiry.kit.money_facts
    used = {*_shown(draft), *(sum_ for each in draft.measures for sum_ in _known_sums(each, facts))}
    if not facts or not inquiry.told & facts:
        return []
    claims = wants_yes(inquiry.question.text)
    left = []
    standing = told.standing()
    for each in standing:
        of = _facts_of(each.topic)
        at_stake = of & facts if each.topic else not claims
        added_up = any(load_facts()[fact].adds_up for fact in of)
        bounds = {bound for bound in (each.sum.low, each.sum.high) if bound is not None}
        bounds |= {sum(one.sum.exact for one in standing if one.topic == each.topic and one.sum.exact) or Decimal(0)}
        within = any(found.start < each.sum.start < found.end for found in exchange.reading.found)  # 翻了一番还多60万
        if at_stake and not (added_up or within or bounds & used or _is_of_another(exchange, facts, each, told)):
            left.append(each.words)
    return left


def _is_of_another(exchange: "Exchange", facts: set[str], told: ToldSum, numbers: ToldNumbers) -> bool:
    """Whether a sum that nobody placed is of something named beside it, and those reckoned by are placed (认缴5000万).

    What comes on top of another sum is never taken for something else (又追加300万).
    """
    if told.topic:
        return False
    sums = {fact for fact in facts if load_facts()[fact].type == "money"}
    placed = not sums or any(_facts_of(each.topic) & sums for each in numbers.sums)
    thing = _thing_beside(exchange.text, told.sum.start, told.sum.end)
    return placed and len(thing) >= _WORD and not (_ON_TOP.search(thing) or _HOLDER.search(thing))


def _thing_beside(text: str, start: int, end: int) -> str:
    """What the stretch around a number speaks of, without the words that name nothing."""
    piece = next(each for each in _PIECE.finditer(text) if each.start() <= start < each.end())
    return _IDLE.sub("", text[piece.start() : start] + " " + text[end : piece.end()]).strip()


def _facts_of(topic: str) -> set[str]:
    """The facts that a sum of a topic may state."""
    pairs = [fact for fact in load_facts().values() if fact.difference]
    yearly = {name for fact in pairs for name in (fact.id, *(fact.difference or ()))}
    return yearly if topic in ("rd", "increase") else {topic} & load_facts().keys()


def _shown(draft: Draft) -> Iterator[Decimal]:
    for line in draft.lines:
        if not line.text.startswith(_QUOTED):
            yield from (money.yuan for money in find_money(line.text))


def _known_sums(assessment: Assessment, facts: set[str]) -> Iterator[Decimal]:
    for fact in facts:
        value = assessment.profile.known.get(fact)
        if isinstance(value, Interval):
            yield from (abs(bound) for bound in (value.low, value.high) if bound is not None)


def _by_the_clause(inquiry: Inquiry, draft: Draft, left: Sequence[str]) -> Draft:
    """What the measures give by their clauses, whatever the numbers, and which number is not placed."""
    measures = list({each.measure.id: each.measure for each in draft.measures}.values())
    sums = {fact for each in measures for fact in basis(each)} & inquiry.kit.money_facts
    profile = {fact: value for fact, value in inquiry.profile.items() if fact not in sums}
    judged = inquiry.judge(measures, profile)
    again = state_measures(replace(inquiry, profile=profile, told=inquiry.told - sums), judged)
    again.warn_first(inquiry.kit.replies.render("line_sums_open", sums="”“".join(left)))
    return again


def _is_of_several_places(exchange: "Exchange") -> bool:
    """Whether things in several places are told together, and none of the places is said to be where the asker is."""
    told = {str(found.value) for found in exchange.reading.found if found.fact == "district" and not found.denied}
    return len(told) > 1 and not exchange.apart and not isinstance(exchange.reading.values.get("district"), str)


def _counts_left_out(exchange: "Exchange", draft: Draft, told: ToldNumbers) -> list[Count]:
    if OF_EACH.search(exchange.text) and not any(line.text.startswith(TOTAL) for line in draft.lines):
        return []
    counted = _numbers_counted(draft)
    kinds = {len(draft.measures), len({each.measure.id for each in draft.measures}), 1 + len(exchange.further)}
    own = [found for found in exchange.reading.found if load_facts()[found.fact].type in ("integer", "year", "money")]
    return [
        each
        for each in told.counts
        if each.number not in (counted | kinds if _OF_ALL.match(exchange.text, each.end) else counted)
        and each.number != told.others(each)
        and not any(found.start <= each.start < found.end for found in own)
        and not _is_of_those_named(exchange, draft, each)
        and not _is_of_something_else(exchange, draft, each)
    ]


def _is_of_something_else(exchange: "Exchange", draft: Draft, count: Count) -> bool:
    """Whether what is counted is nothing that the measures pay for, and nothing that may hold several of it (36家会员).

    A firm may have a title of its own, where a total is asked for (三个子公司, 省级瞪羚, 一共多少).
    """
    kit, text = exchange.kit, exchange.text
    piece = next(each for each in _PIECE.finditer(text) if each.start() <= count.start < each.end())
    thing = _thing_beside(text, count.start, count.end)
    held = _HOLDER.search(thing) and (ADDED_UP.search(text) or not _APART.search(thing))
    if len(thing) < _WORD or held or _DISTRIBUTES.search(text):
        return False
    spoken = "".join(kit.canonical(name) for each in draft.measures for name in (each.title, *each.measure.aliases))
    turns_on = {fact for each in draft.measures for fact in _asked_by(each.measure)} - _OF_ANYBODY
    read = any(piece.start() <= each.start < piece.end() for each in exchange.reading.found if each.fact in turns_on)
    pairs = (thing[at : at + _WORD] for at in range(len(thing) - 1))
    return not read and not any(pair in spoken for pair in pairs if " " not in pair)


def _is_of_those_named(exchange: "Exchange", draft: Draft, count: Count) -> bool:
    """Whether a number is that of the things named right before it (拿了瞪羚和高企首次认定两个牌子)."""
    kit, named = exchange.kit, _PIECES.split(exchange.text[: count.start])[-1]
    ids = {each.measure.id for each in draft.measures} & kit.aliases_in(kit.canonical(named)).keys()
    return JOINING.search(named) is not None and len(ids) == count.number


def _say_approximate(exchange: "Exchange", draft: Draft) -> None:
    """That a sum is reckoned from a number that the asker gives as about so much."""
    used = {fact for each in draft.measures for fact in basis(each.measure)}
    about = [each for each in exchange.reading.found if each.approximate and each.fact in used]
    words = [each.words for each in about if isinstance(each.value, Decimal)]
    if words and any("=" in line.text for line in draft.lines):
        draft.say(exchange.kit.replies.render("line_approximate", told="”“".join(words)))


def _things_left_out(exchange: "Exchange", measures: Sequence[Assessment]) -> list[str]:
    """What the asker says that he did or has, on which none of the measures turns (还进了专精特新小巨人)."""
    kit, turns_on = exchange.kit, {fact for each in measures for fact in (*_asked_by(each.measure), "registered")}
    known = [each.words for each in exchange.reading.found if each.fact in turns_on - _OF_ANYBODY]
    subjects = exchange.question.subject.split() if exchange.question else []
    return [
        piece
        for piece in _PIECE.findall(exchange.text)
        if _DONE.search(piece)
        and not (asks(piece) or find_money(piece) or any(words in piece for words in known))
        and not {each.measure.id for each in measures} & kit.aliases_in(kit.canonical(piece)).keys()
        and any(word in piece for word in subjects)
    ]


def _supports_left_out(inquiry: Inquiry, draft: Draft) -> list[str]:
    """The names of supports of the same document that the asker says he has, where a total is not of them."""
    if not any(line.text.startswith(TOTAL) for line in draft.lines):
        return []
    named = inquiry.kit.aliases_in(inquiry.kit.canonical(inquiry.question.text))
    clauses = {each.measure.clause_id for each in draft.measures}
    documents = {each.measure.document_id for each in draft.measures}
    counted = {named[each.measure.id] for each in draft.measures if each.measure.id in named}
    left = {
        named[each.measure.id]: None
        for each in inquiry.assessments
        if each.measure.id in named and each.measure.document_id in documents and each.measure.clause_id not in clauses
        if has_sum(each) and each.meets(inquiry.told & inquiry.kit.tier_facts)
    }
    return [name for name in left if not any(name in other for other in counted)]


def _asked_by(measure: Measure) -> set[str]:
    """The facts that a measure's conditions and its sum turn on."""
    return {leaf.fact for leaf in leaves(measure.conditions)} | basis(measure)


def _numbers_counted(draft: Draft) -> set[int]:
    """How many things a total is of, all in all and of each kind."""
    total = next((line.text for line in draft.lines if line.text.startswith(TOTAL)), "")
    addends = total.partition("：")[2].partition("=")[0].split("+") if total else []
    numbers = [int(found[1]) if (found := _TIMES.search(each)) else 1 for each in addends]
    alike = {addends.count(each) for each in addends}
    shown = {int(found) for line in draft.lines for each in (_TIMES, _SO_MANY) for found in each.findall(line.text)}
    return {1, sum(numbers), *numbers, *alike, *shown}


def _without_total(draft: Draft) -> None:
    draft.lines = [line for line in draft.lines if not line.text.startswith(TOTAL)]


def _single(draft: Draft) -> list[Assessment]:
    """The measure, where the draft states one sum of one."""
    settled = [each for each in draft.measures if each.amount and each.amount.min_yuan in (None, each.amount.max_yuan)]
    total = any(line.text.startswith(TOTAL) for line in draft.lines)
    return settled if len(draft.measures) == 1 and not total else []


def _say_other_tiers(exchange: "Exchange", draft: Draft, assessment: Assessment) -> None:
    """The sum of each other tier that the message tells of besides the one stated (市级100万拿过，今年升省级)."""
    told = _told_tiers(exchange, assessment.measure)
    others = [option for option in told if not _is_stated(draft, assessment, option)]
    benefit = assessment.measure.benefit
    if others and isinstance(benefit, Tiered | SharedTiers):
        word = benefit.ceiling_word or ""
        sums = "、".join(f"{one.label}{word}{render_yuan(benefit.tiers[one.id])}" for one in others)
        draft.say(f"{assessment.title}的其他档：{sums}。", *draft.lines[0].sources)


def _told_tiers(exchange: "Exchange", measure: Measure) -> list[Option]:
    benefit = measure.benefit
    if not isinstance(benefit, Tiered | SharedTiers):
        return []
    told = {str(found.value) for found in exchange.reading.found if found.fact == benefit.fact and not found.denied}
    return [option for option in tier_options(benefit) if option.id in told]


def _is_stated(draft: Draft, assessment: Assessment, option: Option) -> bool:
    benefit = assessment.measure.benefit
    assert isinstance(benefit, Tiered | SharedTiers)
    return benefit.tiers[option.id] in set(_shown(draft))
