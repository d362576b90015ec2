"""Which of several areas gives more: each area's own measure, and which areas write no sum."""

import re
from collections.abc import Sequence

from bot.answering.candidates import Candidate, candidates, whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.measures import state_measures
from bot.answering.overview import possible, things
from bot.drafting import Draft, Line
from bot.eligibility import Assessment

_SUPPORT = re.compile("补|奖|资助|扶持|支持|给[得的钱]|划算|优惠|合算|实惠|政策")
_SHOWN = 3  # measures of each area that are told where none is named
_WHICH = re.compile("哪|谁|一样|相比|比起|差|区别|更|对比|还是|分别|各")


def compare_areas(inquiry: Inquiry) -> Draft | None:
    """The measure of each area named, side by side; None where fewer than two are named, or none writes a sum."""
    text, areas = inquiry.question.text, inquiry.question.named.districts
    if len(areas) < 2 or inquiry.question.attribute or not (_SUPPORT.search(text) and _WHICH.search(text)):
        return None
    found = [each for each in candidates(inquiry) if each.alias]
    if not found and not things(inquiry):
        return _in_all(inquiry, areas)
    best = {area: _of_area(inquiry, found, area) for area in areas}
    stated = list({each.measure.id: each for each in best.values() if each}.values())
    if not any(_sum(each) for each in stated):
        return None
    draft = state_measures(inquiry, stated, unstated=True)
    silent = tuple(area for area, each in best.items() if each is None or not _sum(each))
    if silent and draft.lines:
        text = inquiry.kit.replies.render("line_areas_without_sum", areas=inquiry.kit.place_names(silent))
        draft.lines.insert(0, Line(text, draft.lines[0].sources))
    return draft


def _in_all(inquiry: Inquiry, areas: Sequence[str]) -> Draft | None:
    """How much support each area has, where none is named (落在高新区还是自贸片区划算); None where one has none."""
    draft = Draft("answered")
    for area in areas:
        own = possible(inquiry, [one for one in inquiry.assessments if one.measure.district == area])
        summed = [one for one in own if _sum(one)]
        if not own:
            return None
        over = "（现都已不在有效期或计划期内）" if all(one.verdict == "not_in_force" for one in own) else ""
        place, first = inquiry.kit.place_names((area,)), (summed or own)[:_SHOWN]
        draft.say(f"{place}：文件写到的支持共计{len(own)}项{over}，其中写明金额的{len(summed)}项，例如：")
        draft.computed += [f"{len(own)}项", f"{len(summed)}项"]
        for one in first:
            amount = (one.amount and one.amount.text) or "见条款"
            draft.say(f"{one.title}：{amount}。", whole_sentence(inquiry, one.evidence))
            draft.computed.append(amount)
        draft.measures += first
    return draft


def _of_area(inquiry: Inquiry, found: list[Candidate], area: str) -> Assessment | None:
    """The best of an area's own measures, one with a sum before the others."""
    own = [each for each in found if each.measure.district == area]
    if not own:
        return None
    return max(own, key=lambda each: (_sum(each.assessment), each.score)).assessment


def _sum(assessment: Assessment) -> bool:
    """Whether the measure's document writes a sum."""
    return assessment.measure.benefit.kind not in ("unstated", "in_kind", "tax")
