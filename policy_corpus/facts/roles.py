"""What a figure is: a target to reach, a starting value, a result achieved, or an amount of support."""

import re

from policy_corpus.facts.context import Context
from policy_corpus.facts.quantities import Quantity
from policy_corpus.model import Document, FigureRole

_SUPPORT = re.compile(r"补助|资助|奖励|补贴|奖补|支持额度|(?:给予|进行)支持|扶持资金|科研经费|运营经费|贴息|资金支持")
_CEILING = re.compile(r"最高|不超过")
_NOT_SUPPORT = re.compile(r"授信|撬动|放款|收入|引导股权")
_ACHIEVED = re.compile(
    r"截[至止]|已(?!有效)|现有|累计(?:申报|建设|服务|为|引进|选拔|达到)|完成了|获[批评]|吸引了?|共有|拥有|吸纳|位列"
)
_AIMED = re.compile(r"力争|争取|确保|到(?:19|20)\d{2}年|目标")
_DONE_HEADINGS = re.compile(r"发展基础|工作基础|发展现状|取得.*成效|情况|自然情况|概况|现状|背景")
_AIM_HEADINGS = re.compile(r"目标|任务|措施|计划|方案")


def role_of(sentence: str, segment: str, quantity: Quantity, context: Context, setting: "Setting") -> FigureRole:
    """The figure's role, from its own words first, then its year, then where it stands."""
    if _is_support(sentence, segment, quantity):
        return "amount"
    if re.search(r"(?:由|从)(?:不低于|不高于|不超过|原来的?)?$", segment[: quantity.start]):
        return "baseline"
    year = context.moment.year
    if year is not None and setting.first_year is not None:
        return "result" if year < setting.first_year else "target"
    if year is not None and setting.issued_year is not None:
        return "result" if year < setting.issued_year else "target"
    return _role_without_year(segment, setting)


def _is_support(sentence: str, segment: str, quantity: Quantity) -> bool:
    if not (quantity.is_money or quantity.unit == "%") or _NOT_SUPPORT.search(segment):
        return False
    capped = quantity.is_money and _CEILING.search(segment) and _SUPPORT.search(sentence)
    return bool(capped or _SUPPORT.search(segment))


def _role_without_year(segment: str, setting: "Setting") -> FigureRole:
    if _AIMED.search(segment):
        return "target"
    return "result" if setting.describes_the_past or _ACHIEVED.search(segment) else "target"


class Setting:
    """What the document and the headings say about the time a figure stands in."""

    def __init__(self, document: Document, heading_path: tuple[str, ...]) -> None:
        self.first_year = document.plan_period.first_year if document.plan_period else None
        self.issued_year = document.issued_on.year if document.issued_on else None
        describes = document.plan_period is None and not _AIM_HEADINGS.search(document.title)
        self.describes_the_past = describes or bool(_DONE_HEADINGS.search(" ".join(heading_path)))
