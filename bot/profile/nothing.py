"""What is said to be nothing: no money received so far, rights that are not granted yet, or of another kind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.profile.message import Message
from bot.profile.reading import Found
from bot.profile.segments import states_number

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
_NOT_GRANTED = re.compile(
    r"(?:还没有?|没有?|尚?未|没能?)(?:被|获得?|拿到?|取得|在[^,;。]{1,4}?)?(?:正式)?(?:授权|获权|下证|批下来|拿到证)|被?(?:驳回|退回)"
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
    """只是申请了PCT还没授权: none of the rights that the message names."""
    match = _NOT_GRANTED.search(message.text)
    if match is None:
        return
    for fact in ("foreign_patents", "granted_rights"):
        if any(hit.names(fact) and hit.start <= match.end() + 1 for hit in message.hits):
            yield _none(message, fact, match)
            return
    if _SOME_RIGHT.search(message.text, 0, match.start()):
        yield _none(message, COUNTED_RIGHTS, match)


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
