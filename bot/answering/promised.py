"""Whether support is given to whoever asks, and in full (能拿满吗, 是不是一申请就给), and what stands before it."""

import re
from decimal import Decimal

from bot.answering.candidates import whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.verdicts import asks_whether
from bot.drafting import Draft, Line
from bot.eligibility import Assessment
from policy_corpus.measures.model import Rate, SharedTiers, Tiered
from policy_corpus.measures.money import find_money, render_yuan

OPEN = ("eligible", "possible")  # verdicts that leave a chance
_CERTAIN = re.compile(
    "必[给得然]|[一肯]定.{0,2}[给能有拿]|保证|铁定|板上钉钉|稳拿|一申请就|足额|[拿给领补](?:[得到]|不)?[满足]"
)
_REVIEWED = re.compile("(?<!过)(?<!过了)评[估审]")  # 要评审吗: of which, may have been said before
_FEW = 3  # measures of which each is told how certain it is
_BESIDE = 10  # characters within which a sum is the one that is to be given in full


def how_certain(inquiry: Inquiry, draft: Draft) -> list[Line]:
    """What is said first of it, of each measure; nothing where that is not asked, or nothing bars it."""
    text = inquiry.question.text
    if not ((_CERTAIN.search(text) or _REVIEWED.search(text)) and asks_whether(text)) or len(draft.measures) > _FEW:
        return []
    said = [(each, _certainty(inquiry, each)) for each in draft.measures if each.verdict in OPEN]
    titled = len(draft.measures) > 1 or _REVIEWED.search(text) is not None
    return [
        Line(f"{each.title}：{bars}" if titled else bars, (whole_sentence(inquiry, each.evidence),))
        for each, bars in said
        if bars
    ]


def _certainty(inquiry: Inquiry, each: Assessment) -> str:
    """That the numbers told come to less than the whole; else what stands between the conditions and the money."""
    amount = each.amount
    most = (amount.value_yuan or amount.max_yuan) if amount and "=" in (amount.formula or "") else None
    whole = _whole(inquiry, each)
    if most is not None and whole is not None and most < whole:
        return f"拿不满：按您说的数算下来不到{render_yuan(whole)}。"
    word, review = each.measure.benefit.ceiling_word, each.measure.assessment
    parts = [f"文件写的是“{word}”，不是一定给到这个数"] if word else []
    parts += [f"不是符合条件就一定给：{review.text}"] if review else []
    bars = "；".join(parts)
    return f"不一定：{bars}。" if bars else ""


def _whole(inquiry: Inquiry, each: Assessment) -> Decimal | None:
    """The sum named beside the words that ask for all of it; else the least tier or cap of the measure."""
    asked, benefit = _CERTAIN.search(inquiry.question.text), each.measure.benefit
    sums = find_money(inquiry.question.text)
    own = {value for value in inquiry.profile.values() if isinstance(value, Decimal)}
    if asked is None:
        return None
    near = [s.yuan for s in sums if s.yuan not in own and abs(s.start - asked.end()) <= _BESIDE]
    if near:
        return near[-1]
    if isinstance(benefit, Tiered | SharedTiers):
        return min(benefit.tiers.values())
    return min((cap.amount for cap in benefit.caps), default=None) if isinstance(benefit, Rate) else None
