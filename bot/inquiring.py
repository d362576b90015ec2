"""From an understood question to inquiries: its evidence searched and ranked, and what the conversation brings."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from bot.answering.foremost import by_words_spoken_of
from bot.answering.inquiry import Inquiry
from bot.answering.outsiders import areas_first, place_of_asker
from bot.answering.searching import place_spoken_of, recent_clauses
from bot.compared import Compared
from bot.profile import read_facts
from bot.remembering import figures_spoken_of, turns_taken_up
from bot.searched import Searched
from bot.understanding.aspects import aspects
from bot.understanding.question import Question
from policy_corpus.measures.facts import load_facts
from retrieval.evidence import RankedSentence

if TYPE_CHECKING:
    from bot.flow import Exchange

RECALLED = 2  # turns whose figures a question may add up or compare, and whose measures a follow-up may take up


def inquiries_of(exchange: "Exchange", question: Question) -> Iterator[Inquiry]:
    """The inquiries of a question, one for each of its aspects: what is searched, who asks, what was said before."""
    kit = exchange.kit
    same = question.search_text == exchange.compared.text
    compared = exchange.compared if same else Compared(kit, question.search_text)
    place = place_of_asker(exchange.profile, exchange.reading, exchange.text)
    spoken_of, recent = place_spoken_of(kit, question, exchange.state), recent_clauses(kit, exchange.state)
    searched = Searched(compared, question, exchange.as_of, spoken_of, recent)
    recalled = turns_taken_up(exchange.state, question, RECALLED)
    before = recalled[::-1] if question.follow_up or question.restates else []
    supposed, told = _of_the_part(exchange, question)
    begins = _begins(exchange, question)
    inquiry = Inquiry(
        kit, question, exchange.as_of, supposed, place=place, searched=searched,
        described=bool(exchange.profile.keys() - {"district", "registered", "applicant"}),
        told=told,
        begins=begins,
        opens=begins and not exchange.further,
        earlier_figures=tuple(id_ for turn in recalled for id_ in turn.figures[:1]),
        figures_before=figures_spoken_of(exchange.state),
        earlier_clauses=tuple(id_ for turn in before for id_ in turn.clause_ids),
        earlier_measures=tuple(id_ for turn in before for id_ in turn.measures),
    )  # fmt: skip
    for aspect in areas_first(aspects(question, kit.plan_periods), place):
        asked = replace(inquiry, question=aspect)
        asked.ranking = cache(partial(_ranked, searched, asked))
        yield asked


def _ranked(searched: Searched, inquiry: Inquiry) -> list[RankedSentence]:
    ranked = searched.ranked(inquiry.question)
    return by_words_spoken_of(inquiry, ranked) if inquiry.kit.any_subject else ranked


def _of_the_part(exchange: "Exchange", question: Question) -> tuple[dict[str, Any], frozenset[str]]:
    """What is supposed of the asker, and the facts named: of several questions, each has its own (国家级…？省级…呢)."""
    reading = exchange.reading
    if not (exchange.further or exchange.spoken):
        return exchange.supposed, frozenset(found.fact for found in reading.found)
    own = read_facts(question.text, load_facts(), as_of=exchange.as_of, known=exchange.state.profile)
    return own.supposing(exchange.supposed, exchange.kit.tier_facts), frozenset(found.fact for found in own.found)


def _begins(exchange: "Exchange", question: Question) -> bool:
    """Whether a question is the first that the message asks, and none before it was answered from a clause."""
    spoken_of = any(turn.clause_ids for turn in exchange.state.turns)
    return question is exchange.question and not spoken_of
