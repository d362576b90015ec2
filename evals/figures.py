"""Figures in an answer that nothing it cites, was asked or computes accounts for."""

import json
import re

from evals.case import Case
from evals.given import Given
from evals.text import fold

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?(?:元|美元|%|家|件|项|人|个|套|平方米|年|月|日|台|倍)")
_COMPUTATION = re.compile(r"[=＝×→]|合计|共计|相差|剩余|还能|还可")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SENTENCE_END = re.compile(r"[。；\n]")
_NAME = re.compile("《[^》]*》")  # of a document, whose year is no figure


def ungrounded_figures(given: Given, case: Case) -> list[str]:
    """Figures with a unit that stand in no citation, no question, no validity and no shown computation."""
    known = _known_text(given, case)
    sentences = (fold(_NAME.sub("", s)) for s in _SENTENCE_END.split(given.answer) if not _COMPUTATION.search(s))
    return [figure for sentence in sentences for figure in _FIGURE.findall(sentence) if figure not in known]


def _known_text(given: Given, case: Case) -> str:
    asked = "".join(case.turns) + (given.as_of or "") + json.dumps(given.measures or [], ensure_ascii=False)
    cited = [part for c in given.citations for part in (fold(c.clause_text), fold(c.about))]
    known = fold(asked) + "".join(cited)
    # A date is known in both spellings: 2025-12-31 in a field, 2025年12月31日 in the answer.
    # The separator keeps a figure from being read across the seam.
    return known + "|" + "|".join(_chinese_date(*found) for found in _ISO_DATE.findall(known))


def _chinese_date(year: str, month: str, day: str) -> str:
    return f"{int(year)}年{int(month)}月{int(day)}日"
