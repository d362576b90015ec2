"""What every way of answering is given: the understood question, the tools, and the ranked evidence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from propcache.api import cached_property

from bot.drafting import Source, shown
from bot.eligibility import Assessment, assess, read_profile
from bot.kit import Kit
from bot.understanding.moments import time_applied
from bot.understanding.question import Question
from policy_corpus.measures.model import Measure
from retrieval.asked import Nearest
from retrieval.evidence import RankedSentence

if TYPE_CHECKING:
    from bot.searched import Searched

FoundT = TypeVar("FoundT")

_SELF = re.compile("我|咱|俺|本公司|本单位")


@dataclass
class Inquiry:
    """One question on its way to an answer."""

    kit: Kit
    question: Question
    as_of: date
    profile: dict[str, Any] = field(default_factory=dict)
    described: bool = False  # the asker has said something of himself beyond where he is
    told: frozenset[str] = frozenset()  # the facts that this very message names
    begins: bool = False  # it is the first question of the message, and none before it was answered
    opens: bool = False  # the message is one question, and none before it was answered
    earlier_figures: tuple[str, ...] = ()  # stated in the turns before, the latest last
    figures_before: tuple[str, ...] = ()  # the same of all the turns since one that stated none
    earlier_clauses: tuple[str, ...] = ()  # cited in the turns before a follow-up, the latest first
    earlier_measures: tuple[str, ...] = ()  # stated in the turns before a follow-up
    place: Any = None  # the asker's own district, as read_profile takes it, whatever area the question names
    searched: "Searched | None" = None  # what is searched for it, when first looked at
    ranking: Callable[[], list[RankedSentence]] = list  # what gives the evidence
    found: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False)  # see `found_once`

    @property
    def home(self) -> tuple[str, ...]:
        """The asker's own district, as far as the profile tells it."""
        district = self.profile.get("district")
        return (district,) if isinstance(district, str) and district not in ("city", "outside") else ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years asked about, those named or 今年, 去年: of support these tell of the asker (去年评上的能拿多少)."""
        question = self.question
        own = self.told & self.kit.telling_facts or _SELF.search(question.text)
        told = own and question.asks("amount", "eligibility")
        relative = () if told or question.relative_year is None else (question.relative_year,)
        return question.facets.years or relative

    @property
    def ranked(self) -> list[RankedSentence]:
        """The evidence, best first."""
        return self.ranking()

    @property
    def nearest(self) -> Nearest | None:
        """How near the reviewed questions are."""
        return self.searched.compared.nearest if self.searched else None

    @property
    def meant(self) -> Mapping[str, float]:
        """The cosine of the paragraphs found, by their ids."""
        return self.searched.meant if self.searched else {}

    @cached_property
    def assessments(self) -> list[Assessment]:
        """Every measure judged for the asker."""
        return self.judge(self.kit.measures, self.profile)

    def judge(self, measures: Sequence[Measure], profile: Mapping[str, Any]) -> list[Assessment]:
        """Measures judged for somebody who applies when the asker says that he does."""
        applied = time_applied(self.question.text, self.as_of)
        return assess(measures, read_profile(profile), self.as_of, self.kit.corpus, applied)

    def shown(self, source: Source) -> str:
        """The source's words as a reader should see them."""
        return shown(self.kit.corpus, source)


def found_once(find: Callable[[Inquiry], FoundT]) -> Callable[[Inquiry], FoundT]:
    """For what several ways of answering look for, and none of them changes: found once for an inquiry."""

    @wraps(find)
    def found(inquiry: Inquiry) -> FoundT:
        if find not in inquiry.found:
            inquiry.found[find] = find(inquiry)
        known: FoundT = inquiry.found[find]
        return known

    return found
