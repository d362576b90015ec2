"""Several values of one fact that do not clash: one holds now, the others held before, or of something else."""

import re
from dataclasses import replace

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.received import RECEIVED
from bot.profile.segments import is_planned, said_of_others
from bot.profile.years import find_years
from bot.understanding.people import others

_SEATED = re.compile(
    r"(?:注册|登记|落户|落地|设立?|建立?|坐落|纳税|交税|执照|迁|搬)[^,;。!?]{0,3}?(?:在|到|于|进|入|至)?(?:大连|我们)?$"
)
_FIRM = "(?:公司|企业|工?厂子?|单位|总部|店铺?|机构|团队|实验室|工作站|平台|人)"
_SITS = re.compile(f"(?:{_FIRM}|我们?|咱们?|俺们?|[他她]们?|那?家)[都还也就]?[开设落]?在(?:大连)?$")
_FIRM_OF = re.compile(f"的?(?:(?:一家|[这那]家|小|老|民营|中小)?{_FIRM})")
# After a place whose support is asked about, wherever the asker is.
_GIVES = re.compile(
    "[那这]?[份个笔]?的?(?:产业|创新|建设)*(?:方案|政策|补[助贴]|奖励|资助|支持|扶持|规定|文件|办法|钱|第?[一二三四五六七八九十0-9]+条)"
    "|[能会可]?以?[不]?[给补奖发管]|认不认|[那这]边[^,;。!?]{0,3}[给补奖]|[^,;。!?]{0,2}[0-9.]+[%万]|[的那这]"
)
_HAS_GIVEN = re.compile(
    r"(?:管委会|财政|政府|科技局|工信局|区里|那[边里]|已经?|也|又|还|先|去年|今年|前年)*(?:给|拨|补|批|奖|资助|支持|配套)(?:了|过|我们?|资金)*\s*[\d一二两三四五六七八九]"
)
_DOES_THERE = re.compile("(?:业务|客户|市场|项目|服务|办公|生产)[^,;。!?]{0,3}在(?:大连)?$")  # and is not seated
_BRANCH_OF = re.compile(
    "(?:那边|那儿|那里)?(?:还|也|另外?|又)*[有开设][了着]?(?:一|两|几|[0-9])?[个家处间座]?(?:小|老|新)?"
    "(办事处|分公司|分厂|分店|门店|仓库|厂|生产基地|子公司|办公室|研发中心)"
)
_PARENT = re.compile("(?:总部|总公司|母公司|集团)[^,;。!?]{0,3}在$")
_OF_PARENT = re.compile("(?:母公司|集团(?:公司)?|(?:控股|大)?股东|控股方)[也就倒都早已刚]*[是有评拿获]")
_I_MYSELF = re.compile("(?:但|而|不过)?(?:我们?|咱们?|俺们?|本(?:公司|单位|企业)|子公司)(?![^,;]{0,4}(?:问|知道|了解))")
_I_LACK = re.compile(
    "^(?:但是?|可是?|不过|而)?(?:我们?|咱们?|俺们?|本(?:公司|单位|企业))[^,;。!?0-9]{0,8}?"
    "(?:并?不是|还不是|还?没有?|还?没(?:评上?|认定|拿到))[呢啊的了]*$"
)
# Where another, or another time, is asked about: what was told of it is no aside.
_AT_THE_OTHER = re.compile(f"{others()}|它|到时|那时|届时|以后|将来|评上|[升成]了|明年|的话|呢")
# What was not so before, or not the last time, and is now (以前不是高企，今年刚认定; 高企到期没续，现在又认定了).
_FORMER = re.compile(
    "[^,，;；。!?？]{0,8}?(?:(?:以前|之前|原来|原先|原本|过去|此前|早先|从来|从|一直|[去前]年|上次)[^,，;；。!?？]{0,6}?(?:不是|没有?|未|不够|不算)"
    "[^,，;；。!?？]{0,10}|(?:到期|过期|失效|没有?续|被?取消|被?撤销)了?)"
    "(?=[,，;；](?:[^;；。!?？没未不]{0,10}?(?:今年|现在|去年|刚|终于|这次|这回|后来|又|才|重新|再次)"
    "[^,，;；。!?？没未不]{0,8}?(?:评上|评为|认定|拿到|拿下|通过|获批|批下|批了|过了|成了|是了|升|成为|变成|达到|[进入上]了)"
    "|(?:但是?|可是?|不过|而)?(?:我们?|咱们?|公司)?(?:最近|上个?月|[上下]半年|年初|前[几两]天|已经?|首次|第一次|新|被)+"
    "(?:认定|评上|评下来|通过|拿到|拿下|批下来|获批|认下来|成了|是了)))"
)
_BEYOND = frozenset({"city", "outside"})  # places with no support of their own
_NEXT = 2  # characters between a verb and its place
_NEAR = 6  # characters before a place in which the word that seats somebody there may stand


def now_holding(message: Message, items: list[Found]) -> Found | None:
    """The one that holds of the claims that a message makes of one fact; None where nothing tells them apart."""
    return _seat(message, items) if items[0].fact == "district" else _latest(message, items)


def _latest(message: Message, items: list[Found]) -> Found | None:
    """Of claims that each have a year of their own (19年首次认定，22年重新认定), the one of the last year."""
    dated = [(_year(message, item), item) for item in items]
    years = {year for year, _ in dated}
    if None in years or len(years) < len({str(item.value) for item in items}):
        return _last_stage(message, items)
    return max(dated, key=lambda pair: (pair[0] or 0, pair[1].start))[1]


def _last_stage(message: Message, items: list[Found]) -> Found | None:
    """Of stages that follow each other, told of in stretches of their own (首次的早领过了，这回是复审), the last."""
    stages = message.lexicon.wording["successive"].get(items[0].fact, [])
    told_at = {str(item.value): message.segment_at(item.start).start for item in items}
    if not told_at.keys() <= set(stages) or len(set(told_at.values())) < len(told_at):
        return None
    return max(items, key=lambda item: (stages.index(str(item.value)), item.start))


def _year(message: Message, item: Found) -> int | None:
    """The year named nearest to a claim, within its stretch of the message."""
    segment = message.segment_at(item.start)
    found = find_years(segment.text, message.as_of)
    at = item.start - segment.start
    return min(found, key=lambda year: min(abs(at - year[2]), abs(year[1] - at)), default=(None,))[0]


def _seat(message: Message, items: list[Found]) -> Found | None:
    """Of several places, the one where the asker is registered: 注册在保税区，办公在中山区."""
    near = ((item, message.text[max(0, item.start - _NEAR) : item.start]) for item in items)
    seats = [item for item, before in near if _SEATED.search(before) or item.words.startswith("注册")]
    return seats[-1] if seats and len({str(item.value) for item in seats}) == 1 else None


def asked_of_another_place(message: Message, found: list[Found]) -> list[Found]:
    """The finds, a place asked of for what it gives only named: 公司在甘井子，保税区给不给钱."""
    found = _without_asked(message, _registered_here(found))
    places = [item for item in found if item.fact == "district" and item.asserted and not item.denied]
    # 总部在上海，在自贸片区注册了子公司; 我们在沈阳还有个办事处; 自贸片区的创新中心，金普新区给了40万
    for is_beside in (_is_of_parent, _is_of_branch, _has_given):
        beside = [item for item in places if is_beside(message.text, item)]
        if 0 < len(beside) < len(places):
            found = [replace(item, asserted=False) if item in beside else item for item in found]
            places = [item for item in places if item not in beside]
    firm = {str(item.value) for item in places if is_seat(message.text, item.start, item.end)}
    asked = [item for item in places if str(item.value) not in firm and _only_named(message.text, item)]
    if len(firm) != 1 or not asked:
        return found
    return [replace(item, asserted=False) if item in asked else item for item in found]


def _without_asked(message: Message, found: list[Found]) -> list[Found]:
    """The finds, a place that the firm is said not to be in only named where its support is asked about."""
    left = {str(item.value) for item in found if item.fact == "district" and item.asserted and item.denied}
    asked = [
        item
        for item in found
        if item.fact == "district" and not item.denied and str(item.value) in left and _only_named(message.text, item)
    ]
    return [replace(item, asserted=False) if item in asked else item for item in found]


def _registered_here(found: list[Found]) -> list[Found]:
    """The finds without a registration elsewhere, beside the denial of one here (没在区内注册，注册在沈阳)."""
    if not any(item.fact == "registered" and item.denied for item in found):
        return found
    beyond = [item.start for item in found if item.fact == "district" and item.value in _BEYOND]
    return [
        item
        for item in found
        if item.fact != "registered" or item.denied or not any(0 <= start - item.end <= _NEXT for start in beyond)
    ]


def without_former(text: str) -> str:
    """A text without what it says was not so before, where it goes on to say that it is now."""
    return _FORMER.sub("", text)


def won_since(message: Message, found: list[Found]) -> list[Found]:
    """The finds without what was only lacked before; a title that is won since is held (以前不是高企，今年刚认定)."""
    former = [match.span() for match in _FORMER.finditer(message.text)]
    return [now for item in found for now in _as_it_is_now(message, item, former)]


def _as_it_is_now(message: Message, item: Found, former: list[tuple[int, int]]) -> list[Found]:
    lacked = item.denied or item.value == "none"
    if not lacked or not any(start <= item.start < end for start, end in former):
        return [item]
    title = message.lexicon.facts[item.fact].type == "bool"
    return [replace(item, denied=False)] if title and item.asserted else []


def lacked_by_asker(message: Message, found: list[Found]) -> list[Found]:
    """The finds, what another has denied of the asker where he says that he lacks it (母公司是高企，我们不是).

    What a parent firm has is none of his either where he goes on to speak of himself (控股股东是领军企业，我们是高企).
    """
    return [replace(item, asserted=True, denied=True) if _is_lacked(message, item) else item for item in found]


def _is_lacked(message: Message, item: Found) -> bool:
    fact = message.lexicon.facts[item.fact]
    if item.denied or not (fact.type == "bool" or fact.titles):
        return False
    told = message.segment_at(item.start)
    later = message.segments[message.segments.index(told) + 1 :]
    if _OF_PARENT.search(told.before(item.start)):
        return any(_I_MYSELF.match(segment.text) for segment in later)
    return bool(later) and said_of_others(told, item.start) and _I_LACK.match(later[0].text) is not None


def without_aside(message: Message, items: list[Found], has_own: bool) -> list[Found]:
    """What is only named of a fact, without what is told of others or planned, and not asked about.

    Where the asker `has_own`, 隔壁是独角兽，我们是瞪羚 asks of the one that he is; so does 我们是瞪羚，打算报独角兽.
    A sum that another has got is never his.
    """
    if not has_own:
        return [item for item in items if item.fact not in RECEIVED or not message.tells_of_others(item.start)]
    asked = " ".join(segment.text for segment in message.segments if segment.asks is not None)
    return [item for item in items if _AT_THE_OTHER.search(asked) or not _is_aside(message, item)]


def _is_aside(message: Message, item: Found) -> bool:
    segment = message.segment_at(item.start)
    if segment.asks is not None or segment.supposed:
        return False
    return said_of_others(segment, item.start) or is_planned(segment, item.start)


def _is_of_parent(text: str, place: Found) -> bool:
    return _PARENT.search(text[max(0, place.start - _NEAR) : place.start]) is not None


def _has_given(text: str, place: Found) -> bool:
    """Whether a place is only named as the one that has paid a sum."""
    return _HAS_GIVEN.match(text, place.end) is not None


def _is_of_branch(text: str, place: Found) -> bool:
    """Whether only a branch sits in a place, of which nothing more is said."""
    branch = _BRANCH_OF.match(text, place.end)
    return branch is not None and branch[1] not in text[branch.end() :]


def _only_named(text: str, place: Found) -> bool:
    return bool(_GIVES.match(text, place.end) or _DOES_THERE.search(text[max(0, place.start - _NEAR) : place.start]))


def is_seat(text: str, start: int, end: int) -> bool:
    """Whether a firm is said to be in the place that stands there, or of it."""
    before = text[max(0, start - _NEAR) : start]
    return bool(_SEATED.search(before) or _SITS.search(before) or _FIRM_OF.match(text, end))
