"""That the document named does not say who does what is asked about, where only the thing itself is quoted."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source

_ASKED = re.compile(
    "(?:牵头|配合|责任|负责|主管)(?:单位|部门)|(?:由|归)(?:谁|哪[个家])|谁来?(?:负责|牵头)|哪个(?:部门|单位|局)(?:负责|牵头)"
)
_SAYS_WHO = re.compile(
    "由[^，。；]{2,24}(?:负责|牵头|制定|组织|审核|解释)|[局委办厅]|部门|领导小组|政府|公司|(?<![融务创发])机构"
)


def refuse_units(inquiry: Inquiry, draft: Draft) -> Draft | None:
    """The refusal; None where no unit of a named document is asked for, or what is shown tells of one."""
    question, corpus = inquiry.question, inquiry.kit.corpus
    sources = draft.sources()
    named = question.named.documents or any(name in question.text for name in inquiry.kit.series)
    asked = question.asks("department") and (named or question.of_the_same) and _ASKED.search(question.text)
    if not asked or draft.status != "answered" or not sources:
        return None
    if any(corpus.clauses[s.clause_id].facets.units.all() or _SAYS_WHO.search(inquiry.shown(s)) for s in sources):
        return None
    return no_units(inquiry, sources[0])


def no_units(inquiry: Inquiry, source: Source) -> Draft:
    """That the clause says what is to be done, and not by whom."""
    clause = inquiry.kit.corpus.clauses[source.clause_id]
    name = inquiry.kit.corpus.document_of(clause.id).short_title
    reply = inquiry.kit.replies.render("not_found_units", document=name, label=clause.label)
    return Draft("not_found").say(reply).say(f"最接近的原文：“{inquiry.shown(source)}”", source)
