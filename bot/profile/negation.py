"""Which words a negation reaches: 不是规上也不是领军, 高企没评上, 规上、领军都不是."""

import re

from bot.profile.lexicon import Hit
from bot.profile.segments import Segment
from bot.understanding.people import people

_NOT = (
    r"不是|不属于|不算|算不上|不为|谈不上|够不上|达不到|并非|没有|没能|没(?!事)|还没|尚未|未|非|无|"
    r"[掉退跌]出了?|[掉丢]了|不在|不做|不搞|不参与|不含|不具备|不享受|不存在|不"
)
_LINK = (
    r"(?:[这那]?[种类样](?:的)?|那些|所谓的?|真正的?|什么|评上|评为|评|上|认定为|认定|获得|获批|拿到|拿|拿下|入选|进入|进|做|搞|申请到|申请|通过|成为|成|在|是|有|任何|什么|被|区内|区里|片区内|片区里|园区内|园区里|本区|本地|当地|这里|这边|那里|那边|列入|建设|建成|建|设立|建立|"
    r"开展|注册|落户|过|到|够|达到|属于|啥|国家级?|省级?|市级?|国际|国内|的|一个|一家|个|家|参与|以|作为|走|办|享受|去|来得及|顾上|参评|申报|报|轮到|取得|里|咱|我们|能|再|[这那][儿里边])"
)
SELF_STYLED = "(?:自己|自家|自个儿?)(?:宣称|声称|认为|觉得|认定|封|叫|吹|说|评)|自称|自封|自认"
_BEFORE = re.compile(
    rf"(?:{_NOT}){_LINK}{{0,4}}$|(?:到期[没未](?:有)?续|过期|失效|作废|被取消|被撤销)(?:上|了|过)?的$|(?:{SELF_STYLED})(?:出来)?的$"
)
_NAME = "(?:企业|称号|认定|认证|资格|资质|证书?|牌子)*"
_OTHERS = people("kin", "acquaintances", "colleagues", "related", "branches", "group", "near", "others", "it")
TAKEN_BACK = (
    "到期|过期|失效|作废|被?(?:取消|撤销|撤掉|撤了|吊销|注销|摘牌|摘帽|摘掉|摘了|收回)|被(?:撤|摘)"
    "|被?(?:驳回|退回|否决|否掉|否了)|被[否拒毙]|撤回|[掉丢]了"
)  # what was won is so no longer, or what was applied for is not given
_OF_ANOTHER = re.compile(  # 领军那个牌子是我们母公司的
    "(?:[那这]个|的)?(?:企业|牌子|称号|资质|认定|证书?|头衔)?(?:其实|实际上?|都)?[是属]于?(?:我们?|咱们?|俺们?)?的?"
    f"{_OTHERS}(?:的?{people('firm')})?(?:那家|那边)?[评拿]?的(?=[,;。!?]|$)"
)
_AFTER = re.compile(
    rf"^(?:[都就也只]?是)?(?:我们?|咱们?|俺们?|公司|厂里|企业)?(?:{SELF_STYLED})(?:出来)?的"
    r"|^(?:企业|称号|认定|认证|资格|资质|证书?|级别|工作站|平台|公司|项目|申请|申报|过会了?|的|这块|这个|那个)*+,?(?:但|不过|可是?)?"
    r"(?:我们|咱们?|也|都|还|暂时|目前|现在|一直|倒|是|就|全|均|压根|根本|真|已经?|早就|后来|最后|结果|这次|[去前今上]年)*+"
    r"(?:(?:没有|没能|没|未|尚未|不)(?:能|被)?(?:评|认定|拿|获|批|过|通过|入|搞|做|办|建|申|设|上|挂|下来|弄|选|备案|注册|成|开展|落|参[与加]|牵头|主导|中|揭)"
    r"(?![^,;。]{0,4}(?:补[贴助]|奖|资助|资金|钱))"
    rf"|(?:{TAKEN_BACK})(?!.{{0,12}}(?:重新?认|再次?认|二次认|重新?评|复[审评认]|(?<![没未])续|又|怎|咋|如何))"
    r"|(?:没有|没|不是(?:我们?|咱们?|俺们?)?(?:公司|单位|自己)?|未有|不算|不沾|算不[上得]|谈不上|称不上|够不[上着]|达不到|还没|还差[^,、，]{0,4})(?:了|呢|啊|过)?(?:$|[、，,]))"
    rf"|^{_NAME}(?:其实|都)?[是归](?:我们?|咱们?|俺们?)?的?(?:总部|{_OTHERS})(?:那边|自己)?(?:(?:拿|评|得)?的|(?=$|[,;。!?]))"
)
_SUBSIDIARY = re.compile("(?:企业|集团|公司)?(?:的(?:全资|控股|参股|下属)?[子孙]公司|(?:旗下|下属|下面)的)")
_FOUNDERS = re.compile("(?:500强|央企|中央直属|龙头|大学|院所?)(?:企业)?$")  # what a subsidiary founds is theirs
_OUTSIDE = re.compile(r"的?(?:外面|之外|以外|外头|外边)")
_COORDINATED = re.compile(
    r"^(?:企业|工业企业|称号|公司|项目)?(?:\(|、|和|或者?|及|以及|与|跟|也|还有|，)++(?:也不是|也没有?|不是|也|都|什么|是)?$"
)
# What has not been won says nothing of where one is (自贸片区去年没过).
_WON = re.compile("[^,;。]{0,8}?(?:没有?|没能|未|尚未|不)(?:能|被)?(?:评|认定|拿|获|批|过|通过|选|成|中|揭)")
_AT = re.compile(rf"(?:{_NOT})(?:能|有)?在(?:大连)?$")
_DONE_THERE = re.compile(r"^(?:里|内|那边)?(?:注册|落户|设|建|上市|挂牌|办|首发)")
REACH = 40  # characters over which a negation can spread along a list
_FROM = re.compile(r"从[^从]{0,4}$|原来?[在]?$|以前[在是]?$|之前[在是]?$")
_MOVED = re.compile(r"^.{0,4}(?:迁|搬|转|移|挪|换|改)")


def is_denied(segment: Segment, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether the words at `start` to `end` are said not to hold."""
    if is_place_of_denied(segment, start, end):
        return False
    if any(hit.start == start and hit.names("district") for hit in hits):
        after = segment.after(end)
        if _OUTSIDE.match(after) or (_WON.match(after) and not _BEFORE.search(segment.before(start)[-REACH:])):
            return _OUTSIDE.match(after) is not None
    if _directly(segment, start, end) or any(
        0 <= start - hit.end <= 2 and is_place_of_denied(segment, hit.start, hit.end) for hit in hits
    ):
        return True
    earlier = [hit for hit in hits if hit.end <= start]
    later = [hit for hit in hits if hit.start >= end]
    return _spreads(segment, earlier[::-1], start, backwards=False) or _spreads(segment, later, end, backwards=True)


def is_place_of_denied(segment: Segment, start: int, end: int) -> bool:
    """没在自贸片区注册 denies the registering, not the place."""
    return _AT.search(segment.before(start)[-REACH:]) is not None and _DONE_THERE.match(segment.after(end)) is not None


def is_left_behind(segment: Segment, start: int, end: int) -> bool:
    """Whether a place is only where the asker comes from: 从高新区迁到自贸片区."""
    return _FROM.search(segment.before(start)) is not None and _MOVED.search(segment.after(end)) is not None


def _directly(segment: Segment, start: int, end: int) -> bool:
    return _BEFORE.search(segment.before(start)[-REACH:]) is not None or _denied_after(segment, end)


def _denied_after(segment: Segment, end: int) -> bool:
    after = segment.after(end)
    subsidiary = _SUBSIDIARY.match(after) is not None and not _FOUNDERS.search(segment.before(end))
    return subsidiary or _AFTER.search(after) is not None or _OF_ANOTHER.match(after) is not None


def _spreads(segment: Segment, neighbours: list[Hit], edge: int, *, backwards: bool) -> bool:
    """Walk over coordinated neighbours until one is denied outright."""
    for hit in neighbours:
        first, last = (edge, hit.start) if backwards else (hit.end, edge)
        between = segment.text[first - segment.start : last - segment.start]
        if not _COORDINATED.match(between):
            return False
        if _denied_after(segment, hit.end) if backwards else _BEFORE.search(segment.before(hit.start)[-REACH:]):
            return True
        edge = hit.end if backwards else hit.start
    return False
