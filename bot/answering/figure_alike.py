"""Figures of the very year and area asked about whose name is made of the same words in another order.

They are shown beside a refusal, as what they are: whether 中小微科技型企业 are the 科技型中小企业 asked about, no
document says.
"""

from bot.answering.figure_lines import context_of
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Figure

ALIKE = 0.8  # share of the characters of two names that both have
LEAST = 4  # characters of a name that is told by them
MOST = 3
_KINDS = (("years", "year"), ("districts", "district"), ("documents", "document_id"))


def say_alike(inquiry: Inquiry, refusal: Draft) -> Draft:
    """The refusal, with the figures that are nearly of the name asked about."""
    for figure in _alike(inquiry)[:MOST] if not refusal.sources() else ():
        source = Source(figure.clause_id, figure.start, figure.end)
        words = inquiry.shown(source).removesuffix("。")
        name = inquiry.kit.corpus.document_of(figure.clause_id).short_title
        text = f"《{name}》，{context_of(inquiry, figure)}{words}"
        refusal.say(inquiry.kit.replies.render("line_alike", figure=text), source)
    return refusal


def _alike(inquiry: Inquiry) -> list[Figure]:
    asked = set("".join(inquiry.question.subject.split()))
    if len(asked) < LEAST or not inquiry.question.facets.years:
        return []
    named = [(getattr(inquiry.question.facets, kind), own) for kind, own in _KINDS]
    placed = [f for f in inquiry.kit.facts.figures() if all(not v or getattr(f, own) in v for v, own in named)]
    return [f for f in placed if len(asked & set(f.indicator)) >= ALIKE * len(asked | set(f.indicator))]
