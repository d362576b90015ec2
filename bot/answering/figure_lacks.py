"""What the best record of a figure contradicts, where no agreeing record counts the thing that is asked about."""

import re

from bot.answering.comparison import amount
from bot.answering.figure_kinds import share_held
from bot.answering.inquiry import Inquiry
from bot.drafting import Lack
from bot.understanding.within import asked_within
from policy_corpus.facts.matching import ScoredFigure

NEARLY = 0.36  # score at which a figure of another year or district shows that the right one is lacking
ELSEWHERE = 0.6  # the same for one of another document alone: below it, its words are a part of what is asked
GOAL = re.compile("目标|力争|争取")
CLOSE = 0.9  # share of the best record's score at which one that agrees stands for it
_JOINED = re.compile("[、和及与]")
REACHED = ("result", "baseline")
_FATAL = {"year", "district", "topic", "document"}


def lacking(inquiry: Inquiry, matched: list[ScoredFigure], fitting: list[ScoredFigure]) -> Lack | None:
    """What the best record contradicts, where it names the very indicator or field and no agreeing record does."""
    counted = shown_in_unit(inquiry, [m for m in matched if "unit" not in m.conflicts])
    best = counted[0] if counted else None
    numbered = inquiry.question.unit or inquiry.question.intents or GOAL.search(inquiry.question.text)
    open_ = fitting or not numbered or (best and best.score < ELSEWHERE)
    if best is None or (open_ and asked_within(inquiry.question) and set(best.conflicts) == {"document"}):
        return None  # what another document names better does not unsay what the one asked within has
    if not _FATAL & set(best.conflicts) or best.score < NEARLY:
        return None
    named = {"indicator", "topic"} & set(best.why)
    if not named and _is_the_thing(inquiry, best, fitting):
        return "year"
    if not named or any(
        named & set(m.why) or _is_goal_asked(inquiry, m, best) or _counts_with_others(inquiry, m, best) for m in fitting
    ):
        return None
    return "year" if "year" in best.conflicts else "district"


def _is_the_thing(inquiry: Inquiry, best: ScoredFigure, fitting: list[ScoredFigure]) -> bool:
    """Whether a figure that no vocabulary knows is the thing itself, of another year, and those that fit are not."""
    words = inquiry.question.subject.split()
    whole = set(best.conflicts) == {"year"} and bool(words) and share_held(inquiry, best.figure) == len(words)
    return whole and bool(fitting) and all(share_held(inquiry, m.figure) < len(words) for m in fitting)


def _is_goal_asked(inquiry: Inquiry, fitting: ScoredFigure, best: ScoredFigure) -> bool:
    """Whether a goal is asked for and a figure is one, agrees where the best contradicts, and fits nearly as well."""
    agrees = fitting.score >= CLOSE * best.score and set(best.conflicts) <= set(fitting.why)
    return agrees and fitting.figure.role not in REACHED and GOAL.search(inquiry.question.text) is not None


def _counts_with_others(inquiry: Inquiry, fitting: ScoredFigure, best: ScoredFigure) -> bool:
    """Whether a figure counts what is asked about together with other things, where the best one contradicts."""
    known = inquiry.kit.vocabulary.indicators.by_id.get(best.figure.indicator_id or "")
    names = (known.name, *known.synonyms) if known else ()
    agrees = set(best.conflicts) <= set(fitting.why) and not fitting.conflicts
    together = _JOINED.split(fitting.figure.indicator)
    return agrees and len(together) > 1 and any(name in part for part in together for name in names)


def shown_in_unit(inquiry: Inquiry, matched: list[ScoredFigure]) -> list[ScoredFigure]:
    """The figures whose sum looks like the unit asked for; all where none does."""
    unit = inquiry.question.unit
    return [m for m in matched if unit and unit.shows.search(amount(m.figure))] or matched
