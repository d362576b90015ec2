"""The answer flow over the words of the real corpus alone: all of it but the guard, without a vector computed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from bot.citing import cite
from bot.conversation import ConversationState
from bot.drafting import Draft
from bot.flow import STEPS, STEPS_WITH_MODEL, Exchange, guard, run
from bot.keeping import state_after
from bot.kit import Kit
from bot.modelling import ModelSteps
from bot.reply import Citation
from bot.request import ChatRequest
from bot.understanding.known_names import district_finder
from bot.understanding.openings import Openings
from bot.understanding.prototypes import Prototypes
from bot.understanding.question import Question
from policy_corpus.corpus import Corpus
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.vocabulary import load_vocabulary
from prompts import load_replies
from retrieval.canonical import canonical
from retrieval.encoder import Vector
from retrieval.evidence import EvidenceIndex
from retrieval.filters import Filters
from retrieval.fusion import fuse, fusion_weights
from retrieval.hits import Hit, ResultSet
from retrieval.lexical import LexicalIndex
from retrieval.passages import passages_of
from retrieval.retriever import Retriever
from retrieval.sentences import sentences_of

IN_FORCE = date(2023, 6, 1)  # zimao-2021 and kechuang-145 hold, the plans of 2017 to 2019 have ended


class WordRetriever(Retriever):
    """Searches by words alone, which needs no embedding."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.weights, self.passages = corpus, fusion_weights(), passages_of(corpus)
        self._lexical = LexicalIndex.of(self.passages)

    @property
    def lexical(self) -> LexicalIndex:
        return self._lexical

    def results(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters | None = None,
        vector: Vector | None = None,
        rejected: int = 0,
    ) -> ResultSet:
        scores = self.lexical.scores(self.lexical.segmenter.query_terms(query), self.weights.fields, self.weights.near)
        fused = fuse(scores, np.zeros_like(scores), self.weights)
        order = np.argsort(-fused, kind="stable")[:k]
        hits = tuple(self._hit(int(at), float(fused[at]), float(scores[at])) for at in order)
        return ResultSet(query=query, accepted=hits, rejected=(), timings_ms={})

    def _hit(self, at: int, fused: float, lexical: float) -> Hit:
        passage = self.passages[at]
        paragraph = self.corpus.paragraphs[passage.id]
        return Hit(
            paragraph_id=paragraph.id, clause_id=paragraph.clause_id, document_id=paragraph.document_id,
            score=fused, lexical_score=lexical, dense_score=0.0, lexical_rank=None, dense_rank=None, reason=None,
        )  # fmt: skip


class WordKit(Kit):
    """A kit that knows no meaning: every text is as near to every other."""

    def embed(self, text: str) -> Vector:
        return np.zeros(384, dtype=np.float32)


def kit_of_words(corpus: Corpus) -> Kit:
    """Everything the flow needs, but for the guard's examples."""
    vocabulary = load_vocabulary()
    finder = district_finder(vocabulary)
    return WordKit(
        corpus=corpus,
        vocabulary=vocabulary,
        facts=FactBook.of(corpus),
        measures=load_measures(corpus),
        retriever=WordRetriever(corpus),
        evidence=EvidenceIndex(corpus, sentences_of(corpus, finder), canonical),
        prototypes=Prototypes(np.zeros((0, 0), dtype=np.float32), {}),
        openings=Openings({}),
        replies=load_replies(),
    )


@dataclass
class Answer:
    """What came of the last of the messages asked."""

    exchange: Exchange
    draft: Draft
    text: str
    citations: list[Citation]
    known: dict[str, Any]  # of the asker, from now on

    @property
    def status(self) -> str:
        return self.draft.status

    @property
    def question(self) -> Question:
        assert self.exchange.question is not None
        return self.exchange.question

    @property
    def documents(self) -> set[str]:
        return {citation.document.id for citation in self.citations}

    @property
    def quotes(self) -> str:
        """All quotes, white space aside."""
        return "".join("".join(citation.quote.split()) for citation in self.citations)


@dataclass
class Asker:
    """Asks messages as one conversation."""

    kit: Kit
    model: ModelSteps | None = None

    def __call__(self, *messages: str, as_of: date = IN_FORCE, profile: dict[str, Any] | None = None) -> Answer:
        """The answer to the last message."""
        state, answers = ConversationState(), []
        for message in messages:
            request = ChatRequest(message=message, as_of=as_of, profile=profile or {})
            exchange = Exchange(kit=self.kit, request=request, state=state, as_of=as_of, model=self.model)
            steps = STEPS_WITH_MODEL if self.model else STEPS
            draft = run(exchange, [step for step in steps if step is not guard])
            state = state_after(exchange, draft)
            answers.append(exchange)
        last = answers[-1]
        assert last.draft is not None
        return Answer(last, last.draft, *cite(last.draft, self.kit.corpus, as_of), known=state.profile)
