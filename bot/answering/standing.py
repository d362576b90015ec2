"""Whether the asker meets what a measure asks for, said first: which conditions are met, which fail, which are open."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.answering.candidates import whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.paid import asks_how_paid
from bot.answering.promised import OPEN, how_certain
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Line, Source
from bot.eligibility import Assessment, ConditionResult
from bot.eligibility.knowledge import describe
from bot.profile.successive import without_former
from bot.understanding.people import others, people
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.money import find_money

_IN_FULL = re.compile("[拿给领补][得到]?全|[全都][拿给领补]|全额")  # how much of it
# What may take back a fact, or say it of somebody else or of another time.
_HEDGED = re.compile(
    "没|未|无|非|不(?!超过|[?？]|$)|过期|到期|失效|还在|正在|但|不过|只是|(?<![人刚])才|早就|早年|年前|之前|以前|原来|曾|搞销售"
    f"|{others()}|{people('branches')}|如果|要是|假如|打算|准备|想|申报中|申请中|共有|合作|联合|转让|受让|收购|买"
)
_RENEWED = re.compile("(?:到期|过期|失效)(?=[^。;；?？]{0,10}(?:重新|再次|又|复审|续上|续了))")
# What is said of somebody rather than only looked up (院士站有补贴吗).
_OWN = re.compile("我|咱|俺|本(?:单位|人)|公司|企业|厂|单位|团队|机构|了|过|已|刚|[是有][个一]|想|要|准备|打算")
_WHETHER_MET = "条件|资格|够格|符合|有份|的份|有戏|够不够|够(?:得|不)?[上着]|轮[得不]?[到上]"
_MET = re.compile(_WHETHER_MET)  # asked for outright, whatever it comes to
_STANDING = re.compile(
    f"{_WHETHER_MET}|算不算|(?<![氢智功性新节储动核效可])能|可以|可否|给不给|行不行|[给补](?:钱|补[贴助]?|奖励?|资助)?(?:吗|么|不)"
)
LACKED = re.compile(
    "[差缺少](?:了|些|点|着)?(?:什么|啥|哪些|哪几)|看(?:什么|啥|哪些)|符合|够格|够不够"
)  # how far the asker is from it
_REVIEW = "(?:综合)?(?:评估|评审|评价)"
_NOT_PASSED = re.compile(
    f"(?:没有?|未|没能)(?:通过|过){_REVIEW}|{_REVIEW}(?:结果)?(?:没有?|未|没能|不)(?:通过|过|合格)"
)
_TO_COME = re.compile("还没|尚未|还未|正在|还在|筹建|公示")
_TIES = re.compile("(?<!保)税|办公|经营地|实际经营|(?:搬|迁)(?:走|出|离|去)")  # what those who are paid must keep to
_ASKING = re.compile("有(?:没有?|无)|([给补能够符是在属算包含行要])不\\1|可不可以|没有?(?:拿|领|要|享受)过")
_OF_SUPPORT = re.compile("的?(?:认定)?(?:补[贴助]|奖[励补]?|资助|支持|扶持|政策|那笔)")
_WANTED = re.compile(
    "(?:能|可以|想|资格)[^,，。;；?？]{0,3}(?:拿|领|申请|申报|享受)[^,，。;；?？]{0,4}$"
)  # what is named then
_NUMBERS = ("money", "integer")  # told with a number of the asker's own
_DENIED = re.compile("(?:也|都|又)?(?:不是|非|没有?|未)")


def lead_with_standing(inquiry: Inquiry, draft: Draft) -> None:
    """Put how the asker stands to the one measure stated before it, where the question is whether he may have it."""
    had_once = inquiry.kit.replies.render("line_had_once")
    if any(line.text == had_once for line in draft.lines):
        return
    if certain := how_certain(inquiry, draft):
        draft.lines[:0] = certain
        return
    if not is_wanted(inquiry, draft):
        return
    assessment = draft.measures[0]
    text = standing(inquiry, assessment)
    if text:
        draft.judged = text.startswith("符合条件")
        draft.lines.insert(0, Line(text, sources_of(inquiry, assessment)))


def is_wanted(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the question asks if somebody may have the one measure of the draft."""
    question = inquiry.question
    if asks_how_paid(inquiry) or not _are_one(inquiry, draft.measures) or draft.measures[0].verdict not in OPEN:
        return False
    sums, amount = _claimed(inquiry), draft.measures[0].amount
    met = _MET.search(question.text) is not None
    if not met and (len(sums) > 1 or (sums and inquiry.told & inquiry.kit.money_facts)):
        return False  # what it comes to is asked
    if not met and sums and amount and sums[0] not in (amount.value_yuan, amount.max_yuan):
        return False  # whether the sum is right
    if LACKED.search(question.text) and question.asks("eligibility"):
        return True
    asked = met or question.asks("eligibility") or _STANDING.search(question.text) is not None
    return asked and asks_whether(question.text) and not _IN_FULL.search(question.text)


def _claimed(inquiry: Inquiry) -> list[Decimal]:
    """The sums of the question that are no fact about the asker: what he takes the support to be."""
    values = [inquiry.profile.get(fact) for fact in inquiry.told & inquiry.kit.money_facts]
    told = {bound for value in values for bound in (value.values() if isinstance(value, dict) else [value])}
    return [one.yuan for one in find_money(inquiry.question.text) if one.yuan not in told]


def _are_one(inquiry: Inquiry, measures: Sequence[Assessment]) -> bool:
    """Whether there is one measure, or several of one document that ask the same of everybody (联盟)."""
    if len(measures) > 1 and inquiry.question.asks("validity"):
        return False
    asked = [(each.measure.document_id, each.measure.conditions) for each in measures]
    return bool(asked) and all(each == asked[0] for each in asked)


def standing(inquiry: Inquiry, assessment: Assessment) -> str:
    """符合条件 or 还不能确定, with the conditions of each kind; empty where the document leaves nothing to weigh.

    Of a message with words that may take back what it says of the asker, the conditions alone are named.
    """
    own = [one for one in assessment.conditions[1:] if one.leaf.fact != "applicant"]
    if not own or not assessment.measure.conditions_complete:
        return ""
    if assessment.measure.assessment and _NOT_PASSED.search(inquiry.question.text):
        return f"不符合条件：须{assessment.measure.assessment.text}，您说的没有通过。"
    if _TIES.search(inquiry.question.text) and assessment.measure.obligations:
        return f"{conditions_of(assessment)}{_obligations(assessment)}"
    needs = _needs(assessment)
    text = _open_words(inquiry, assessment)
    looked_up = not (_OWN.search(text) or inquiry.question.facets.districts)
    if looked_up:
        return conditions_of(assessment)
    if _HEDGED.search(text) or all(one.truth is None for one in own):
        return _undecided(inquiry, assessment)
    placed = assessment.conditions if inquiry.place else assessment.conditions[1:]
    supposed = [one for one in own if one.truth and _names_support(inquiry, one)]
    met = _texts(one for one in placed if one.truth and one not in supposed)
    still = _texts(one for one in assessment.conditions if one.truth is None or one in supposed)
    if len(supposed) == len(own) or not met:
        return _undecided(inquiry, assessment)
    if all(one.truth for one in own) and not supposed:
        return f"符合条件：{met}{f'（{still}）' if still else ''}。{needs}"
    return f"还不能确定，已符合：{met}；待确认：{still}。{needs}"


def _open_words(inquiry: Inquiry, assessment: Assessment) -> str:
    """The question without negations that only ask, or that deny what no condition is of (不是规上也不是领军)."""
    text = _RENEWED.sub("", without_former(_ASKING.sub("", inquiry.question.text)))
    facts = {one.leaf.fact for one in assessment.conditions}
    beside = any(inquiry.profile.get(name) is False for name in inquiry.told - facts)
    return _DENIED.sub("", text) if beside else text


def _names_support(inquiry: Inquiry, condition: ConditionResult) -> bool:
    """Whether what a condition is of is only named with the support for it (个体户能申请高企补助吗)."""
    fact, text = load_facts()[condition.leaf.fact], inquiry.question.text
    if fact.id not in inquiry.told or not (inquiry.opens or fact.type == "bool") or fact.type in _NUMBERS:
        return False
    held = inquiry.profile.get(fact.id)
    options = [option for one in (held if isinstance(held, list) else [held]) if (option := fact.option(str(one)))]
    names = (fact.short_name, *fact.synonyms, *(name for one in options for name in (one.label, *one.synonyms)))
    named = list(re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), text))
    return bool(named) and all(_OF_SUPPORT.match(text, m.end()) or _WANTED.search(text[: m.start()]) for m in named)


def _undecided(inquiry: Inquiry, assessment: Assessment) -> str:
    """The conditions, which leave it open; of another time than now, it is not they that decide.

    Who says that what he has is still to come asks of them even so (还没批下来，现在能申请吗).
    """
    to_come = _TO_COME.search(inquiry.question.text)
    open_ = "" if inquiry.question.asks("validity") and not to_come else "还不能确定，"
    return f"{open_}{conditions_of(assessment)}"


def conditions_of(assessment: Assessment) -> str:
    """All that a measure asks for, whoever asks."""
    return f"条件是：{_texts(assessment.conditions)}。{_needs(assessment)}"


def _obligations(assessment: Assessment) -> str:
    return f"享受政策的还须：{'；'.join(each.text for each in assessment.measure.obligations)}。"


def _needs(assessment: Assessment) -> str:
    caveat = assessment.measure.assessment
    return f"能否给还须{caveat.text}。" if caveat else ""


def refusal(assessment: Assessment) -> str:
    """Which conditions the asker fails, each with what he told; what is used up where he fails none."""
    failed = [one for one in assessment.conditions if one.truth is False]
    if not failed:
        return f"算下来没有可给的（{assessment.spent[0] if assessment.spent else ''}）"
    return f"不符合条件：{'；'.join(map(_failing, failed))}"


def _failing(condition: ConditionResult) -> str:
    fact = load_facts()[condition.leaf.fact]
    if fact.difference is not None or condition.known is None:
        return f"须{condition.leaf.text}，按您说的数没有{fact.name}"
    if fact.type in ("bool", "integer"):
        return f"须{condition.leaf.text}，您说的{'不是' if fact.type == 'bool' else '里没有'}"
    said = describe(fact, condition.known)
    said = said.partition("：")[2] if fact.type in ("enum", "set", "year") else said
    return f"须{condition.leaf.text}，您说的{said if said.startswith(('不是', '没有')) else f'是{said}'}"


def sources_of(inquiry: Inquiry, assessment: Assessment) -> tuple[Source, ...]:
    """The words of the conditions that are decided, and those that grant it."""
    quotes = [c.leaf.evidence for c in assessment.conditions if c.truth is not None] + [assessment.evidence]
    clauses = {assessment.measure.clause_id}
    if _TIES.search(inquiry.question.text):
        quotes += [each.evidence for each in assessment.measure.obligations]
        clauses |= {quote.clause_id for quote in quotes if quote.clause_id}
    sources = [whole_sentence(inquiry, quote) for quote in quotes if quote.clause_id in clauses]
    return tuple(dict.fromkeys(sources))


def _texts(conditions: Iterable[ConditionResult]) -> str:
    return "；".join(one.leaf.text for one in conditions)
