"""A text beside the reviewed questions, compared when that is first needed.

To embed a text takes longer than all else that an answer needs, and many are answered by words and records alone.
"""

from dataclasses import dataclass

from propcache.api import cached_property

from bot.kit import Kit
from retrieval.asked import Nearest
from retrieval.encoder import Vector


@dataclass(frozen=True)
class Compared:
    """A text, what it means, and how near the reviewed questions are."""

    kit: Kit
    text: str

    @cached_property
    def words(self) -> str:
        """The text in the words of the documents."""
        return self.kit.canonical(self.text)

    @cached_property
    def vector(self) -> Vector:
        """Its embedding."""
        return self.kit.embed(self.text)

    @cached_property
    def nearest(self) -> Nearest:
        """Its nearness to the reviewed questions, by words and by meaning."""
        return self.kit.evidence.bank.nearest(self.words, self.vector)

    @property
    def asked(self) -> float:
        """How near the nearest question is that a sentence answers."""
        return float(self.nearest.answered.max(initial=0.0))

    @cached_property
    def asked_in_words(self) -> float:
        """The same by words alone."""
        return self.kit.evidence.bank.nearest_in_words(self.words)
