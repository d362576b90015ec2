"""Messages cut into the stretches that negation, questions and conditions reach over."""

import re
from dataclasses import dataclass

from bot.understanding.people import others, people

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D, 0x2014: 0x2D}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_TO_PLAIN = {code: _LOWER.get(plain, plain) for code, plain in (_WIDE | {code: code for code in _LOWER}).items()}
_TEN_THOUSAND = re.compile(r"(?<=\d)w(?![a-z])")

# A clause that only denies belongs to what stands before it (国内首台套，还没评下来).
_DENIAL = (
    "(?:但|不过|可是?|结果)?(?:还|也|都|一直|目前|暂时|从来|最后|这次|[去前今]年)*(?:没有?|未|尚未)(?:被|能)?(?:评|认定|批|获批|通过|拿到|办)"
    "(?:下来|上|过|下|到|成)?(?:任何|什么)?(?:级别|称号|资格|资质)?[呢了的]?(?=[,;。!?]|$)"
)
_SEGMENT = re.compile(rf"(?:[^,;。!?\n…]|(?<=\d),(?=\d{{3}}(?!\d))|,(?={_DENIAL}))+")
_SENTENCE_END = re.compile(r"[。!?\n]")

# Words that look like a question or a negation and are neither.
_MASKED = re.compile(
    r"对不对|没错|不错|不过|不仅|不但|不只|不光|不好意思|不知道?|不清楚|不确定|没问题|没事|不瞒你说|不少|非常|非公|别的|无人机|无线|"
    r"是不是|算不算|在不在|包不包括?|含不含|有没有|能不能|够不够|属不属于|会不会|要不要|可不可以|行不行|符不符合"
)
_ASKING = re.compile(
    r"多少|几(?=[万家个年项件天种类号倍块成条级])|(?:吗|嘛|呢|(?<![那什怎这多])么)\s*$|怎么|怎样|如何|咋|啥|什么|哪|是否|是不是|能不能|"
    r"可不可以|有没有|算不算|够不够|行不行|属不属于|符不符合|会不会|要不要|能否|可否|谁|何时|多久|多长|多大|求问|能[以用按凭](?=我|咱|俺|本)|[能可]以?(?:申请|申报|领|拿|享受|报)|"
    r"(?:帮我|给我|请)(?:编|写|查|列|介绍|讲|说)|介绍|讲讲|说说|列出|有资格|够格|有戏|还有效|还管用|来得及"
)
_TERSE = re.compile(
    r"比例|占比|比重|目标|指标|面积|数量|个数|规模多|责任单位|牵头单位|配合单位|牵头部门|有效期|截止|名单|清单|文号|原文|条款|第.{1,3}条|"
    r"[那这](?:条|项|个政策)|(?<!国际)(?<!国家)(?<!行业)(?<!地方)(?<!团体)标准|条件|流程|材料|政策|措施|补助|补贴|奖励|支持|资助|扶持|封顶|额度|上限|期间|规划|方案|认定门槛|培育"
)
_CLOSING = re.compile(r"[”》」]")
_SELF = re.compile(r"我|咱|俺|本(?:公司|单位|企业|院|所|校|厂|机构)|公司|自家|厂里|单位是|单位在")
_BETWEEN = re.compile(r"能|可以|想|怎|如何|多少|申|算|是不是|是否|会|够|达到|符合|需要|要|该|应|争取|希望|按")
_SUPPOSED = re.compile(r"如果|要是|假如|假设|假使|倘若|若是|若(?=[我公企是为])|万一|比如|例如|比方|设想")
_PLANNED = re.compile(
    r"打算|计划(?=[申上在明今去评做建搬迁落注])|准备|拟|想(?!问|知道|咨询|了解|请教|查|看|必|确认|起来)|将来|以后|争取|希望|即将|正在|"
    r"筹备|筹划|考虑|明年|能不能|能否|可以|是不是|是否|算不算|会不会|要不要|怎么|如何"
)
_PENDING = re.compile(r"申请中|申报中|备案中|正在申[请报]|在申报|在申请|审批中|的话|筹建")
_GROUP = "集团(?=是|有|[早已刚]|评|拿)"
_HEARSAY = re.compile(f"{others()}|(?!分){people('branches')}|(?<![们我咱本]){_GROUP}|听说|据说|听人说|有人说|网上|某")
_ANOTHER = re.compile(f"(?<![跟和与给为向对替帮同]){others()}|^(?:[母总]公司|集团)(?=[是有刚已]|评|拿|获|去年|首次)")
_OURS = re.compile(f"我(?!们?(?:的)?(?:一?个)?{others()})|咱|俺|本(?:公司|单位|企业)|自家|自己")
_ACHIEVED = re.compile(r"评上|拿到|获批|获得|认定|通过|入库|批下来|上市|注册|落户|挂牌|建成|建了|设立")
_PAST = re.compile(r"了|过|刚|去年|前年|今年|上年|已|早就")
_STATISTICS = re.compile(r"\d家|多少家|几家|目标|完成了|累计|全市|全区|各区|两个区|全国|总量|产值")
_SCHOOL = "大学|高校|学校|学院|院校|研究院|研究所|院所|科学院|大工|理工|化物所|金属所|海事|清华|北大"
_OWN_SCHOOL = re.compile(rf"(?:我们?|咱们?|俺们?|本)[^,;。!?]{{0,4}}(?:{_SCHOOL})")
_OTHER_BODY = (
    f"{_SCHOOL}|中科院|央企|龙头|[别人]家|别人|[他她]们|对方|甲方|合作方|外方|外国人|[德美日韩英法]国人?"
    "|[^,;。!?我咱俺本自这是由归让被]{1,6}(?:公司|企业|单位|机构|厂|集团|协会|家|方)"
)
# 由中科院, 是大学: who does what is said next.
_BY_ANOTHER = re.compile(
    rf"(?:由(?!公司|企业|单位|集团|厂)[^,;。!?我咱俺本自这]{{1,10}}|(?:(?<![们我咱俺])是|归|让|被)[^,;。!?我咱俺本自]{{0,6}}?(?:{_OTHER_BODY})|^(?:但|可|不过)?(?:{_SCHOOL}|[他她]们|对方|合作方))(?:那边|来|负责)?$"
)
_TARGETED = re.compile(r"[每一]万人|目标|指标")  # what is to be reached, by a place mostly, is nobody's yet


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between commas: `text` is the folded words at `start`; `asks` where the asking begins, if it asks.

    `others`: the stretch before it in the sentence told of somebody else, and it goes on so.
    """

    start: int
    end: int
    text: str
    sentence: int
    asks: int | None
    supposed: bool
    others: bool

    def before(self, position: int) -> str:
        """The words of the segment before a position of the message."""
        return self.text[: max(0, position - self.start)]

    def after(self, position: int) -> str:
        """The words of the segment from a position of the message on."""
        return self.text[max(0, position - self.start) :]


def fold(text: str, typos: re.Pattern[str], right: dict[str, str]) -> str:
    """The text in half width and lower case, misspellings put right; every character keeps its place."""
    plain = _TEN_THOUSAND.sub("万", text.translate(_TO_PLAIN))
    return typos.sub(lambda match: right[match[0]], plain)


def cut(folded: str) -> tuple[Segment, ...]:
    """The segments of a folded message, in order."""
    statistics = _STATISTICS.search(folded) is not None and _SELF.search(folded) is None
    segments: list[Segment] = []
    sentence, last, supposed, others = 0, 0, False, False
    for match in _SEGMENT.finditer(folded):
        if _SENTENCE_END.search(folded, last, match.start()):
            sentence, supposed, others = sentence + 1, False, False
        last = match.end()
        supposed = supposed or _SUPPOSED.search(match[0]) is not None
        asks = match.start() if statistics else _asks(folded, match)
        others = others and not _OURS.search(match[0])
        segments.append(Segment(match.start(), match.end(), mask(match[0]), sentence, asks, supposed, others))
        others = others or _ANOTHER.search(match[0]) is not None
    return tuple(segments)


def speaks_of_self(text: str) -> bool:
    """Whether a message says anything of who writes it."""
    return _SELF.search(text) is not None


def mask(text: str) -> str:
    """The text with look-alikes of negation blanked."""
    return _MASKED.sub(lambda match: "·" * len(match[0]), text)


def quoted(text: str, start: int) -> bool:
    """Whether the word at `start` stands inside quotation marks or a title."""
    opened = max(text.rfind(mark, 0, start) for mark in "“《「")
    return opened >= 0 and not _CLOSING.search(text, opened, start)


def asserts(segment: Segment, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are said of the asker, rather than asked, supposed or heard."""
    before = segment.before(start)
    if segment.supposed or said_of_others(segment, start) or _PENDING.search(segment.text) or _PLANNED.search(before):
        return False
    return segment.asks is None or _said_before_asking(segment, segment.asks, before, start, end)


def said_of_others(segment: Segment, start: int) -> bool:
    """Whether what stands there is told of somebody else."""
    return segment.others or _HEARSAY.search(segment.before(start)) is not None


def is_planned(segment: Segment, start: int) -> bool:
    """Whether what stands there is only meant to be."""
    return _PLANNED.search(segment.before(start)) is not None


def states_number(segment: Segment, start: int) -> bool:
    """Whether a sum or count at `start` is the asker's own: people put theirs into the question itself."""
    before = segment.before(start)
    if _TARGETED.search(before):
        return False
    return not (segment.supposed or segment.others or _HEARSAY.search(before) or _PENDING.search(segment.text))


def done_by_another(text: str, segment: Segment, start: int) -> bool:
    """Whether what is done at `start` is done by a body that is not the asker, who speaks of himself beside it."""
    body = _BY_ANOTHER.search(segment.before(start))
    if body is None or _OWN_SCHOOL.search(text):
        return False
    first = segment.start + body.start()
    return speaks_of_self(f"{text[:first]},{text[start:]}")


def _said_before_asking(segment: Segment, asks: int, before: str, start: int, end: int) -> bool:
    if asks < end:
        return False
    own = list(_SELF.finditer(before))
    if own and not _BETWEEN.search(before, own[0].end()):
        return True
    said = segment.text[: asks - segment.start]
    return _ACHIEVED.search(said) is not None and _PAST.search(said) is not None


def _asks(folded: str, match: re.Match[str]) -> int | None:
    asking = _ASKING.search(match[0])
    if asking:
        return match.start() + asking.start()
    if folded[match.end() : match.end() + 1] == "?":
        return match.end()
    terse = _TERSE.search(match[0])
    return match.start() if terse and not _SELF.search(match[0]) else None
