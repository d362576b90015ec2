"""A message whose facts contradict each other because they are of several things is taken as a question of each."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.measures_asked import adds_measures
from bot.answering.sums import add_up
from bot.drafting import Draft
from bot.profile import read_facts
from bot.understanding.apart import told_apart
from bot.understanding.question import understand
from policy_corpus.measures.facts import load_facts

if TYPE_CHECKING:
    from bot.flow import Exchange


def take_apart(exchange: "Exchange") -> None:
    """Ask of each thing by itself, where what is told of each of them agrees with itself."""
    reading, kit = exchange.reading, exchange.kit
    texts = told_apart(exchange.text) if reading.contradictions and not reading.problems else []
    own = [read_facts(text, load_facts(), as_of=exchange.as_of, known=exchange.profile) for text in texts]
    if not texts or any(each.contradictions or each.problems for each in own):
        return
    disputed = {fact for each in reading.contradictions for fact in each.facts}
    values = {fact: value for fact, value in reading.values.items() if fact not in disputed}
    exchange.reading = replace(reading, contradictions=(), values=values)
    questions = [understand(t, t, kit.gazetteer, kit.segmenter, exchange.state, exchange.as_of) for t in texts]
    exchange.question, *exchange.further = questions


def add_apart(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft with what the things come to together said first, where that is asked."""
    inquiry = exchange.inquiries[0]
    if exchange.further and len(draft.measures) > 1 and adds_measures(inquiry):
        add_up(inquiry, draft)
    return draft
