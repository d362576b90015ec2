"""A number that the asker takes for granted and that the documents contradict is named as such."""

import re

from bot.answering.comparison import amount
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line
from policy_corpus.measures.money import find_money, render_yuan
from policy_corpus.model import Figure

_CLAIMS = re.compile("听说|据说|是吧|对吧|对吗|是吗|没错吧|没记错|不是.{0,8}吗|说是|都说|记得|以为")


def correct_premise(inquiry: Inquiry, draft: Draft) -> None:
    """Say “文件写的不是…，而是…” first, where one stated figure has the claimed number's unit and another value."""
    question = inquiry.question
    if not _CLAIMS.search(question.text):
        return
    if len(draft.measures) == 1 and not draft.figures:
        _correct_sum(inquiry, draft)
    if len(draft.figures) != 1:
        return
    figure = draft.figures[0]
    claimed = [number for number in question.numbers if _same_unit(number, figure)]
    if claimed and all(number != amount(figure) for number in claimed):
        text = inquiry.kit.replies.render("line_wrong_premise", claimed=claimed[0], actual=amount(figure))
        draft.lines.insert(0, Line(text, draft.lines[0].sources))


def _correct_sum(inquiry: Inquiry, draft: Draft) -> None:
    """The same for the sum of a measure."""
    given = draft.measures[0].amount
    actual = (given.value_yuan or given.max_yuan) if given else None
    claimed = [money.yuan for money in find_money(inquiry.question.text)]
    if actual and len(claimed) == 1 and claimed[0] != actual:
        words = {"claimed": render_yuan(claimed[0]), "actual": render_yuan(actual)}
        text = inquiry.kit.replies.render("line_wrong_premise", **words)
        draft.lines.insert(0, Line(text, draft.lines[0].sources))


def _same_unit(number: str, figure: Figure) -> bool:
    return number.replace("％", "%").endswith(figure.unit)
