"""The questions of an ablation, understood once: what the evidence ranking is asked for, and where the gold stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.searching import evidence_query
from bot.assistant import Assistant
from bot.conversation import ConversationState
from bot.dates import today
from bot.flow import Exchange, normalise, understand_question
from bot.request import ChatRequest
from bot.understanding.aspects import aspects
from evals.bench.spans import Sources, Span
from evals.case import Case
from retrieval.asked import Nearest
from retrieval.encoder import E5Encoder, Vector
from retrieval.evidence import EvidenceQuery
from retrieval.vector_cache import VectorCache


class RememberingEncoder(E5Encoder):
    """Embeds a question that is not in the cache yet, and keeps its vector there."""

    def __init__(self, cache: VectorCache) -> None:
        super().__init__()
        self._cache, self._known = cache, dict[str, Vector]()

    def query_vector(self, text: str) -> Vector:
        """The vector of a question."""
        if text not in self._known:
            kept = self._cache.get([text])
            self._known[text] = kept[text] if kept else super().query_vector(text)
            if not kept:
                self._cache.put({text: self._known[text]})
        return self._known[text]


@dataclass(frozen=True)
class Asked:
    """A case's last turn: what is searched for, one evidence query an aspect, the places that would do a gold quote."""

    case: Case
    search_text: str
    queries: tuple[EvidenceQuery, ...]
    golds: tuple[tuple[Span, ...], ...]
    nearness: Nearest  # of the reviewed questions


def asked(assistant: Assistant, cases: Sequence[Case], sources: Sources) -> Iterator[Asked]:
    """The answerable cases all of whose gold quotes stand in the sources."""
    for case in cases:
        golds = tuple(tuple(sources.places(gold)) for gold in case.gold)
        if case.expect == "answer" and golds and all(golds):
            yield _understood(assistant, case, golds)


def last_exchange(assistant: Assistant, case: Case) -> Exchange:
    """The exchange of a case's last turn, the turns before it held, no step of its own taken."""
    state: ConversationState | None = None
    for turn in case.turns[:-1]:
        _, state = assistant.answer(_request(case, turn), state)
    as_of = case.as_of or today(assistant.settings.timezone)
    return Exchange(assistant.kit, _request(case, case.turns[-1]), state or ConversationState(), as_of)


def _understood(assistant: Assistant, case: Case, golds: tuple[tuple[Span, ...], ...]) -> Asked:
    exchange = last_exchange(assistant, case)
    for step in (normalise, understand_question):  # without the guard: ranking alone is looked at here
        step(exchange)
    assert exchange.question is not None
    kit, text = assistant.kit, exchange.question.search_text
    queries = tuple(evidence_query(kit, aspect) for aspect in aspects(exchange.question, kit.plan_periods))
    return Asked(case, text, queries, golds, kit.evidence.bank.nearest(kit.canonical(text), kit.embed(text)))


def _request(case: Case, message: str) -> ChatRequest:
    return ChatRequest(message=message, as_of=case.as_of, profile=dict(case.profile))
