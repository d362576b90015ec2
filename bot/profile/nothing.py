"""What is said to be nothing: no money received so far, rights that are not granted yet, or of another kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.segments import states_number
from policy_corpus.measures.money import Money, find_money
from policy_corpus.parsing.numbering import han_to_int

_NONE_RECEIVED = re.compile(
    r"(?:从来?|以前|之前|此前|先前|还|也|都|一分钱?|一毛钱?|一块钱?|一次|半点|任何|别的|其他)*(?:没有?|未)(?:有|曾)?"
    r"(?:领取?|拿|要|得|享受|收)(?:到)?过?(?:任何|别的|其他|各级|一分)*(?:财政|政府|国家)?的?(?:钱|资助|补助|补贴|资金)?(?:过|$|[,;。?])"
    r"|一[分毛块](?:钱)?(?:都|也)?(?:没有?|未)(?:领|拿|要|得|见|收)"
)
_RIGHTS = re.compile("专利|知识产权|发明|授权|pct")
_SOME_RIGHT = re.compile("专利|知识产权")  # of whatever kind
COUNTED_RIGHTS = "granted_rights"
_LISTED_RIGHT = re.compile("发明|新药|集成电路|布图|版图|pct|国外|海外|境外|巴黎公约|[美日德欧韩英法][国洲盟]")
OTHER_RIGHTS = "实用新型|外观设计|外观专利|软著|软件著作权|商标注册|注册商标|商标权"
_UNLISTED_RIGHT = re.compile(OTHER_RIGHTS)
_SUPPORT = re.compile("(?:发明|国外)?专利(?:授权)?的?(?:补[贴助]|资助|奖励)")  # what it is asked whether a right is of
_ALL_THERE_IS = re.compile("[只仅]|都是|全是|就(?:有|是)")
_AIDED = re.compile("总?投资|创新中心")
_RIGHTS_COUNTED = {"granted_rights", "foreign_patents"}
DEALT = "technology_transaction"
NOT_DONE = re.compile(
    "(?:没有?|未)(?:能|真正?|实际)*(?:发生|履行|执行|成交|做成|谈成|签成)(?!的|完)|(?<!资格)(?<!认定)(?<!称号)(?:黄|吹|作废|取消)了"
)  # a deal
_REST = re.compile("(?:还有|其中有?|剩下?的?|余下的?)$")
_NOT_DONE_YET = re.compile("[^,;。\\d]{0,4}(?:还没有?|没有?|尚?未)[^,;。\\d]{0,3}(?:履行|发生|执行|成交|付|到[账帐])")
_OF_IT_NOT_GRANTED = re.compile(
    r"其中有?([\d一二两三四五六七八九十]+)[项件个][^,;。\d]{0,4}?(?:还没有?|没有?|尚?未)[^,;。\d]{0,3}授权"
)
_ITSELF = re.compile(r"(?:(?!授权|其中|还有|另|剩)[^;。\d]){0,24}")
_NOT_GRANTED = re.compile(
    r"(?:还没有?|没有?|尚?未|没能?)(?:被|获得?|拿到?|取得|在[^,;。]{1,4}?)?(?:正式)?(?:授权|获权|下证|批下来|拿到证)|被?(?:驳回|退回)"
    r"|(?:在|处于|刚进)(?:实质审查|实审|初审|审查|公示)|证书?[^,;。\d]{0,4}(?:没|未)[^,;。\d]{0,3}(?:下来|下|到手|拿到|发)"
)
# Of so many as were told, one that does not count (还没授权, 归我姐夫公司, 是第二起草人).
NOT_COUNTED = re.compile(
    r"不(?:能)?算|(?:还没有?|没有?|没能|尚?未)(?![^,，;；。]{0,4}(?:领|给|补|钱|(?<!付)款|申请|申报|享|报|算|说|问题|关系|人))"
    r"|(?:被|给)(?:人)?(?:驳|退|撤|取消|摘|否)|驳回|退回|撤[回销]"
    r"|(?:还|正|仍)(?:是)?在(?:实质|初|实)?(?:审|公示|走|排队|办|谈|等|评|申)|在审|审着|审查中|实质审查|公示期"
    r"|实用新型|外观设计|外观专利|软著|软件著作"
    r"|[归属是](?:于|的是)?(?!我们?(?![姐哥弟妹爸妈爷老表堂朋同亲])|咱|俺|本)[^,，;；。\d]{0,6}(?:公司|集团|单位|别人|人家|朋友|客户|合作方|股东|个人)的?$"
    r"|转让|转给|卖(?:了|给|掉)|不是(?:我们?|咱们?|俺们?)(?:公司|单位)?的|(?:黄|吹)了|作废|终止|解除"
    r"|第[二三四五]起草|参[与加]起草|只?是?参[与编]|参编|不是第一|排第?[二三四]"
)

_LACKS_RIGHTS = re.compile(
    "(?<!有)(?:没有?|无|零)(?:任何|一[件项个]|半[件项个]|什么|啥|自己的?|自主)*的?(?P<only>发明|国内)?(?:专利|知识产权)"
    "(?!补|资助|奖|证|质押|权|授|局|代理|服务|运营|法|保护|贯标)"
)


def read_nothing_received(message: Message) -> Iterator[Found]:
    """以前一分没领过, 别的财政钱没要过: of rights or of an investment, whichever the message is about."""
    match = _NONE_RECEIVED.search(message.text)
    if match is None or message.segment_at(match.start()).asks is not None:
        return
    rights, aided = _RIGHTS.search(message.text), _AIDED.search(message.text)
    if bool(rights) != bool(aided):
        yield _none(message, "ip_aid_received" if rights else "fiscal_aid_received", match)


def read_nothing_granted(message: Message) -> Iterator[Found]:
    """只是申请了PCT还没授权: none of the rights that the message names; 没有专利: none at all."""
    lacked = _LACKS_RIGHTS.search(message.text)
    if lacked and message.segment_at(lacked.start()).asks is None:
        yield from (
            _none(message, fact, lacked) for fact in (COUNTED_RIGHTS, "foreign_patents")[: 1 if lacked["only"] else 2]
        )
        return
    match = _NOT_GRANTED.search(message.text)
    if match is None:
        return
    for fact in ("foreign_patents", "granted_rights"):
        if any(hit.names(fact) and hit.start <= match.end() + 1 for hit in message.hits):
            yield _none(message, fact, match)
            return
    if _SOME_RIGHT.search(message.text, 0, match.start()):
        yield _none(message, COUNTED_RIGHTS, match)


def read_nothing_done(message: Message, found: Sequence[Found]) -> Iterator[Found]:
    """签了500万的技术合同，还没履行: nothing was dealt in, where the message tells of such a sum."""
    match = NOT_DONE.search(message.text)
    if match and any(item.fact == DEALT for item in found):
        yield replace(_none(message, DEALT, match), value=Decimal(0))


def without_rest(message: Message, told: Found) -> Found:
    """A count or a sum without what of it is said not to count yet (其中2项还没授权, 还有300万没履行)."""
    return _without_undone(message, told) if told.fact == DEALT else _without_not_granted(message, told)


def _without_undone(message: Message, told: Found) -> Found:
    rest = [money for money in find_money(message.text[told.end :]) if _is_undone(message.text[told.end :], money)]
    if len(rest) != 1 or not isinstance(told.value, Decimal) or rest[0].yuan >= told.value:
        return told
    return replace(told, value=told.value - rest[0].yuan)


def _is_undone(text: str, money: Money) -> bool:
    return _REST.search(text[: money.start]) is not None and _NOT_DONE_YET.match(text[money.end :]) is not None


def _without_not_granted(message: Message, counted: Found) -> Found:
    match = _OF_IT_NOT_GRANTED.search(message.text, counted.end)
    fewer = han_to_int(match[1]) if match else 0
    if counted.fact not in _RIGHTS_COUNTED or not isinstance(counted.value, int) or not 0 < fewer < counted.value:
        return counted
    return replace(counted, value=counted.value - fewer)


def comes_to_nothing(message: Message, counted: Found, nothing: Found) -> bool:
    """Whether what is counted is the very thing of which nothing is then said to be done (6项发明还没授权)."""
    between = message.text[counted.end : nothing.start]
    return counted.fact == nothing.fact and counted.end <= nothing.start and _ITSELF.fullmatch(between) is not None


def read_rights_of_another_kind(message: Message) -> Iterator[Found]:
    """只有实用新型: none of the rights that are counted, where nothing else is named beside those that are not.

    Unless they are said to be all, it is only asked what they give: others may be there of which nothing is said.
    """
    match = _UNLISTED_RIGHT.search(message.text)
    if match and unlisted_right(message.text):
        only = _ALL_THERE_IS.search(message.text, 0, match.start()) is not None
        yield replace(_none(message, COUNTED_RIGHTS, match), asserted=only)


def unlisted_right(text: str) -> str:
    """The kind of right that a text names and that is not counted; empty where one is named that is."""
    match = _UNLISTED_RIGHT.search(text)
    return match[0] if match and not _LISTED_RIGHT.search(_SUPPORT.sub("", text)) else ""


def _none(message: Message, fact: str, match: re.Match[str]) -> Found:
    start, end = match.span()
    stated = states_number(message.segment_at(start), start)
    return Found(fact, 0, message.sent[start:end], start, end, asserted=stated)
