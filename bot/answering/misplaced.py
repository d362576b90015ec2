"""A number that the documents have, but of another area, year or document than the asker takes it to be of."""

from bot.answering.comparison import amount
from bot.answering.figure_lacks import NEARLY
from bot.answering.figure_lines import state_figures
from bot.answering.figure_matching import match
from bot.answering.inquiry import Inquiry
from bot.answering.premises import wants_yes
from bot.drafting import Draft, Line
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_KINDS = ({"district"}, {"year"}, {"document"})
_NAMED = {"indicator", "topic"}


def answer_misplaced(inquiry: Inquiry) -> Draft | None:
    """Of what the number is that the message asks to confirm; None where it is right, or nothing has it."""
    question = inquiry.question
    if len(question.numbers) != 1 or not wants_yes(question.text) or question.asks("amount", "eligibility"):
        return None
    number, matched = question.numbers[0].replace("％", "%"), match(inquiry)
    if any(not m.conflicts and _NAMED & set(m.why) for m in matched):
        return None
    held = (m for m in matched if amount(m.figure).startswith(number) and _is_of_another(m))
    found = next(held, None)
    asked = _as_asked(inquiry, found) if found else ""
    if found is None or not asked:
        return None
    actual = _as_written(inquiry, found)
    said = inquiry.kit.replies.render("line_misplaced", number=amount(found.figure), asked=asked, actual=actual)
    draft = state_figures(inquiry, [found.figure], named=True)
    draft.lines.insert(0, Line(said, draft.lines[0].sources))
    draft.strays = True
    return draft


def _is_of_another(matched: ScoredFigure) -> bool:
    """Whether a record is of the very thing named, and contradicts its area, its year or its document alone."""
    return matched.score >= NEARLY and bool(_NAMED & set(matched.why)) and set(matched.conflicts) in _KINDS


def _as_asked(inquiry: Inquiry, matched: ScoredFigure) -> str:
    """The one area, year or document that the message takes the number to be of; empty where it names several."""
    named, kit = inquiry.question.named, inquiry.kit
    labels = {
        "district": [kit.place_by_id.get(id_, "") for id_ in named.districts],
        "year": [f"{year}年" for year in named.years],
        "document": [f"《{kit.corpus.documents[id_].document.short_title}》" for id_ in named.documents],
    }[matched.conflicts[0]]
    return labels[0] if len(labels) == 1 else ""


def _as_written(inquiry: Inquiry, matched: ScoredFigure) -> str:
    """The same of the record."""
    figure: Figure = matched.figure
    own = {
        "district": inquiry.kit.place_by_id.get(figure.district or "", ""),
        "year": figure.as_of or f"{figure.year}年",
        "document": f"《{inquiry.kit.corpus.document_of(figure.clause_id).short_title}》",
    }
    return own[matched.conflicts[0]]
