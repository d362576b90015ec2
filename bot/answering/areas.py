"""Which of several areas gives more: each area's own measure, and which areas write no sum."""

import re

from bot.answering.candidates import Candidate, candidates
from bot.answering.inquiry import Inquiry
from bot.answering.measures import state_measures
from bot.drafting import Draft, Line
from bot.eligibility import Assessment

_SUPPORT = re.compile("补|奖|资助|扶持|支持|给[得的钱]|划算|优惠|合算|实惠")
_WHICH = re.compile("哪|谁|一样|相比|比起|差|区别|更|对比|还是|分别|各")


def compare_areas(inquiry: Inquiry) -> Draft | None:
    """The measure of each area named, side by side; None where fewer than two are named, or none writes a sum."""
    text, areas = inquiry.question.text, inquiry.question.named.districts
    if len(areas) < 2 or inquiry.question.attribute or not (_SUPPORT.search(text) and _WHICH.search(text)):
        return None
    found = [each for each in candidates(inquiry) if each.alias]
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


def _of_area(inquiry: Inquiry, found: list[Candidate], area: str) -> Assessment | None:
    """The best of an area's own measures, one with a sum before the others."""
    own = [each for each in found if each.measure.district == area]
    if not own:
        return None
    return max(own, key=lambda each: (_sum(each.assessment), each.score)).assessment


def _sum(assessment: Assessment) -> bool:
    """Whether the measure's document writes a sum."""
    return assessment.measure.benefit.kind not in ("unstated", "in_kind", "tax")
