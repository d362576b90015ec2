"""What is searched for a question, each part of it when a way of answering first looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from propcache.api import cached_property

from bot.answering.searching import evidence_query, paragraph_scores, standing_at
from bot.compared import Compared
from bot.understanding.question import Question
from retrieval.evidence import RankedSentence
from retrieval.hits import Hit

HITS = 40  # paragraphs asked of the retriever


@dataclass(frozen=True)
class Searched:
    """Paragraphs by words and by meaning, and their sentences by all that the question says."""

    compared: Compared
    question: Question
    as_of: date
    place: str = ""  # the city or county that it is about
    recent: tuple[str, ...] = ()  # clauses that the conversation was about just before

    @cached_property
    def found(self) -> tuple[Hit, ...]:
        """The best paragraphs."""
        kit, of = self.compared.kit, self.compared
        within = kit.places.holding(self.place) if self.place else ()
        return kit.search(of.text, HITS, of.vector, within)

    @property
    def meant(self) -> Mapping[str, float]:
        """The cosine of the paragraphs found, by their ids."""
        return {hit.paragraph_id: hit.dense_score for hit in self.found}

    @cached_property
    def _scores(self) -> dict[str, float]:
        return paragraph_scores(self.compared.kit, self.found)

    @cached_property
    def _standing(self) -> dict[str, float]:
        return standing_at(self.compared.kit, self.as_of, self.question.text)

    def ranked(self, aspect: Question) -> list[RankedSentence]:
        """The sentences, best first, for one aspect of the question."""
        kit = self.compared.kit
        query = evidence_query(kit, aspect, self.place, self.recent, self._standing)
        return kit.evidence.rank(query, self._scores, asked=self.compared.nearest)
