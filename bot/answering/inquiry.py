"""What every way of answering is given: the understood question, the tools, and the ranked evidence."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.drafting import Source, shown
from bot.kit import Kit
from bot.understanding.question import Question
from retrieval.evidence import RankedSentence


@dataclass
class Inquiry:
    """One question on its way to an answer."""

    kit: Kit
    question: Question
    as_of: date
    profile: dict[str, Any] = field(default_factory=dict)
    ranked: list[RankedSentence] = field(default_factory=list)

    def shown(self, source: Source) -> str:
        """The source's words as a reader should see them."""
        return shown(self.kit.corpus, source)
