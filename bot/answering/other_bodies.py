"""What a body has to do that no document gives a task (海关牵头什么, 甘井子区科技局负责什么): none, and said so."""

import re

from bot.answering.duties import no_duties
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.understanding.facets import without

_BODY = "[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|部(?!门|分)|海关|大学|学院|科学院|研究所|中科院|公司|银行|集团|协会|工会)"
_DOES = re.compile(
    rf"(?:^|[\s,，])[里中的]*(?P<body>{_BODY})\s*(?:在\s*[里中]?)?(?:都|又|也|要|需要|主要)*"
    "(?P<act>负责|牵头|配合|承担)(?:了|的)?(?:什么|啥|哪|几|多少)"
)
_ELSEWHERE = re.compile("(?:[区县省]|国家|全国)$")
_NO_NAME = re.compile("[哪谁各我咱俺本这那]|什么|相关|有关|主管")


def answer_other_body(inquiry: Inquiry) -> Draft | None:
    """That no task is written for the body named; None where the documents know it, or none is named."""
    text = without(inquiry.question.text, inquiry.kit.gazetteer, ("documents", "years"))
    match = _DOES.search(text)
    if match is None or _NO_NAME.search(match["body"]) or inquiry.question.follow_up:
        return None
    body, known = match["body"], inquiry.kit.vocabulary.departments
    if known.id_of(body):
        return None
    held = known.find(body)
    own = body[: held[-1].start] if held else ""
    if held and not _ELSEWHERE.search(own):
        return None
    return no_duties(inquiry, body, match["act"])
