"""How many times another year's number it is, where the words beside a figure tell that (2475家，是2015年的4.45倍)."""

import re

from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line, Source
from policy_corpus.model import Figure

_ASKED = re.compile("几倍|多少倍|倍数|翻了?[几多]")
_TOLD = re.compile(r"(?:20)?\d\d年[^，。；;,]{0,8}?[\d.]+倍")
_PART = re.compile("[；;。]")


def say_multiple(inquiry: Inquiry, draft: Draft) -> None:
    """State a figure with the words that set it against another year's, where that is asked for."""
    if not _ASKED.search(inquiry.question.text) or any("倍" in line.text for line in draft.lines):
        return
    for figure in draft.figures:
        source = _told_beside(inquiry, figure)
        if source:
            draft.lines = [_with(inquiry, line, source) if _states(line, figure) else line for line in draft.lines]


def _states(line: Line, figure: Figure) -> bool:
    return any(s.clause_id == figure.clause_id and s.start <= figure.start < s.end for s in line.sources)


def _with(inquiry: Inquiry, line: Line, source: Source) -> Line:
    """The line with more of the sentence behind the year and area that it begins with."""
    label, colon, _ = line.text.partition("：")
    own = inquiry.kit.sentence_at(source.clause_id, source.start)
    proof = Source.of_sentence(own) if own else source  # the year may stand at its beginning
    return Line(f"{label if colon else ''}{colon}{inquiry.shown(source)}。", (proof,))


def _told_beside(inquiry: Inquiry, figure: Figure) -> Source | None:
    """The part of its sentence, between semicolons, in which a figure stands, where that tells a multiple."""
    sentence = inquiry.kit.sentence_at(figure.clause_id, figure.start)
    if sentence is None:
        return None
    clause = inquiry.kit.corpus.clauses[figure.clause_id]
    text, at = clause.text[sentence.start - clause.start : sentence.end - clause.start], figure.start - sentence.start
    first = max((cut.end() for cut in _PART.finditer(text, 0, at)), default=0)
    last = next((cut.start() for cut in _PART.finditer(text, at)), len(text))
    told = _TOLD.search(text, at, last)
    return Source(figure.clause_id, sentence.start + first, sentence.start + last) if told else None
