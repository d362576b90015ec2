"""How sure a proposal is, and what a person should look at before it may become a measure."""

from collections.abc import Iterable, Iterator, Sequence
from math import prod
from typing import NamedTuple

from policy_corpus.measures.extraction.model import Grant
from policy_corpus.measures.extraction.subjects import Origin, Subject


class Doubt(NamedTuple):
    """A reason for doubt, and the factor by which it lowers confidence; without a reason nobody need look."""

    factor: float
    reason: str = ""


UNALIGNED = Doubt(0.4, "几个数额与前文的档次未能逐一对应，请补上各数额的档次")
ONCE_AND_YEARLY = Doubt(0.85, "既有一次性的、又有按年的，可能是两项支持，请分开")
IN_TABLE = Doubt(0.6, "数额出自表格，请核对所在的行和列")
IN_BRACKETS = Doubt(0.85, "数额写在括号内，请核对是否另计")
SOUGHT = Doubt(0.5, "文件只是探索、争取或拟订，不一定已经实行")
_NO_AMOUNT = Doubt(0.5, "未写明数额")
_ANAPHORIC = Doubt(0.75, "资助对象含“其”“上述”等指代，请补全")
_FILLED_LATER = Doubt(0.9, "数额写在另一句中，请核对是否同一项支持")
_RANGE = Doubt(0.9, "数额为幅度，具体标准须另查")
_FLOOR = Doubt(0.9, "只写明下限")
_NO_BASE = Doubt(0.85, "未写明比例的计算基数")
_ORIGINS = {
    Origin.NAMED: Doubt(0.98),
    Origin.NOUN: Doubt(0.92),
    Origin.TOPIC: Doubt(0.92),
    Origin.BASE: Doubt(0.8, "未写明资助对象，暂以计算基数代替"),
    Origin.CARRIED: Doubt(0.75, "资助对象承自前文，请核对"),
    Origin.HEADING: Doubt(0.6, "资助对象取自标题，请核对"),
}


def weigh(subject: Subject, grants: Sequence[Grant], others: Iterable[Doubt]) -> tuple[float, tuple[str, ...]]:
    """Confidence between nought and one, and the reasons for review, each once."""
    doubts = dict.fromkeys([_ORIGINS[subject.origin], *_about(subject, grants), *others])
    confidence = prod(doubt.factor for doubt in doubts)
    return round(confidence, 2), tuple(doubt.reason for doubt in doubts if doubt.reason)


def _about(subject: Subject, grants: Sequence[Grant]) -> Iterator[Doubt]:
    if subject.anaphoric:
        yield _ANAPHORIC
    if subject.filled_later:
        yield _FILLED_LATER
    if not grants:
        yield _NO_AMOUNT
    for grant in grants:
        if grant.value.high is not None:
            yield _RANGE
        if grant.bound == "at_least":
            yield _FLOOR
        if grant.role == "rate" and grant.base is None:
            yield _NO_BASE
