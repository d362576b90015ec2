"""The measures that a message names, holding nothing else than words that ask (孵化器补助条件, 首台套 门槛)."""

import re
from collections.abc import Sequence

from bot.answering.candidates import Candidate, candidates, serves
from bot.answering.inquiry import Inquiry, found_once
from bot.answering.sufficiency import in_period
from bot.understanding.facets import without
from bot.understanding.question import find_subject
from policy_corpus.measures.model import Measure

_SORTS = frozenset({"机构", "单位", "企业", "公司", "项目"})  # what only says what sort of thing a name is of
_GIVING = re.compile("[给补拿领奖]")
_MONEY = re.compile("补[贴助]|奖[励补]|资助")
_HOW_MUCH = re.compile("[给补奖拿领得能可以发的各都钱]*(?:多少|几多)[呢啊呀?？。]*")
_RATE = re.compile(r"\d\s*(?:[%％]|[万亿]?元)")
_OUTRIGHT = 4  # characters of a name that is made of words which name nothing by themselves (标准补助)


@found_once
def named_alone(inquiry: Inquiry) -> Sequence[Candidate]:
    """Those of the place and document asked about, best first; none in a follow-up, which leans on others."""
    question = inquiry.question
    goes_on = question.follow_up or any(not each.alias for each in candidates(inquiry)[:1])  # the last one's other tier
    return () if goes_on or question.numbers else alone_in(inquiry, question.text)


def alone_in(inquiry: Inquiry, text: str) -> Sequence[Candidate]:
    """The same of a text that is the message without some of its asking words."""
    said = inquiry.kit.canonical(text)
    here = (each for each in candidates(inquiry) if each.alias and serves(inquiry, each.measure))
    named = [each for each in here if _of_the_years(inquiry, each.measure)]
    return [each for each in named if _are_all(inquiry, said, each)]


def names_support(inquiry: Inquiry) -> bool:
    """Whether a message holds nothing but the name of a measure, and at most a word for support (瞪羚企业奖励).

    Where it asks how much, of no unit, it says that something is given, or where (给孵化器多少, 高企 自贸 多少).
    """
    question = inquiry.question
    if question.unit or question.named.years:
        return False
    if question.intents:
        said = question.named.districts or _GIVING.search(question.text)
        return bool(said) and asks_how_much(inquiry)
    money = _MONEY.search(question.text) is not None
    return any(not money or _gives_money(each.measure) for each in named_alone(inquiry))


def asks_how_much(inquiry: Inquiry) -> bool:
    """Whether nothing but how much is asked, of no unit, of a name of support that states a sum (院士站多少)."""
    question, kit = inquiry.question, inquiry.kit
    if question.unit or question.named.years or not question.text.rstrip("?？。呢啊呀").endswith(("多少", "几多")):
        return False
    paying = [each.measure for each in named_alone(inquiry) if names_sum(each.measure)]
    said = kit.canonical(without(question.text, kit.gazetteer, ("districts", "documents")))
    names = {name for measure in paying for name in kit.names_in(measure, said)}
    return any(_HOW_MUCH.fullmatch(said.replace(name, "").replace(" ", "")) for name in names)


def leaves_open_what(inquiry: Inquiry) -> bool:
    """Whether how much is asked of such a name, of which the sum or the number may be meant (孵化器多少)."""
    return asks_how_much(inquiry) and not _GIVING.search(inquiry.question.text)


def _gives_money(measure: Measure) -> bool:
    return names_sum(measure) or _MONEY.search(measure.benefit.evidence.quote) is not None


def leaves_out_place(inquiry: Inquiry, alone: Sequence[Candidate]) -> bool:
    """Whether the area named has support by one of the names, and what goes by all of them is of others."""
    place = inquiry.question.named.districts
    here = (any(c.alias and c.measure.district in place for c in found) for found in (candidates(inquiry), alone))
    return list(here) == [True, False]


def paying_alike(inquiry: Inquiry, near: Sequence[Candidate]) -> list[Candidate]:
    """Those that state a sum, where one is asked for and none of those near does: of the name alone (孵化器封顶), or
    of what the asker has, in the same clause (制氢大项目 顶格).
    """
    sought = inquiry.question.asks("amount", "rate") or names_support(inquiry) or asks_how_much(inquiry)
    if not sought or any(names_sum(each.measure) for each in near):
        return []
    clauses = {each.measure.clause_id for each in near}
    told = (each for each in inquiry.assessments if each.relevance and each.measure.clause_id in clauses)
    found = [*named_alone(inquiry), *(Candidate(each, 0.0, "") for each in told)]
    return [each for each in found if names_sum(each.measure)]


def asks_what_it_gives(inquiry: Inquiry) -> bool:
    """Whether it is asked what support that is named alone gives, and not what it has or has brought about."""
    return _GIVING.search(inquiry.question.text) is not None and bool(named_alone(inquiry))


def names_sum(measure: Measure) -> bool:
    """Whether the document writes a sum, a share or a rate of tax down."""
    benefit = measure.benefit
    rate = benefit.kind == "tax" and _RATE.search(benefit.evidence.quote)
    return bool(rate) or benefit.kind not in ("unstated", "in_kind", "tax")


def _of_the_years(inquiry: Inquiry, measure: Measure) -> bool:
    """Whether the document may hold in a year that is named, if any is."""
    document, years = inquiry.kit.corpus.documents[measure.document_id].document, inquiry.question.named.years
    first, last = document.effective_from, document.effective_to
    if document.plan_period or not (years and first):
        return in_period(inquiry, measure.document_id)
    return any(first.year <= year and (last is None or year <= last.year) for year in years)


def _are_all(inquiry: Inquiry, said: str, one: Candidate) -> bool:
    """Whether one name of a measure, or all that stand there (科创板上市奖励), are all that a text is about."""
    names, tier = inquiry.kit.names_in(one.measure, said), one.assessment.relevance > 0  # 国标: a name and a tier
    outright = [name for name in names if tier or len(name) >= _OUTRIGHT or _subject(inquiry, name)]
    return any(_is_rest(inquiry, said, [name]) for name in outright) or (
        len(names) > 1 and bool(outright) and _is_rest(inquiry, said, names)
    )


def _is_rest(inquiry: Inquiry, said: str, names: Sequence[str]) -> bool:
    """Whether nothing is asked about but what goes by these names, the longest first."""
    rest = said
    for name in names:
        rest = rest.replace(name, " ")
    if any(_subject(inquiry, other) for other in inquiry.kit.aliases_in(rest).values()):
        return False  # set against another (创新药比医疗器械多多少)
    return _SORTS.issuperset(_subject(inquiry, rest))


def _subject(inquiry: Inquiry, text: str) -> list[str]:
    return find_subject(text, inquiry.kit.gazetteer, inquiry.kit.segmenter).split()
