"""Figures of the very year and area asked about whose name is made of the same words in another order.

They are shown beside a refusal, as what they are: whether 中小微科技型企业 are the 科技型中小企业 asked about, no
document says.
"""

from bot.answering.figure_lines import context_of, say_figure
from bot.answering.figure_matching import ENOUGH
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from bot.understanding.facets import without
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


def say_of_other_documents(inquiry: Inquiry, refusal: Draft) -> Draft:
    """The refusal, with what another document says of the very area and year of which the one named says nothing."""
    question, kit = inquiry.question, inquiry.kit
    named, areas = question.named.documents, question.named.districts
    if len(named) != 1 or len(areas) != 1:
        return refusal
    first, last = kit.plan_periods.get(named[0], (0, 1))
    years = question.named.years or ((last,) if first == last else ())
    words = without(question.text, kit.gazetteer, ("documents", "districts", "years"))
    matched = kit.facts.match_figures(words, year=years or None, district=areas, limit=8) if years else []
    for one in [one for one in matched if not one.conflicts][:1]:
        if one.score >= ENOUGH and one.figure.document_id != named[0]:
            name = kit.corpus.documents[one.figure.document_id].document.short_title
            refusal.strays = True
            say_figure(inquiry, refusal.say(f"以下是《{name}》写的。"), one.figure)
    return refusal


def _alike(inquiry: Inquiry) -> list[Figure]:
    asked = set("".join(inquiry.question.subject.split()))
    if len(asked) < LEAST or not inquiry.question.facets.years:
        return []
    named = [(getattr(inquiry.question.facets, kind), own) for kind, own in _KINDS]
    placed = [f for f in inquiry.kit.facts.figures() if all(not v or getattr(f, own) in v for v, own in named)]
    return [f for f in placed if len(asked & set(f.indicator)) >= ALIKE * len(asked | set(f.indicator))]
