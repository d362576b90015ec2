"""Measures made ready for judging: what does not depend on the asker is worked out once for each."""

from dataclasses import dataclass
from weakref import finalize

from bot.eligibility.amounts import amount_of
from bot.eligibility.conditions import Check, Tree, check_of, tree_of
from bot.reply import Amount
from policy_corpus.measures.catalogue import benefit_facts, leaves
from policy_corpus.measures.model import Leaf, Measure

_GENERAL = ("district", "applicant")


@dataclass(frozen=True, slots=True)
class Rule:
    """One measure, ready. `undescribed` is the amount for somebody of whom none of `amount_facts` is known."""

    leaves: tuple[Leaf, ...]  # that of place first
    checks: tuple[Check, ...]  # of the leaves
    tree: Tree  # over the truths of `leaves`, but for the first
    telling: tuple[int, ...]  # places of the leaves that few measures share: place and who applies are left out
    granted: bool
    amount_facts: tuple[str, ...]
    undescribed: Amount


# By identity, as comparing two measures field by field takes longer than judging one.
_RULES: dict[int, Rule] = {}


def rule_of(measure: Measure) -> Rule:
    """The measure's rule, kept for as long as the measure lives."""
    rule = _RULES.get(id(measure))
    if rule is None:
        rule = _RULES[id(measure)] = _prepared(measure)
        finalize(measure, _RULES.pop, id(measure), None)
    return rule


def _prepared(measure: Measure) -> Rule:
    every = (measure.scope, *leaves(measure.conditions))
    return Rule(
        leaves=every,
        checks=tuple(map(check_of, every)),
        tree=tree_of(measure.conditions, first=1),
        telling=tuple(place for place, leaf in enumerate(every) if place and leaf.fact not in _GENERAL),
        granted=measure.conditions_complete and measure.sought is None,
        amount_facts=benefit_facts(measure),
        undescribed=amount_of(measure, {}),
    )
