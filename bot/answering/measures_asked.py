"""Whether a question is about support measures, and in which way."""

import re

from bot.answering.candidates import basis, candidates, means_all
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import named_alone, names_support
from bot.answering.paid import asks_how_paid
from bot.answering.premises import wants_yes
from bot.understanding.question import Question
from bot.understanding.support import GIVEN, WHICH
from policy_corpus.measures.money import find_money

ASKED = ("amount", "eligibility", "validity")
_MONEY = re.compile("补贴|补助|奖励|资助|奖补")
_SUPPORT = re.compile(
    "补|奖|[拿给]的钱|能[拿领]|[给拿领]得?[多少高低](?!少)|划算|合算|实惠|资助|扶持|支持|封顶|上限|最高额|额度"
)
HOW_MUCH = re.compile("多少|(?<!哪)几(?!样|种|类|方面)")
SUM_SOUGHT = re.compile(
    f"{HOW_MUCH.pattern}|(?:补[贴助]|奖[励补]|资助|扶持)标准|[金面数限]额|额度(?!有|没)|金额|标准$|档次|几档|钱数|(?<![设有无没])(?:上限|封顶)(?![吗么没不])|(?:最高|最多|至多|顶多)(?:可达)?[?？]?$"
)
SOME_SUPPORT = re.compile(f"{WHICH}.{{0,2}}{GIVEN}|{GIVEN}(政策|措施)?(有|是){WHICH}")
_OPEN = re.compile("多少|几|呢|咋|怎么|吗|是不是|是否|对不对|够不够|[?？]$")
_YEARLY_SUM = re.compile("(每年|一年|年年)(能|可以|给|补|是|有)*(多少|几)(?![岁个家人名次天])")
_WHICH_SUM = re.compile("多少(?=[钱万块元补奖资支扶呢啊呀吗吧,，。;；?？]|$)")
_ADDED = re.compile(
    r"加起来|都算上|合起来|全部加|加(在|到)?一起|加一块|加总|相加|之和|外加|加上|再加|满打满算|拢共|总的|[加和]\d+[项件]|都(有|建|设|拿到?|评上)了?,|[都全](拿|领|给|算|兑现|到手)(满|足|齐|全|上|了|完)?(?=[^,，。;；?？]{0,4}(多少|几))|[都全](拿|领|给|算)(满|足|齐|全|上)"
    r"|一(?:块儿?|起|并)算(?=[呢咧,，?？。]|$)|一(起|并|块儿?|道|把|总|揽子)[^,，。;；?？]{0,6}(多少|几)|既[^,，。;；?？]{1,12}又|两[样项笔头边家台个](加起来|合起来|合一起|总共)|打包|总计|顶格[拿领]满|全(?:部|都)?算|加一起|总账|全部顶格|顶格总|[两三四五]头都|都给我算|能拿的都|总[数共]|统共|通共|总和|总数|总额(?=是|多少|$)|共(计)?多少"
)
ADDED_UP = re.compile(
    rf"{_ADDED.pattern}|(?<=[\u4e00-\u9fff])\+(?=[\u4e00-\u9fff])|合计|一共|总共|共(能|可以?|计|该)*(拿|领|得|补|给|有)"
)
_GIVEN = re.compile("[给补奖拨发][^,，。;?？]{1,10}多少(?=$|[?？,，。钱])")
_SHARE = re.compile("占[^,，。;；]{0,12}(多少|几|多大|百分之)")  # of a whole, which no support is
_OUTRIGHT = 4  # characters of a name of a measure that is made of words which name nothing by themselves (标准补助)
_NAMED = 3  # the same where what asks is not told apart from the name (后补助补多少)
_OF_NUMBERS = re.compile(r"\d[家个]?还是\d+(?![\d.万亿元])")  # 到底60还是69
_MONEY_UNITS = ("元", "%", "年", "倍")


def asks_for_measures(inquiry: Inquiry) -> bool:
    """Whether the question is about what measures give, to whom and for how long."""
    question = inquiry.question
    of_rate = question.asks("rate") and _names_rate(inquiry)
    share = _SHARE.search(question.text) and not (question.asks("amount") or of_rate)
    counted = share or (question.unit and question.unit.unit not in _MONEY_UNITS)
    if question.asks("deadline", "department"):
        return False
    if asks_how_paid(inquiry):
        return True
    if question.attribute or counted or _names_nothing(inquiry):
        return False
    if _goes_on_counting(inquiry):
        return False
    added = question.follow_up and _ADDED.search(question.text)
    summed = adds_measures(inquiry) and (added or inquiry.told & (inquiry.kit.telling_facts | inquiry.kit.tier_facts))
    graded = inquiry.described and inquiry.told & inquiry.kit.tier_facts
    given = inquiry.told & inquiry.kit.telling_facts and _GIVEN.search(question.text)
    of_a_tier = graded and (question.follow_up or _WHICH_SUM.search(question.text))
    return (
        question.asks(*ASKED)
        or compares_measures(inquiry)
        or _names_money(inquiry)
        or names_support(inquiry)
        or of_rate
        or bool(summed or given or of_a_tier or _recounted(inquiry) or _names_a_level(inquiry))
        or _reckons(inquiry)
        or _claims_tiers(inquiry)
        or means_all(inquiry)
    )


def _names_rate(inquiry: Inquiry) -> bool:
    """Whether the measures that the question names give a share of a sum (后补助占增量几成)."""
    named = (each for each in candidates(inquiry) if len(each.alias) >= _OUTRIGHT)
    return any(each.measure.benefit.kind == "rate" for each in named)


def _goes_on_counting(inquiry: Inquiry) -> bool:
    """Whether a follow-up is about numbers of things, as the turns before were (瞪羚独角兽加起来呢)."""
    question = inquiry.question
    support = inquiry.earlier_measures or question.asks(*ASKED) or _SUPPORT.search(question.text)
    return question.follow_up and bool(inquiry.earlier_figures) and not support


def _reckons(inquiry: Inquiry) -> bool:
    """Whether nothing but what the asker has is said, and a sum follows from it (专利30件呢; 杰青100万是每年吗)."""
    kit, question = inquiry.kit, inquiry.question
    if question.intents - {"figure", "count", "existence"}:
        return False
    if inquiry.told & kit.money_facts and (question.follow_up or _OPEN.search(question.text)):
        return True
    named = bool(inquiry.told & kit.tier_facts and find_money(question.text) and not HOW_MUCH.search(question.text))
    return named or (bool(inquiry.told & kit.telling_facts) and _YEARLY_SUM.search(question.text) is not None)


def _names_money(inquiry: Inquiry) -> bool:
    """Whether a look-up holds nothing but the name of a measure and a word for money (人才支持计划金额)."""
    unit = inquiry.question.unit
    return unit is not None and unit.unit == "元" and not inquiry.question.intents and bool(named_alone(inquiry))


def _names_a_level(inquiry: Inquiry) -> bool:
    """Whether a follow-up names nothing but a level, after measures were stated (国家级的呢)."""
    question = inquiry.question
    return bool(
        question.follow_up and question.named.levels and inquiry.earlier_measures and not question.named_subject
    )


def _recounted(inquiry: Inquiry) -> bool:
    """Whether a follow-up states the sum from which a measure of the clause just cited is computed (合同1000万)."""
    told = inquiry.told & inquiry.kit.money_facts
    cited = (m for m in inquiry.kit.measures if m.clause_id in inquiry.earlier_clauses)
    return bool(told) and any(told & basis(measure) for measure in cited)


def _claims_tiers(inquiry: Inquiry) -> bool:
    """Whether sums are claimed for the tiers of a measure, and the question is whether they are right."""
    text = inquiry.question.text
    telling = inquiry.told & (inquiry.kit.tier_facts | inquiry.kit.telling_facts)
    return bool(telling and find_money(text)) and wants_yes(text)


def adds_measures(inquiry: Inquiry) -> bool:
    """Whether what several measures give is asked for as one sum."""
    return ADDED_UP.search(inquiry.question.text) is not None


def _names_nothing(inquiry: Inquiry) -> bool:
    """Whether neither the message nor the conversation says what it is about."""
    question = inquiry.question
    if question.subject or question.facets.named() or inquiry.told or question.follow_up:
        return False
    return not any(len(name) >= _NAMED for name in inquiry.kit.aliases_in(question.text).values())


def _counts(question: Question) -> bool:
    """Whether numbers of things are weighed, rather than what is given."""
    return bool(question.numbers) or _OF_NUMBERS.search(question.text) is not None


def compares_measures(inquiry: Inquiry) -> bool:
    """Whether several measures are asked for beside each other: compared, or listed."""
    question = inquiry.question
    some = SOME_SUPPORT.search(question.text) is not None
    listed = some or (question.asks("list") and _MONEY.search(question.text) is not None)
    about_support = _SUPPORT.search(question.text) or (inquiry.told & inquiry.kit.tier_facts and not _counts(question))
    return listed or (question.asks("compare") and bool(about_support))
