"""What somebody may get who says who he is and asks for any support: what fits him, then what most may have."""

import re
from collections.abc import Sequence

from bot.answering.candidates import basis, candidates, serves, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.listing import state_fitting
from bot.answering.overview import possible, state_overview, things
from bot.answering.standing import refusal
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from bot.understanding.several import asks, pieces_of
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.model import Measure

_ANY = "(什么|哪些|哪几[项个种]|啥)"
_GET = "(拿|领|享受|申请|申报|争取|要|得)(到|取)?"
_MONEY = "(补贴|补助|奖励|资助|奖补|资金|优惠|钱)"
_SUPPORT = "(补贴|补助|奖励|资助|奖补|资金|优惠|钱|扶持|支持|政策|好处|项目)"
_WISH = re.compile(
    f"{_GET}(点|些)?{_ANY}|{_ANY}.{{0,4}}{_SUPPORT}.{{0,4}}{_GET}|{_ANY}.{{0,2}}{_MONEY}|有{_ANY}(能|可以?){_GET}"
    f"|从哪(里|儿)?(开始|入手|下手|申请?|办)|门路|(能不能|可不可以){_GET}(点|些)?{_MONEY}"
    f"|{_GET}(点|些).{{0,6}}{_MONEY}|能{_GET}{_MONEY}|{_MONEY}(都)?有{_ANY}|有(没有)?{_MONEY}.{{0,2}}{_GET}"
)
_BARE_WISH = re.compile(f"^(我们?|咱们?|[国民外央私]企|小?(公司|企业))*有(没有)?{_MONEY}(吗|么|没有?)?$")
_WHATEVER = re.compile(
    f"有(没有?)?{_ANY}?{_SUPPORT}?((能|可以)?(给|适合|适用|针对|用得上)(我们?|咱们?|俺们?)?)?的?(吗|么|没有?|呢)?$"
)
_TRADE = "(做|搞|干|从事|经营|生产|开发)的?(是)?"
_SELF = re.compile("注册资[本金]|营收|我|咱|俺|本(公司|单位|企业|人)|公司|[国民外央私]企|企业|个体|工商户")
_ENTERPRISE = re.compile("[国民外央私]企|小?(公司|企业)")
_NOTHING = re.compile(f"{_ANY}[^,，]{{0,4}}(都|也)?[没不]")  # 啥资质没有
_MORE = re.compile(
    "^那?(还有|另外|除此|此外|除了这).{0,6}(吗|没|么|什么|啥|哪些)"
    "|(别的|其他|其它)(的)?(支持|补贴|政策)?(吗|呢|没有|有吗)"
)
_LACKED = "(?:没有?|不是|非|未|还没)(?:认定|评上|评|拿到|通过|取得|过|的|上)*"
_OF_HIMSELF = 2  # facts that are more than one measure's condition
_ENOUGH = 3  # fitting measures beside which the usual ones need not be listed


def list_for_asker(inquiry: Inquiry) -> Draft | None:
    """The measures for an asker who says who he is and then asks for any, or for more; None where he names what for."""
    more = _asks_for_more(inquiry)
    if not (more or _introduces_himself(inquiry)):
        return None
    return list_whatever(inquiry, inquiry.earlier_measures if more else ())


def list_whatever(inquiry: Inquiry, stated: Sequence[str] = ()) -> Draft | None:
    """What the asker may get, without what was `stated` before; None where nothing is left."""
    area = inquiry.question.facets.districts or inquiry.home
    found = [one for one in for_asker(inquiry) if one.measure.id not in stated]
    fitting = [one for one in found if one.relevance and inquiry.described]
    if not found:
        return None
    draft = state_fitting(inquiry, fitting) if len(fitting) >= _ENOUGH else state_overview(inquiry, area, found)
    if asks_whether(inquiry.question.text):
        draft.lines[:0] = _barred(inquiry)
    return draft


def _barred(inquiry: Inquiry) -> list[Line]:
    """What the asker's own words rule out, of what few measures ask for: why he does not get that (第二起草单位)."""
    telling = inquiry.kit.telling_facts & inquiry.profile.keys()
    own = (one for one in inquiry.assessments if serves(inquiry, one.measure) and one.truths[0] is not False)
    barred = [one for one in own if one.verdict == "not_eligible" and (one.spent or one.fails(telling))][:_OF_HIMSELF]
    return [
        Line(f"{one.title}：按您说的情况{refusal(one)}。", (whole_sentence(inquiry, one.evidence),)) for one in barred
    ]


def for_asker(inquiry: Inquiry) -> list[Assessment]:
    """What nothing said of the asker rules out, of his area and of documents that hold, as far as there are any."""
    area = inquiry.question.facets.districts or inquiry.home
    return _in_force(possible(inquiry, _of_the_area(inquiry, area)))


def _asks_for_more(inquiry: Inquiry) -> bool:
    """Whether a follow-up asks what there is besides the measures just stated (还有别的吗)."""
    question = inquiry.question
    return bool(inquiry.earlier_measures) and not question.named_subject and _MORE.search(question.text) is not None


def _introduces_himself(inquiry: Inquiry) -> bool:
    """Whether one part of the message asks for any support and names no thing, and the others say who asks."""
    question = inquiry.question
    pieces = pieces_of(question.text)
    wishes = [piece for piece in pieces if _WISH.search(piece) or _BARE_WISH.search(piece)]
    wishes = wishes or _after_introduction(inquiry, pieces)
    if not wishes or question.follow_up or not (_SELF.search(question.text) or inquiry.told):
        return False
    if (
        question.named.documents
        or question.named.clauses
        or any(_is_wished_for(word, piece) for piece in wishes for word in things(inquiry))
    ):
        return False
    if any(asks(_NOTHING.sub("", piece)) for piece in pieces if piece not in wishes):
        return False
    of_himself = inquiry.told - {"district", "registered", "applicant"}
    lacked = {fact for fact in of_himself if inquiry.profile.get(fact) is False}  # 没有高企: not what he asks for
    named = [
        each.measure
        for each in candidates(inquiry)
        if each.alias and not lacked & _facts_of(each.measure) and not _is_his_trade(each.alias, question.text)
    ]
    if any(of_himself <= _facts_of(one) for one in named if inquiry.told & basis(one)):
        return False  # all that he says is what this one asks for (前年拿到的省级联盟)
    return len(of_himself) >= _OF_HIMSELF or not named


def _after_introduction(inquiry: Inquiry, pieces: Sequence[str]) -> list[str]:
    """The last part, where it asks whatever there is in a place, after one in which the asker says what he does."""
    described = inquiry.told & inquiry.kit.telling_facts | inquiry.told & {"industry"}
    own = len(pieces) > 1 and described and _SELF.search("".join(pieces[:-1]))
    return list(pieces[-1:]) if own and _WHATEVER.search(pieces[-1]) else []


def _is_his_trade(alias: str, text: str) -> bool:
    """Whether what a measure is called is only what the asker does (我们做集成电路，有啥政策)."""
    return re.search(f"{_TRADE}{re.escape(alias)}", text) is not None


def _is_wished_for(word: str, piece: str) -> bool:
    """Whether a wish names a thing that is neither the asker himself nor what he says he lacks (没有高企能申请啥)."""
    lacked = re.search(f"{_LACKED}{re.escape(word)}", piece)
    return word in piece and not lacked and not _ENTERPRISE.fullmatch(word)


def _facts_of(measure: Measure) -> set[str]:
    return {leaf.fact for leaf in leaves(measure.conditions)}


def _of_the_area(inquiry: Inquiry, area: Sequence[str]) -> list[Assessment]:
    """The measures of the asker's area, with those of the areas around it once he has said more than where he is."""
    if area and not inquiry.described:
        return [one for one in inquiry.assessments if one.measure.district in area]
    return [one for one in inquiry.assessments if serves(inquiry, one.measure)]


def _in_force(found: list[Assessment]) -> list[Assessment]:
    """Those of documents that hold, where there are any."""
    return [one for one in found if one.verdict != "not_in_force"] or found
