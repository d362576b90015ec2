"""Measures made ready for judging: what does not depend on the asker is worked out once for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any
from weakref import finalize

from bot.eligibility.amounts import amount_of
from bot.eligibility.conditions import Judgements, Tree, Truth, check_of, tree_of
from bot.reply import Amount
from policy_corpus.measures.catalogue import benefit_facts, leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Leaf, Measure

_GENERAL = ("district", "applicant")


@dataclass(frozen=True, slots=True)
class Rule:
    """One measure, ready. `undescribed` is the amount for somebody of whom none of `amount_facts` is known."""

    leaves: tuple[Leaf, ...]  # that of place first
    truths: Callable[[Judgements], tuple[Truth, ...]]  # of the leaves
    tree: Tree  # over the truths of `leaves`, but for the first
    telling: Callable[[Sequence[Truth]], tuple[Truth, ...]]  # of what few measures ask: not the place, nor who applies
    granted: bool
    facts: tuple[str, ...]  # of the leaves
    amount_facts: tuple[str, ...]
    undescribed: Amount
    computed: bool  # one of all these facts is the difference of two others


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
    facts, amount_facts = tuple(leaf.fact for leaf in every), benefit_facts(measure)
    return Rule(
        leaves=every,
        truths=_picking([check_of(leaf) for leaf in every]),
        tree=tree_of(measure.conditions, first=1),
        telling=_picking([place for place, fact in enumerate(facts) if place and fact not in _GENERAL]),
        granted=measure.conditions_complete and measure.sought is None,
        facts=facts,
        amount_facts=amount_facts,
        undescribed=amount_of(measure, {}),
        computed=any(load_facts()[fact].difference for fact in (*facts, *amount_facts)),
    )


def _picking(keys: Sequence[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Takes what some keys stand for; many are taken at once."""
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda held: tuple([held[key] for key in keys])
