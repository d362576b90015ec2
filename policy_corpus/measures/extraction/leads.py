"""What opens a phrase: 对X, an adverb, a rule it goes by, or a noun of its own."""

import re

from policy_corpus.measures.extraction.wording import CEILING, GIVING, MEASURE_OF_SUPPORT, RECEIVER, SUPPORT, THRESHOLD

_ADDRESSES = re.compile(
    r"(?:同时|并|另|其中|每年|当年|择优|一次性|经[^，]{0,10}后)*"
    r"(?:针对|(?<![面针相应核绝反校])对于?)(?!外(?:开放|合作|交流|投资|贸易(?!企业))|接|口|策|比|象|标|照|等)(?P<who>.{2,})"
)
_GIVE = re.compile(r"(?<![供补交])给予?|予以|提供")
_BY_RULE = re.compile(r"(?:按照?|参照|依据|根据|视)(?!揭|频|摩|钮|觉)")
_PREPARES = re.compile(
    r"(?:一次性|一次|分别|每年|每[项个户家人亩台件]|当年|按年|另外?|再|择优|最高|总额|累计|可|将|应|连续\w{1,3}年"
    rf"|单[项个](?:项目)?|无偿|同时|并|其中|在[^，]{{1,10}}基础上|{SUPPORT})$"
)
_QUALIFIER = re.compile(r"(?:单|每|同一|该|各|其(?!他|余))[^，]{0,7}|总额|累计|合计")
_GIVER = re.compile(r"(?:财政|政府|管委会|委员会|[局厅部]|部门|资金|片区|新区|将)$")
_PROCEDURAL = re.compile(
    r"经(?!营|济|销|贸|纪)|自(?!主|动|有|贸|创|然|愿|行|筹|治|营)|按照?(?!揭)|参照|根据|依据|视(?!频|觉|听)|由|从(?!事|业)|为(?!主)"
    r"|以(?!及|上|下|内|外)|通过|待(?!遇)|如(?!家)|若(?!干)|除|即(?!将)|其(?!他|余)|专项用于|列入|执行|所需"
)
_CONDITIONAL = re.compile(r"符合|达到|具有|具备|拥有|有|且|并|年(?:度)?(?:销售|营业|纳税)|投资额|享受|实行|采取")
_CLOSED = re.compile(r"(?:后|时|期间?|[上下内中]|基数|起|外|方面|范围|领域|以来)$")
_BRACKET = re.compile(r"（[^（）]*）")
_ABOUT_SUPPORT = re.compile(rf"(?:{SUPPORT})(?:期限?|年限|资金|金额?|额度|标准|比例|总额|对象)")
_LONGEST_UNIT = 5
_NAMES_RECEIVER = re.compile(rf"(?:{RECEIVER.pattern})等?$")


def lead_of(text: str) -> str:
    """What stands before the words of giving in a text that runs up to a value, without adverbs and rules."""
    lead = text[: _giving_at(text)]
    if by_rule := _BY_RULE.search(lead):
        lead = lead[: by_rule.start()]
    while trimmed := _PREPARES.search(lead):
        lead = lead[: trimmed.start()]
    return lead


def _giving_at(text: str) -> int:
    """Where the words of giving begin: the last 给予, else the first of 支持额度, 资助, 最高."""
    if given := list(_GIVE.finditer(text)):
        return given[-1].start()
    for words in (MEASURE_OF_SUPPORT, GIVING, CEILING):
        if found := re.search(words, text):
            return found.start()
    return len(text)


def addressee(text: str) -> tuple[int, int] | None:
    """Where the X of an opening 对X stands in the text."""
    match = _ADDRESSES.match(text)
    if match is None:
        return None
    who = match["who"].rstrip("的，（")
    return (match.start("who"), match.start("who") + len(who)) if len(who) > 1 else None


def is_noun(lead: str) -> bool:
    """Whether a lead names somebody or something, rather than a manner, a giver or a unit of count."""
    return len(lead) > 1 and not (_QUALIFIER.fullmatch(lead) or _GIVER.search(lead) or is_aside(lead))


def is_aside(text: str) -> bool:
    """Whether a phrase only says how, when or on what condition, and names no receiver of support."""
    text = _BRACKET.sub("", text)
    if _CONDITIONAL.match(text) or _CLOSED.search(text.rstrip("的")) or _ABOUT_SUPPORT.match(text):
        return True
    return _PROCEDURAL.match(text) is not None and not (text.endswith("的") or names_receiver(text))


def names_receiver(text: str) -> bool:
    """Whether a phrase ends in somebody or something that can receive support."""
    return _NAMES_RECEIVER.search(_BRACKET.sub("", text)) is not None


def is_threshold(text: str) -> bool:
    """Whether a phrase only says how much must be reached (年销售额在1亿元以上的), and names no receiver."""
    reached = list(THRESHOLD.finditer(text))
    if not reached or RECEIVER.search(text):
        return False
    return text.endswith("的") or len(text) - reached[-1].end() <= _LONGEST_UNIT
