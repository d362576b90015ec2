"""What a figure is: a target to reach, a starting value, a result achieved, or an amount of support."""

import re

from policy_corpus.facts.context import Context
from policy_corpus.facts.quantities import Quantity
from policy_corpus.model import Document, FigureRole

_SUPPORT = re.compile(
    r"补助|资助|奖励|补贴|奖补|支持(?:额度|比例)|(?:给予|进行)[^，]{0,8}(?:支持|扶持|配套)|[元%]的?[^，]{0,8}(?:支持|扶持|配套)"
    r"|扶持资金|科研经费|运营经费|贴息|资金支持"
)
_GIVING = re.compile(r"给予")
_CEILING = re.compile(r"最高|不超过")
_NOT_SUPPORT = re.compile(r"授信|撬动|放款|收入|引导股权")
_CONDITION = re.compile(r"^对[^，]*(?:以上|超过|达到|不低于)|的$|(?:前提|条件|情况)下$")
_ACHIEVED = re.compile(
    r"截[至止]|已(?!有效)|现有|累计(?:申报|建设|服务|为|引进|选拔|达到)|完成了|获[批评]|吸引了?|共有|拥有|吸纳|位列"
)
_AIMED = re.compile(r"力争|争取|确保|到(?:19|20)\d{2}年|目标")
_DONE_HEADINGS = re.compile(r"发展基础|工作基础|发展现状|取得.*成效|情况|概况|现状|背景")
_DONE_TITLES = re.compile(r"概况|简介|情况|总结|报告|现状")


def role_of(sentence: str, segment: str, quantity: Quantity, context: Context, setting: "Setting") -> FigureRole:
    """The figure's role, from its own words first, then its year, then where it stands."""
    if quantity.is_money or quantity.unit in ("%", "亩", "平方米"):
        supports = _SUPPORT.search(sentence)
        if supports and _is_threshold(segment, quantity):
            return "condition"
        if _is_support(sentence, segment, quantity):
            return "condition" if _CONDITION.search(segment) and segment.endswith("下") else "amount"
    if re.search(r"(?:由|从)(?:不低于|不高于|不超过|原来的?)?$", segment[: quantity.start]):
        return "baseline"
    return _role_of_year(segment, context, setting)


def _is_threshold(segment: str, quantity: Quantity) -> bool:
    """A value that must be reached before support is given: 贡献额达到30万元以上，一次性给予10万元奖励."""
    if _GIVING.search(segment) or _SUPPORT.search(segment):
        return False
    return bool(_CONDITION.search(segment)) or (quantity.is_money and quantity.comparator in (">=", ">"))


def _is_support(sentence: str, segment: str, quantity: Quantity) -> bool:
    if _NOT_SUPPORT.search(segment):
        return False
    capped = quantity.is_money and _CEILING.search(segment) and _SUPPORT.search(sentence)
    given = _GIVING.search(segment) and _SUPPORT.search(sentence)
    return bool(capped or given or _SUPPORT.search(segment))


def _role_of_year(segment: str, context: Context, setting: "Setting") -> FigureRole:
    year, first = context.moment.year, setting.first_year
    if year is not None and first is not None:
        return "result" if year < first else "target"
    if _AIMED.search(segment):
        return "target"
    return "result" if setting.describes_the_past or _ACHIEVED.search(segment) else "target"


class Setting:
    """What the document and the headings say about the time a figure stands in."""

    def __init__(self, document: Document, heading_path: tuple[str, ...]) -> None:
        begins = document.issued_on or document.effective_from
        self.first_year = document.plan_period.first_year if document.plan_period else (begins.year if begins else None)
        looks_back = _DONE_TITLES.search(document.title) or _DONE_HEADINGS.search(" ".join(heading_path))
        self.describes_the_past = bool(looks_back)
