"""Naming sums of support: whom they are for, and which of several levels each of a run of sums belongs to."""

import re

from policy_corpus.facts.naming import Name
from policy_corpus.facts.segments import Segment, Sentence

_GIVES = re.compile(
    r"补助|资助|奖励|补贴|奖补|支持额度|(?:给予|进行)[^，]{0,8}(?:支持|扶持|配套)|[元%]的?[^，]{0,8}(?:支持|扶持|配套)"
    r"|扶持资金|科研经费|运营经费|资金支持|最高不超过"
)
_NOT_SUPPORT = re.compile(r"撬动|授信|放款|收入|引导股权|前提下")
_BENEFIT = re.compile(
    r"(?:年度)?运营经费|科研经费补助|科研经费|研发项目资助|扶持资金|后补助|补助|资助|奖励|补贴|奖补"
    r"|支持额度|支持|扶持|配套|经费"
)
_SUM = re.compile(r"资金|资助|补助|奖励|经费|额度")
_GIVING = re.compile(
    r"(?:[，。；]|经[^，]*评[估审][^，]*|择优|每年|每项|每个机构|分别|一次性?|累计|连续|同时|并|按合同金额|按照?[^，]*的?|最高|总额|总计)*"
    r"(?:给予|不超过|最高|按合同金额|可达|(?:资助|奖励|补助|支持(?:额度)?)(?=给予|最高|不超过)).*$"
)
_PROCEDURAL = re.compile(r"^(?:按照?|根据|经|在[^，]*(?:前提下|情况下|条件下)|视|依据|自|并|给予)")
_DETAIL = re.compile(r"^(?:根据|按照).*$")
_NARROWS = re.compile(r"^(?:同一|每)|板$")
_LIST = "[^，；。、]{1,14}(?:、[^，；。、]{1,14}){%d}"
_BEFORE_LEVEL = re.compile(r"[的照按对给为获得以定]")
_AFTER_LEVEL = re.compile(r"(?<=级)|(?<=标准)|的|企业|分别|一次|认定|科技创新|科技孵化")


def name_amount(sentence: Sentence, index: int, quantity: int) -> Name | None:
    """The name of a sum of support, such as 科技孵化器补助（国家级）; None for other figures.

    `index` is the segment's place in the sentence, `quantity` the sum's place in the segment.
    """
    segment = sentence.segments[index]
    value = segment.quantities[quantity]
    recipient = _recipient(sentence, index) if value.is_money or value.unit == "%" else None
    if recipient is None or not _GIVES.search(segment.text) or _NOT_SUPPORT.search(segment.text):
        return None
    start, who = recipient
    benefit = _BENEFIT.search(segment.text, value.end) or _BENEFIT.search(segment.text)
    wording = who if benefit is None or _SUM.search(who) else who + benefit[0]
    before = sentence.text[: segment.start - sentence.start + segment.quantities[0].start]
    levels = _levels(before, len(segment.quantities))
    return Name(wording + (f"（{levels[quantity]}）" if levels else ""), who, start)


def _recipient(sentence: Sentence, index: int) -> tuple[int, str] | None:
    """Where the receiver of support is named, and how: in the segment itself or in the nearest earlier one."""
    segment = sentence.segments[index]
    own = _clean(_GIVING.sub("", segment.text[: segment.quantities[0].start] + "给予"))
    for earlier in reversed(_same_part(sentence, index)):
        who = _clean(_DETAIL.sub("", earlier.text.partition("根据")[0]))
        if _PROCEDURAL.match(earlier.text) or earlier.quantities or len(who) < 2:
            continue
        if not own or own.removesuffix("的补助金额") in who:
            return earlier.start, who
        if _NARROWS.search(own):
            return earlier.start, f"{who}（{own}）"
        break
    return (segment.start, own) if len(own) > 1 else None


def _same_part(sentence: Sentence, index: int) -> list[Segment]:
    """The segments before this one that no semicolon cuts off."""
    begin = sentence.text.rfind("；", 0, sentence.segments[index].start - sentence.start)
    return [one for one in sentence.segments[:index] if one.start - sentence.start > begin]


def _clean(text: str) -> str:
    text = re.sub(r"^[^“”]*?(?<![面针相应核])对(?:于)?(?!口|外|接|策|应|比)(?=[^，。；]{2})", "", text)
    return re.sub(r"的(?:单位)?$", "", text.strip("，。；"))


def _levels(before: str, count: int) -> list[str]:
    """The parts of the last list of exactly `count` parts before the sums."""
    lists: list[str] = re.findall(_LIST % (count - 1), before) if count > 1 else []
    for text in reversed(lists):
        parts = text.split("、")
        parts[0] = _BEFORE_LEVEL.split(parts[0])[-1]
        parts[-1] = _AFTER_LEVEL.split(parts[-1])[0]
        if all(parts):
            return parts
    return []
