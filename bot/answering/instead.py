"""What is said instead of a sum or a figure that does not answer: another record, or the words of the best clause."""

import re
from collections.abc import Callable

from bot.answering.assurance import lacking
from bot.answering.figure_lacks import GOAL
from bot.answering.figures import answer_figures
from bot.answering.giving_way import (
    asks_figure,
    is_asked_of_best,
    is_named_elsewhere,
    is_told_elsewhere,
    outdone,
    says_all,
)
from bot.answering.inquiry import Inquiry
from bot.answering.measures import answer_measures, answer_named_measures, has_sum
from bot.answering.named_alone import asks_how_much
from bot.answering.passages import quote_passages
from bot.answering.refusals import not_found
from bot.answering.sufficiency import judge, own_cover
from bot.drafting import Draft
from retrieval.evidence import RankedSentence

_A_SIZE = re.compile(r"[0-9][0-9.]*\s*(?:[万亿]?元|[万亿]?[家件项个人]|[%％])")

Route = Callable[[Inquiry], Draft | None]


def answer_passages(inquiry: Inquiry) -> Draft:
    """Quote the sentences that say it, or come nearest; a refusal where there are none, or what they lack is a list."""
    judgement = judge(inquiry)
    if not judgement.evidence:
        return not_found(inquiry, judgement.lack or "subject")
    if _sets_goal_of_another(inquiry, judgement.evidence[0]):
        return not_found(inquiry, "subject")
    draft = quote_passages(inquiry, judgement.evidence)
    draft.lack = judgement.lack
    return not_found(inquiry, draft.lack) if draft.lack and draft.status != "answered" else draft


def _sets_goal_of_another(inquiry: Inquiry, best: RankedSentence) -> bool:
    """Whether a year's goal is asked for, and the best sentence is of that year and of nothing else that is named."""
    question = inquiry.question
    if not (GOAL.search(question.text) and question.subject and question.named.years):
        return False
    return own_cover(inquiry, best) == 0 and _A_SIZE.search(best.sentence.text) is not None


def taken_instead(inquiry: Inquiry, route: Route, draft: Draft) -> tuple[Route, Draft]:
    """The route and its draft, or those that answer better where it is a measure or a figure that does not."""
    if route is answer_measures and (draft.status == "not_found" or asks_figure(inquiry)):
        route, draft = _figures_instead(inquiry, draft)
        if draft.status == "not_found" and outdone(inquiry, draft):
            route, draft = _quoted_instead(inquiry, draft)
    elif route is answer_measures and is_named_elsewhere(inquiry, draft):
        route, draft = _quoted_instead(inquiry, draft)
    elif route is answer_figures and draft.status == "not_found":
        route, draft = _measures_instead(inquiry, draft)
    if route is answer_figures and draft.status == "not_found" and not draft.figures and is_asked_of_best(inquiry):
        route, draft = _quoted_instead(inquiry, draft)
    return route, draft


def _quoted_instead(inquiry: Inquiry, refused: Draft) -> tuple[Route, Draft]:
    """The words of the best sentence's clause, where nothing speaks against them."""
    draft = answer_passages(inquiry)
    said = draft.status == "answered" and lacking(inquiry, draft, "quote") is None
    return (answer_passages, draft) if said else (answer_measures, refused)


def _measures_instead(inquiry: Inquiry, refused: Draft) -> tuple[Route, Draft]:
    """The sum of the support named, where no number of such things is stated (院士站多少)."""
    told = inquiry.told & inquiry.kit.telling_facts
    named = told and inquiry.question.unit is None and not asks_figure(inquiry)
    stated = answer_named_measures(inquiry) if named else sum_of_name(inquiry)
    return (answer_measures, stated) if stated and stated.status == "answered" else (answer_figures, refused)


def sum_of_name(inquiry: Inquiry) -> Draft | None:
    """What the support gives of which nothing but the name is said, and how much is asked."""
    return answer_named_measures(inquiry) if asks_how_much(inquiry) else None


def _figures_instead(inquiry: Inquiry, stated_first: Draft) -> tuple[Route, Draft]:
    """The figure of the year or of the number asked about, where a measure near it states no sum, or no goal.

    Else the sentence that a near reviewed question is answered by, where the measure is of another clause.
    """
    question = inquiry.question
    of_its_own = bool(question.named.years or question.numbers or GOAL.search(question.text))
    stated = answer_figures(inquiry) if of_its_own or stated_first.status == "not_found" else None
    if stated and stated.status == "answered" and (of_its_own or says_all(inquiry, stated)):
        return answer_figures, stated
    if stated and asks_figure(inquiry) and not any(map(has_sum, stated_first.measures)):
        return answer_figures, stated
    if stated_first.status == "not_found" and is_told_elsewhere(inquiry, stated_first):
        return answer_passages, answer_passages(inquiry)
    return answer_measures, stated_first
