"""Text read once: squashed, with the figures and names that it mentions and the words around each."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from propcache.api import cached_property

from bot.grounding.figures import Figure, figures_in
from bot.grounding.names import Name, names_in
from bot.grounding.tiers import Tier, tiers_in

_SPACE = re.compile(r"\s+")
_NEAR = 30  # characters before a mention that say what it is about
_AFTER = 8
_STOP = re.compile(r"[。;!?\n]")
_SCALED = re.compile(r"[万亿]$")
_LEADS_ON = "补资奖支扶的以左至到等对是吧吗么嘛不没呗呢?,、。;:)×−+-=→”"  # what may follow a sum written without 元


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure or a name at `start:end` of a reading's text."""

    kind: str
    value: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Character pairs of the words around a mention: up to its neighbours on either side, and further off."""

    before: frozenset[str]
    after: frozenset[str]
    all: frozenset[str]


class Reading:
    """A squashed text and its mentions in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._around: dict[Mention, Surroundings] = {}

    @cached_property
    def figures(self) -> list[Figure]:
        """Its figures, those inside names left out."""
        taken = [name for name in self.names if name.kind != "unit"]
        return [f for f in figures_in(self.text) if not any(n.start <= f.start and f.end <= n.end for n in taken)]

    @cached_property
    def names(self) -> list[Name]:
        """Documents, 文号, departments, clause labels and citation marks."""
        return names_in(self.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Figures and names, in order."""
        figures = [Mention("figure", f.value, "年" if f.is_year else f.unit, f.start, f.end) for f in self.figures]
        names = [Mention(name.kind, name.value, "", name.start, name.end) for name in self.names]
        return sorted(figures + names, key=lambda mention: (mention.start, mention.end))

    @cached_property
    def tiers(self) -> dict[int, Tier]:
        """Start of a figure -> what of a list it is given to (国家级 of 国家级、省级分别给予…)."""
        return tiers_in(self.text, self.figures)

    def words_around(self, mention: Mention) -> Surroundings:
        """What the words around a mention say that it is about."""
        known = self._around.get(mention)
        if known is None:
            known = self._around[mention] = self._pairs_around(mention)
        return known

    def just_before(self, mention: Mention) -> str:
        """The words between the mention before it and this one, within the sentence."""
        ends = [m.end for m in self.mentions if m.end <= mention.start]
        return _STOP.split(self.text[max([0, mention.start - _NEAR, *ends[-1:]]) : mention.start])[-1]

    def _pairs_around(self, mention: Mention) -> Surroundings:
        begins = [m.start for m in self.mentions if m.start >= mention.end]
        after = self.text[mention.end : min([mention.end + _AFTER, *begins[:1]])]
        far = _STOP.split(self.text[max(0, mention.start - _NEAR) : mention.start])[-1]
        before, following = pairs(self.just_before(mention)), pairs(_STOP.split(after)[0])
        return Surroundings(before, following, before | following | pairs(far))

    def shows(self, mention: Mention) -> str:
        """The mention as written."""
        return self.text[mention.start : mention.end]

    def same(self, mention: Mention, other: "Reading", candidate: Mention) -> bool:
        """Whether both say the same thing: 500万 is 500万元 where the words go on as after a sum."""
        if (mention.kind, mention.value) != (candidate.kind, candidate.value):
            return False
        if mention.unit == candidate.unit:
            return True
        short, whole = (self, mention) if mention.unit == "" else (other, candidate), {mention.unit, candidate.unit}
        reading, sum_ = short
        follows = reading.text[sum_.end : sum_.end + 1]
        return (
            whole == {"", "元"} and bool(_SCALED.search(reading.shows(sum_))) and (not follows or follows in _LEADS_ON)
        )


def pairs(text: str) -> frozenset[str]:
    """Its character pairs."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def squash(text: str) -> str:
    """Half-width, without white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1024)  # of 3 KB each, with the words around its mentions
def read(text: str) -> Reading:
    """The reading of a text."""
    return Reading(squash(text))
