"""Sums that the asker has already got (前几年领了7万, 市里资助的30万已到账), and what for."""

import re

from bot.profile.message import Message
from bot.profile.segments import Segment
from bot.profile.sums import Sum

# Who pays out of a budget, by the level or the place of it.
BUDGET = (
    r"(?:国家|中央|国|各级|上级|上面|地方|(?<![在本])[\u4e00-\u9fff]{0,3}(?<![在本])[省市区县](?!级?[瞪独标])|管委会|街道|财政|政府)"
    r"(?:里|级|上|本级)?(?:财政|政府|管委会|科技局|工信局)?"
)
_GOT = re.compile(
    r"(?:已经?|先前|之前|以前|此前|累计|共计|(?:前|这|头|近)[几两三]年|往年|历年|这些年|早先|早前|前面|前头|头一?笔|陆续|先后|前后|[分两三四五][两三四五]?[次回笔批])"
    r"(?:经|累计|一共|总共|陆续|前后|一直|都|共|从|在)*+.{0,8}?(?:拿|领|获|得|收到|享受|补|资助)(?:到|了|过|得)*+"
    r"|(?:财政|政府|国家|中央|各级|上级|上面|管委会|街道|[省市区县](?:里|级|财政)?)(?:也|又|还|先|已经?|[去今前]年|一共|总共|合计|加起来|前后|先后|陆续|分别|分[两三]次|都|各)*+(?:给|补|资助|拨|支持|奖)(?:了|过)+(?:我们?)?"
    r"|(?:国家|省|市|区|各级|上面|财政|政府)[^,;。?\d]{0,4}已经?(?:给|拨|支持|下拨|补)(?:了|过|到)*|(?:拿|领|给|拨)过|已领|已获|已拿|已得"
    r"|(?:[去前今]年|上年|[上下]半年|上次|上回|当年|\d年)(?:[^,;。?\d]|\d+[件项个]){0,12}(?:领|拿)(?:了|到)+"
    r"|(?:一共|总共|共|第[一二三四]年|头一年)(?:都|也|就|已经?)*(?:领|拿)(?:了|过)"
)
# What budgets have paid for what they pay for together, whatever the verb (其它各级财政已到位740万).
_FROM_BUDGETS = re.compile(
    r"(?:财政|政府|国家|中央|各级|上级|(?<![在本])[省市区](?:里|级|上)?)[^,;。?\d心]{0,8}"
    r"(?:到位|到[账帐手]|下达|拨付|拨款|落实|支持|配套|补贴|补助|资助|批)(?:资金)?(?:了|过|共|合计|共计|累计|约|是|为|:|\s)*$"
)
# Another time that something was paid: a year, a turn, a place in a row, or only what joins it to the one before.
_AGAIN = re.compile(
    r"(?:[,、和跟及;]|又|再|还|也|加|另外?|后来|接着|然后|第?[二两三四五](?:次|回|笔|批|年)|上次|这次|[去前今]年|上年|[上下]半年|(?:20)?\d\d年|"
    r"国家|中央|[省市区](?:里|级)?|财政|是|的|[得拿领给批补发](?:了|到|过)*)*+"
)
_IS_ASKED = re.compile("[元块]*(?:吗|么|嘛|呢|对吗|对不对|是不是|[?])")
_STILL = re.compile("还[能可有给剩]|剩|余")
_AID_OF_A_YEAR = re.compile(  # 专利补助去年5.5万，今年3万，还能领多少
    r"(?:补[贴助]|资助|奖励)(?:款|资金|的钱)?(?:[去前]年|上年|(?:20)?\d\d年)(?:是|有|为)?$"
)
_EACH_TIME = re.compile("每[次回笔批年](?:是|都是?|给|拿|领|发|补|了|到|[得各])*")
_COME = re.compile(
    r"(?:[元、,和]*(?:(?:国家|中央|[省市区县])(?:里|级|上)?(?:财政)?)?第?[二三四五]?[笔次回批]?[\d.]+[百千]?万){0,3}[元块钱]*(?:的|补助|资助|补贴|奖励|资金|款)*(?:我们?|都|也|早就?|就|已经?|全|刚)*"
    r"(?:到[了过]?[账帐手位]|拨[付了过下]|发[下了过]|打[到过]|下来了|[领拿收]到|[领拿][了过走])"
)
_CASHED = re.compile("[元块钱]*(?:的|补[贴助]|资助|奖励|都|也|早就?|就|全)*(?:已经?)?(?:已领|领[了过完走])")
# What a sum that has come is, which no payment of a customer is.
_PAID = re.compile("资助|补助|补贴|奖|拨|财政|给|支持|扶持")
_OTHERS_GIVE = re.compile("(?:国家|中央|省|市)(?:里|级|上|财政)?(?:也|又|还|再)?[给补拨]$")  # 投资750万，市里给50万
_SEGMENT_BEFORE = 12  # characters
RECEIVED = ("ip_aid_received", "fiscal_aid_received")
# What is given for running a firm, and no support for what it has made or won is reckoned with.
_FOR_RUNNING = re.compile("贴息|稳岗|社保|用工|招聘|培训|房租|租金|电费|参展|展会|出口|退税|返税|公寓|贷款")
_INVESTED = re.compile("投资|总投|投了|创新中心")
_RIGHTS = re.compile(r"专利|知识产权|发明|授权")
_SHARED = re.compile(r"投资|创新中心|项目")  # what the budgets of several levels pay for together


def is_received(message: Message, sum_: Sum, before: str) -> bool:
    """Whether a sum is one that has been paid to the asker; `before` is its segment up to it."""
    if _FOR_RUNNING.search(before):
        return False
    if _EACH_TIME.fullmatch(before):  # 领过三回，每回3万
        before = message.text[max(0, sum_.start - len(before) - _SEGMENT_BEFORE) : sum_.start]
    if _GOT.search(before) or (_AID_OF_A_YEAR.search(before) and _STILL.search(message.text)):
        return True
    if is_about_investment(message) and (_OTHERS_GIVE.search(before) or _FROM_BUDGETS.search(before)):
        return True
    paid = _PAID.search(before) is not None and _COME.match(message.text, sum_.end) is not None
    return paid or _CASHED.match(message.text, sum_.end) is not None


def goes_on_receiving(message: Message, sum_: Sum, before: str) -> bool:
    """Whether a sum with these words before it was paid another time as the one told before it was (…，2023年4万)."""
    return _AGAIN.fullmatch(before.strip()) is not None and not _IS_ASKED.match(message.text, sum_.end)


def has_come(message: Message, sum_: Sum) -> bool:
    """Whether it is said behind a sum that it has been paid (…都到账了, …都领了)."""
    return bool(_COME.match(message.text, sum_.end) or _CASHED.match(message.text, sum_.end))


def is_about_investment(message: Message) -> bool:
    """Whether a message is about what budgets pay for together."""
    return _INVESTED.search(message.text) is not None


def aid_received(message: Message, segment: Segment) -> str:
    """The fact that such a sum of a segment states: aid for rights granted, or that of all budgets for a project."""
    asked = [name for name in RECEIVED if name in message.asked]
    where = segment.text if _SHARED.search(message.text) else message.text
    known = [name for name in RECEIVED if name in message.known]
    of_rights = asked == ["ip_aid_received"] or _RIGHTS.search(where) or known == ["ip_aid_received"]
    return "ip_aid_received" if of_rights else "fiscal_aid_received"
