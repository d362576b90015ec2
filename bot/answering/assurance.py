"""How sure it is that a draft answers its question: what speaks for and against it, weighed together.

No single sign forbids an answer: a question in the asker's own words always holds some that no clause has. The one
exception is the support for a thing that no source names. The weights are learned (`python -m evals.bench.sufficiency`)
and kept in `bot/understanding/data/sufficiency.yaml`.
"""

import math
import re
from collections.abc import Mapping
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.answering.named_things import unspoken_thing
from bot.answering.sufficiency import cover_of
from bot.drafting import Draft, Lack
from bot.understanding.patterns import load_data
from retrieval.grams import grams

_POOR, _FULL = 1.5, 4.0  # scores of a sentence that has little of what a question names, and all of it


def lacking(inquiry: Inquiry, draft: Draft, kind: str) -> Lack | None:
    """What is lacking where too little speaks for the draft, of one `kind` of answer; None where enough does."""
    found = signs(inquiry, draft, kind)
    sure = assurance(found) >= load_data("sufficiency.yaml")["threshold"]
    lent = lends(found, kind) or _sum_of_another(inquiry, found, kind)
    return None if sure and not lent else draft.lack or "subject"


def lends(found: Mapping[str, float], kind: str) -> bool:
    """Whether support for one thing would be stated for another: this is weighed against nothing."""
    return kind == "measure" and found["thing_unspoken"] > 0


def _sum_of_another(inquiry: Inquiry, found: Mapping[str, float], kind: str) -> bool:
    """Whether a sum is asked for and quoted words are proposed that name nothing of what it is asked for."""
    question = inquiry.question
    another = kind == "quote" and question.asks("amount") and question.subject and not question.follow_up
    return bool(another and not found["subject_quoted"])


def assurance(found: Mapping[str, float]) -> float:
    """How likely an answer with such signs answers its question, 0 to 1; a sign without a weight counts nothing."""
    weights = load_data("sufficiency.yaml")["weights"]
    return 1 / (1 + math.exp(-weights["base"] - sum(weights.get(name, 0.0) * value for name, value in found.items())))


def signs(inquiry: Inquiry, draft: Draft, kind: str) -> dict[str, float]:
    """The signs, each 0 to 1, by the names that the weights have."""
    question = inquiry.question
    shown = "".join(map(inquiry.shown, draft.sources()))
    number, attribute = question.shows_number, question.attribute if kind == "quote" else None
    unstated = attribute is not None and attribute.states.search(shown) is None
    found = {
        "quoted": kind == "quote",
        "attribute_asked": attribute is not None,
        "attribute_lacking": draft.lack == "attribute" or unstated,
        "figure_lacking": draft.lack == "figure" or (number is not None and not number.search(shown)),
        "context_lacking": draft.lack in ("year", "district"),
        "thing_unspoken": unspoken_thing(inquiry, draft) is not None,
        "subject_quoted": cover_of(inquiry, _held(inquiry, draft, shown)),
    }
    found["evidence"] = _evidence(inquiry)
    answered, unsaid = _nearness(inquiry, draft)
    found |= {"asked_of_it": answered, "asked_in_vain": unsaid}
    found |= {f"{name}_lacking": _wanted(name, question.text, shown) for name in load_data("sufficiency.yaml")["kinds"]}
    return {name: float(value) for name, value in found.items()}


def _evidence(inquiry: Inquiry) -> float:
    """How well the best sentence of all fits the question, by the evidence ranking."""
    best = inquiry.ranked[0].score if inquiry.ranked else 0.0
    return min(1.0, max(0.0, (best - _POOR) / (_FULL - _POOR)))


def _nearness(inquiry: Inquiry, draft: Draft) -> tuple[float, float]:
    """How near the nearest reviewed question is that the cited sentences answer, and that no document answers."""
    if inquiry.nearest is None:
        return 0.0, 0.0
    cited = [
        inquiry.nearest.answered[sentence.ordinal]
        for source in draft.sources()
        for sentence in inquiry.kit.sentences_of(source.clause_id)
        if source.start < sentence.end and sentence.start < source.end
    ]
    return min(1.0, max(cited, default=0.0)), min(1.0, inquiry.nearest.unsaid)


def _held(inquiry: Inquiry, draft: Draft, shown: str) -> frozenset[str]:
    """The character pairs of what the sources show and of the headings above it."""
    clauses = (inquiry.kit.corpus.clauses[source.clause_id] for source in draft.sources())
    return frozenset(grams(inquiry.kit.canonical(" ".join([shown, *(h for c in clauses for h in c.heading_path)]))))


def _wanted(kind: str, asked: str, shown: str) -> bool:
    """Whether the words ask for a kind of answer that the sources do not show."""
    asks, shows = _kinds()[kind]
    return asks.search(asked) is not None and shows.search(shown) is None


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    kinds = load_data("sufficiency.yaml")["kinds"].items()
    return {name: (re.compile(kind["asks"]), re.compile(kind["shows"])) for name, kind in kinds}
