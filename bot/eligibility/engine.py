"""Judges measures for an asker at a date. An expired document gives nothing, whatever the facts.

`eligible` means that every condition the document writes down is met. It is no promise of money: a measure may still
need an assessment (see `grounds`), and a ceiling is only a ceiling.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from bot.eligibility.amounts import amount_of, exhausted
from bot.eligibility.conditions import Judgements, Truth
from bot.eligibility.knowledge import Interval, Known, describe
from bot.eligibility.profile import Profile
from bot.eligibility.rules import Rule, rule_of
from bot.reply import Amount, Verdict
from policy_corpus.corpus import Corpus
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
_OPEN = ("eligible", "possible")


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
        fact = load_facts()[self.leaf.fact]
        fallen = fact.difference is not None and not self.truth
        said = f"按您说的数，没有{fact.name}" if fallen else describe(fact, self.known)
        return f"{'符合' if self.truth else '不符合'}：{self.leaf.text}（{said}）"


@dataclass(frozen=True)
class Ground:
    """A reason for a verdict, with the words it rests on where there are any; `met` is the condition that holds."""

    text: str
    evidence: Evidence | None
    met: Leaf | None = None

    def told(self, asked: Set[str]) -> str:
        """In words, where some facts were only asked about: nothing is said to be so that the asker has not said."""
        return f"按您所问：{self.met.text}" if self.met and self.met.fact in asked else self.text


@dataclass(slots=True)  # frozen, making ten thousand of them would take a fifth longer
class Assessment:
    """One measure judged for one asker.

    `amount` is what it gives, supposing that open conditions hold; None for somebody who is not eligible. `missing`
    are the ids of the facts still open: those that decide the verdict, then those that settle the amount. `relevance`
    is how many conditions are known to hold, leaving out place and who applies, which most measures share.
    """

    measure: Measure
    verdict: Verdict
    validity: Validity
    profile: Profile
    truths: tuple[Truth, ...]  # of the conditions, that of place first
    amount: Amount | None
    missing: tuple[str, ...]
    relevance: int

    @property
    def title(self) -> str:
        """The measure's title."""
        return self.measure.title

    def fails(self, facts: Set[str]) -> bool:
        """Whether a condition on one of some facts is known not to hold, that of place aside."""
        return False in self.truths[1:] and any(truth is False for truth in self._truths_on(facts)[1:])

    def meets(self, facts: Set[str]) -> bool:
        """Whether a condition on one of some facts is known to hold."""
        return True in self.truths and any(self._truths_on(facts))

    def _truths_on(self, facts: Set[str]) -> list[Truth]:
        """The truths, None in place of those of conditions on other facts."""
        asked = rule_of(self.measure).facts
        return [truth if fact in facts else None for fact, truth in zip(asked, self.truths, strict=True)]

    @property
    def conditions(self) -> tuple[ConditionResult, ...]:
        """Each condition, whether it holds, and what is known; that of place first."""
        leaves, known = rule_of(self.measure).leaves, self.profile.known
        return tuple(
            ConditionResult(leaf, truth, known.get(leaf.fact)) for leaf, truth in zip(leaves, self.truths, strict=True)
        )

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Why the verdict holds: time, failed conditions, open ones, met ones, and what still stands in between."""
        order = (False, None, True)
        results = sorted(self.conditions, key=lambda result: order.index(result.truth))
        caveats = (part for part in (self.measure.sought, self.measure.assessment) if part)
        return (
            *self._time(),
            *((Ground(*self.spent),) if self.spent else ()),
            *(Ground(each.text, each.leaf.evidence, each.leaf if each.truth else None) for each in results),
            *(Ground(f"须注意：{part.text}", part.evidence) for part in caveats),
            *(() if self.measure.conditions_complete else (Ground(_ELSEWHERE, None),)),
        )

    @property
    def spent(self) -> tuple[str, Evidence] | None:
        """Why nothing is left for somebody who meets the conditions, with the words of the limit."""
        return exhausted(self.measure, self.profile.known) if self.amount is None else None

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


def assess(
    measures: Iterable[Measure], profile: Profile, as_of: date, corpus: Corpus, applied: date | None = None
) -> list[Assessment]:
    """Judge each measure, in the order given; its document's validity at `as_of` comes before all facts.

    What must have been in some year before is reckoned from the day on which somebody `applied`.
    """
    validities: dict[str, Validity] = {}
    assessments = []
    judgements = Judgements(profile.known, applied or as_of)
    for measure in measures:
        validity = validities.get(measure.document_id)
        if validity is None:
            validity = validity_at(corpus.documents[measure.document_id], as_of)
            validities[measure.document_id] = validity
        assessments.append(_judged(measure, validity, profile, judgements))
    return assessments


def _judged(measure: Measure, validity: Validity, profile: Profile, judgements: Judgements) -> Assessment:
    rule, known = rule_of(measure), profile.known
    truths = rule.truths(judgements)
    truth, undecided = rule.tree(truths)
    described = not known.keys().isdisjoint(rule.amount_facts)
    verdict = _NOT_NOW.get(validity.state) or _verdict(rule, truths[0], truth)
    spent = described and exhausted(measure, known) is not None
    if spent and verdict in _OPEN:
        verdict = "not_eligible"
    amount = None
    if verdict != "not_eligible" and truth is not False and not spent:  # nor was it for him while the document held
        amount = amount_of(measure, known) if described else rule.undescribed
    missing = _missing(rule, truths, undecided, amount, known) if amount and verdict in _OPEN else ()
    relevance = rule.telling(truths).count(True)
    return Assessment(measure, verdict, validity, profile, truths, amount, missing, relevance)


def _verdict(rule: Rule, place: Truth, rest: Truth) -> Verdict:
    if place is False or rest is False:
        return "not_eligible"
    return "eligible" if place and rest and rule.granted else "possible"


def _missing(
    rule: Rule, truths: Sequence[Truth], undecided: Sequence[int], amount: Amount, known: Mapping[str, Known]
) -> tuple[str, ...]:
    names = [rule.facts[place] for place in ((0, *undecided) if truths[0] is None else undecided)]
    if amount.value_yuan is None:
        names += [name for name in rule.amount_facts if _is_open(known.get(name))]
    if rule.computed:
        names = [part for name in names for part in _askable(name, known)]
    return tuple(dict.fromkeys(names))


def _is_open(value: Known | None) -> bool:
    return value is None or (isinstance(value, Interval) and value.exact is None)


def _askable(name: str, known: Mapping[str, Known]) -> Sequence[str]:
    """The open ones of two facts in place of one that is computed from them; the fact itself where it is not."""
    difference = load_facts()[name].difference
    return [part for part in difference if _is_open(known.get(part))] or (name,) if difference else (name,)


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
