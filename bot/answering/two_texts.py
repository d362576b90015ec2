"""Two texts held against each other without a name (一处写小微企业一处写小微型企业): both are quoted."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.passages import quote_passages
from bot.answering.sufficiency import judge
from bot.drafting import Draft

_TWO_TEXTS = re.compile(
    "两[份处边]|两个(?:文件|地方|版本|说法)|[一有][个处份边的][写说叫].{1,16}[一有][个处份边的][写说叫]|分别是哪(?:一?份|个文件)"
)
_OTHERWISE = ("amount", "figure", "rate", "count", "eligibility", "department")


def answer_both_texts(inquiry: Inquiry) -> Draft | None:
    """What each of two documents says of a thing; None where a number is asked for, or one document alone says it."""
    question = inquiry.question
    named = question.facets.documents or question.unit or question.attribute
    if named or question.asks(*_OTHERWISE) or not _TWO_TEXTS.search(question.text):
        return None
    judgement = judge(inquiry)
    if judgement.lack or not judgement.evidence:
        return None
    draft = quote_passages(inquiry, judgement.evidence)
    documents = {inquiry.kit.corpus.document_of(source.clause_id).id for source in draft.sources()}
    return draft if draft.status == "answered" and len(documents) > 1 else None
