"""A follow-up that has no answer as it was read first, as it may be meant besides."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.merging import answer_all
from bot.conversation import ConversationState
from bot.drafting import Draft
from bot.inquiring import inquiries_of
from bot.understanding.asking_on import asked_as
from bot.understanding.following import LEANS
from bot.understanding.intents import intent_spans
from bot.understanding.question import Question, understand
from bot.understanding.several import asks

if TYPE_CHECKING:
    from bot.flow import Exchange

_BACK = 3  # turns whose way of asking a message may take up


def answered_otherwise(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft, or that of the first other reading that has an answer where this one has none.

    After a figure, words that state none are no answer to what names another thing.
    """
    question, last = exchange.question, exchange.state.last_on_topic()
    if question is None or last is None or exchange.further:
        return draft
    if not (draft.status == "not_found" or _states_no_figure(exchange, draft)):
        return draft
    for other in _readings(exchange, question):
        inquiries = list(inquiries_of(exchange, other))
        again = answer_all(inquiries)
        if again.status == "answered" and not (draft.status == "answered" and _states_no_figure(exchange, again)):
            exchange.question, exchange.inquiries = other, inquiries
            return again
    return draft


def _states_no_figure(exchange: "Exchange", draft: Draft) -> bool:
    """Whether words that state no figure are the answer, after a turn that was answered with one."""
    question, last = exchange.question, exchange.state.last_on_topic()
    after_figure = question and last and question.restates and last.figures
    return bool(after_figure) and draft.status == "answered" and not (draft.figures or draft.measures)


def _readings(exchange: "Exchange", question: Question) -> Iterator[Question]:
    """What else a message may ask: what an earlier turn asked, of the thing it names; or by itself what it says."""
    kit, text = exchange.kit, exchange.text
    if question.restates and not (asks(text.rstrip("呢咧?？")) or intent_spans(text)):
        earlier = [turn.whole for turn in exchange.state.turns if turn.whole][-_BACK:]
        reader = kit.reader
        wholes = (asked_as(question.text, whole, reader) for whole in reversed(earlier))
        for whole in dict.fromkeys(filter(None, wholes)):
            yield replace(_alone(exchange, whole), restates=True, leans_on=question.leans_on, cited=question.cited)
    elif question.follow_up and question.asks_itself and question.named_subject and not LEANS.search(text):
        yield _alone(exchange, text)


def _alone(exchange: "Exchange", text: str) -> Question:
    kit = exchange.kit
    return understand(text, text, kit.gazetteer, kit.segmenter, ConversationState(), exchange.as_of)
