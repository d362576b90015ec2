"""What the user said, and whether what a model read is in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from propcache.api import cached_property

from bot.grounding.reading import read
from bot.kit import Kit
from bot.profile.lexicon import fold_surface, option_surfaces
from bot.profile.sums import find_sums
from bot.understanding.facets import Facets, Mention, collect, find_mentions
from bot.understanding.question import carries_nothing, read_intents
from policy_corpus.measures.model import Fact

LONGEST = 200  # characters of a question made of several


@dataclass(frozen=True)
class UserWords:
    """The messages of one conversation as normalised, the one to be understood last."""

    kit: Kit
    messages: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All of them."""
        return "\n".join(self.messages)

    @cached_property
    def facets(self) -> set[tuple[str, str | int]]:
        """The facets named in any of them."""
        return self._named(self.messages)

    def asks_the_same(self, question: str) -> bool:
        """Whether a question has all that the last message says, and nothing that was never said."""
        last = self.messages[-1]
        own, known = self._named([last]), self._named([question])
        return (
            len(question) <= LONGEST
            and own <= known <= self.facets
            and read_intents(last) <= read_intents(question)
            and self._figures(last) <= self._figures(question) <= self._figures(self.text)
            and all(word in question for word in self._content(last))
            and all(word in self.text for word in self._content(question))
        )

    def says(self, fact: Fact, value: Any) -> bool:
        """Whether the words or the number of a value stand in the messages."""
        folded = fold_surface(self.text)
        match value:
            case True:
                return any(fold_surface(name) in folded for name in (fact.short_name, *fact.synonyms))
            case Decimal() if fact.type == "money":
                return any(found.exact == value for message in self.messages for found in find_sums(message))
            case int() if value is not False:
                return re.search(rf"(?<!\d){value}(?!\d)", folded) is not None
            case str() | list():
                chosen = {value} if isinstance(value, str) else set(value)
                return all(self._names_option(fact, option, folded) for option in chosen)
        return False

    def facets_in(self, words: Iterable[str]) -> Facets:
        """Facets that the words name and the messages as well."""
        mentions = [each for word in words for each in self._mentions(word)]
        return collect([each for each in mentions if (each.kind, each.value) in self.facets])

    def _names_option(self, fact: Fact, option_id: str, folded: str) -> bool:
        option = fact.option(option_id)
        surfaces = option_surfaces(option) if option else ()
        return any(len(surface) > 1 and surface in folded for surface in surfaces)

    def _mentions(self, text: str) -> Sequence[Mention]:
        return find_mentions(self.kit.normalise(text), self.kit.gazetteer)

    def _named(self, texts: Iterable[str]) -> set[tuple[str, str | int]]:
        return {(each.kind, each.value) for text in texts for each in self._mentions(text)}

    def _figures(self, text: str) -> set[tuple[str, str]]:
        return {(figure.value, figure.unit) for figure in read(text).figures}

    def _content(self, text: str) -> list[str]:
        words = (word for word, _, _ in self.kit.segmenter.cuts(text))
        return [word for word in words if not carries_nothing(word) and not read_intents(word)]
