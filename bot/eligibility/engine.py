"""Judges measures for an asker at a date. An expired document gives nothing, whatever the facts.

`eligible` means that every condition the document writes down is met. It is no promise of money: a measure may still
need an assessment (see `grounds`), and a ceiling is only a ceiling.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.eligibility.amounts import amount_of, exhausted
from bot.eligibility.conditions import Truth, judge, judge_leaf, undecided
from bot.eligibility.knowledge import Interval, Known, describe
from bot.eligibility.profile import Profile
from bot.reply import Amount, Verdict
from policy_corpus.corpus import Corpus
from policy_corpus.measures.catalogue import benefit_facts, leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Leaf, Measure
from policy_corpus.model import Evidence, Validity
from policy_corpus.validity import validity_at

_NOT_NOW: dict[str, Verdict] = {
    "expired": "not_in_force",
    "period_ended": "not_in_force",
    "not_yet_in_force": "not_yet_in_force",
}
_TIMES = {
    "expired": "文件已过有效期",
    "period_ended": "文件的规划（计划）期已结束",
    "not_yet_in_force": "文件尚未开始实施",
}
_ELSEWHERE = "本文件未写明全部条件，须以配套政策为准"
_GENERAL = ("district", "applicant")


@dataclass(frozen=True)
class ConditionResult:
    """One condition and whether it holds: None where the facts do not say."""

    leaf: Leaf
    truth: Truth
    known: Known | None

    @property
    def text(self) -> str:
        """The condition and how the asker stands to it, in Chinese."""
        if self.known is None or self.truth is None:
            return f"待确认：{self.leaf.text}"
        said = describe(load_facts()[self.leaf.fact], self.known)
        return f"{'符合' if self.truth else '不符合'}：{self.leaf.text}（{said}）"


@dataclass(frozen=True)
class Ground:
    """A reason for a verdict, with the words it rests on where there are any."""

    text: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Assessment:
    """One measure judged for one asker; whatever is not needed for the verdict is worked out when asked for."""

    measure: Measure
    verdict: Verdict
    validity: Validity
    profile: Profile
    as_of: date

    @property
    def title(self) -> str:
        """The measure's title."""
        return self.measure.title

    @cached_property
    def amount(self) -> Amount | None:
        """What the measure gives, supposing open conditions hold; None for somebody who is not eligible."""
        return None if self.verdict == "not_eligible" else amount_of(self.measure, self.profile.known)

    @cached_property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Each condition, that of place first."""
        return tuple(
            ConditionResult(leaf, judge_leaf(leaf, self.profile.known, self.as_of), self.profile.known.get(leaf.fact))
            for leaf in (self.measure.scope, *leaves(self.measure.conditions))
        )

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Ids of the facts still open: those that decide the verdict, then those that settle the amount."""
        if self.verdict not in ("eligible", "possible"):
            return ()
        names = [] if self.verdict == "eligible" else self._deciding()
        if self.amount is not None and self.amount.value_yuan is None:
            names += [name for name in benefit_facts(self.measure) if self._open(name)]
        return tuple(dict.fromkeys(part for name in names for part in self._askable(name)))

    @cached_property
    def relevance(self) -> int:
        """How many conditions are known to hold, leaving out place and who applies, which most measures share."""
        known = self.profile.known
        return sum(
            leaf.fact in known and leaf.fact not in _GENERAL and judge_leaf(leaf, known, self.as_of) is True
            for leaf in leaves(self.measure.conditions)
        )

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """Why the verdict holds: time, failed conditions, open ones, met ones, and what still stands in between."""
        order = (False, None, True)
        results = sorted(self.conditions, key=lambda result: order.index(result.truth))
        caveats = (part for part in (self.measure.sought, self.measure.assessment) if part)
        return (
            *self._time(),
            *(Ground(result.text, result.leaf.evidence) for result in results),
            *(Ground(f"须注意：{part.text}", part.evidence) for part in caveats),
            *(() if self.measure.conditions_complete else (Ground(_ELSEWHERE, None),)),
        )

    def _time(self) -> tuple[Ground, ...]:
        text = _TIMES.get(self.validity.state)
        if text is None:
            return ()
        return (
            Ground(text, Evidence(quote=self.validity.quote, clause_id=self.validity.clause_id))
            if self.validity.quote
            else Ground(text, None),
        )

    @property
    def evidence(self) -> Evidence:
        """The words that grant the benefit."""
        return self.measure.benefit.evidence

    def _deciding(self) -> list[str]:
        parts = (self.measure.scope, self.measure.conditions)
        return [leaf.fact for part in parts for leaf in undecided(part, self.profile.known, self.as_of)]

    def _open(self, name: str) -> bool:
        value = self.profile.known.get(name)
        return value is None or (isinstance(value, Interval) and value.exact is None)

    def _askable(self, name: str) -> Iterable[str]:
        """The facts to ask for in place of one that is computed from two others."""
        difference = load_facts()[name].difference
        return [part for part in difference if self._open(part)] or [name] if difference else [name]


def assess(measures: Iterable[Measure], profile: Profile, as_of: date, corpus: Corpus) -> list[Assessment]:
    """Judge each measure, in the order given; its document's validity at `as_of` comes before all facts."""
    validities: dict[str, Validity] = {}
    assessments = []
    for measure in measures:
        validity = validities.get(measure.document_id)
        if validity is None:
            validity = validity_at(corpus.documents[measure.document_id], as_of)
            validities[measure.document_id] = validity
        verdict = _NOT_NOW.get(validity.state) or _verdict(measure, profile, as_of)
        assessments.append(Assessment(measure, verdict, validity, profile, as_of))
    return assessments


def ranked(assessments: Iterable[Assessment]) -> list[Assessment]:
    """The most useful first: by verdict, then by how much of the asker's description it fits."""
    order: dict[Verdict, int] = {
        "eligible": 0,
        "possible": 1,
        "not_yet_in_force": 2,
        "not_in_force": 3,
        "not_eligible": 4,
    }
    return sorted(assessments, key=lambda each: (order[each.verdict], -each.relevance, len(each.missing)))


def _verdict(measure: Measure, profile: Profile, as_of: date) -> Verdict:
    known = profile.known
    place = judge(measure.scope, known, as_of)
    if place is False:
        return "not_eligible"
    rest = judge(measure.conditions, known, as_of)
    if rest is False or exhausted(measure, known):
        return "not_eligible"
    granted = measure.conditions_complete and measure.sought is None
    return "eligible" if place and rest and granted else "possible"
