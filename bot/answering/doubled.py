"""What a goal of doubling comes to, from the number that there was before (2475家, 翻一番)."""

import re

from bot.answering.comparison import amount
from bot.answering.figure_lines import state_figures
from bot.answering.figure_relations import TIMES
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line, Source
from policy_corpus.model import Figure

_DOUBLES = re.compile("翻一?番|翻倍|翻一倍")
_HOW_MANY = re.compile("多少|几[家件个项人]")


def answer_doubled(inquiry: Inquiry) -> Draft | None:
    """The number before and twice that, where a message names a doubling that is a goal and asks what it comes to."""
    text = inquiry.question.text
    if not (_DOUBLES.search(text) and _HOW_MANY.search(text)):
        return None
    goals = [f for f in inquiry.kit.facts.figures() if f.unit == TIMES[0] and f.value == 1 and f.role == "target"]
    pairs = [(base, goal) for goal in goals for base in _bases(inquiry, goal)]
    return _state(inquiry, *pairs[0]) if len(pairs) == 1 else None


def _bases(inquiry: Inquiry, goal: Figure) -> list[Figure]:
    """What there was, by the goal's own document, of a thing that the goal and the question or the turn before name."""
    kit, question = inquiry.kit, inquiry.question
    before = {f.indicator_id for f in kit.facts.figures() if f.id in inquiry.earlier_figures[-1:]}
    named = {term.id for term, _ in kit.vocabulary.indicators_in(question.wording)} or before
    own = kit.facts.figures(document=goal.document_id, district=goal.district)
    return [
        f for f in own if f.role == "result" and f.indicator_id in named and not f.topic and _is_of(inquiry, f, goal)
    ]


def _is_of(inquiry: Inquiry, base: Figure, goal: Figure) -> bool:
    """Whether the goal is for what a figure counts."""
    known = inquiry.kit.vocabulary.indicators.by_id.get(base.indicator_id or "")
    return known is not None and any(name in goal.indicator for name in (known.name, *known.synonyms))


def _state(inquiry: Inquiry, base: Figure, goal: Figure) -> Draft:
    draft = state_figures(inquiry, [base, goal])
    twice = f"{(base.value * 2).normalize():f}{base.unit}"
    sources = [Source(f.clause_id, f.start, f.end) for f in (base, goal)]
    draft.lines.insert(0, Line(f"翻一番：{amount(base)}+{amount(base)}={twice}。", tuple(sources)))
    draft.computed.append(draft.lines[0].text)
    return draft
