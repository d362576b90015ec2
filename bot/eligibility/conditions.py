"""Three-valued judgement of conditions: True, False, or None where the facts do not decide."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from bot.eligibility.knowledge import Choice, Holdings, Interval, Known
from policy_corpus.measures.model import AllOf, AnyOf, Condition, Leaf

Truth = bool | None
Decided = tuple[Truth, tuple[int, ...]]  # the truth, and the places of the unknown leaves that could still change it
Tree = Callable[[Sequence[Truth]], Decided]

_CHECKS: dict[tuple[object, ...], "Check"] = {}


def tree_of(condition: Condition, first: int = 0) -> Tree:
    """A tree of conditions, ready to be decided from the truths of its leaves, which stand in order from `first`."""
    return _tree(condition, count(first))


def judge_leaf(leaf: Leaf, known: Mapping[str, Known], as_of: date) -> Truth:
    """Whether one condition holds."""
    value = known.get(leaf.fact)
    if value is None:
        return None
    if isinstance(value, bool):
        return value is leaf.equals
    if isinstance(value, Choice):
        inside = value.possible.intersection(leaf.among)
        return False if not inside else True if len(inside) == len(value.possible) else None
    if isinstance(value, Holdings):
        return True if value.has.intersection(leaf.among) else False if value.lacks.issuperset(leaf.among) else None
    return _judge_number(leaf, value, as_of)


@dataclass(frozen=True, eq=False, slots=True)
class Check:
    """What all conditions share that put the same test to the same fact, whatever words they quote."""

    leaf: Leaf


class Judgements(dict[Check, Truth]):
    """Truths for one asker on one day, each judged when it is first looked up."""

    def __init__(self, known: Mapping[str, Known], as_of: date) -> None:
        super().__init__()
        self._known, self._as_of = known, as_of

    def __missing__(self, check: Check) -> Truth:
        truth = self[check] = judge_leaf(check.leaf, self._known, self._as_of)
        return truth


def check_of(leaf: Leaf) -> Check:
    """The check that a condition is one case of."""
    key = (leaf.fact, leaf.among, leaf.equals, leaf.more_than, leaf.years_ago)
    return _CHECKS.setdefault(key, Check(leaf))


def _tree(condition: Condition, places: Iterator[int]) -> Tree:
    if isinstance(condition, Leaf):
        return _leaf(next(places))
    if isinstance(condition, AllOf):
        return _joined(condition.all, places, settles=False)
    if isinstance(condition, AnyOf):
        return _joined(condition.any, places, settles=True)
    return _opposite(_tree(condition.negate, places))


def _leaf(place: int) -> Tree:
    undecided = (place,)

    def decide(truths: Sequence[Truth]) -> Decided:
        truth = truths[place]
        return truth, undecided if truth is None else ()

    return decide


def _joined(conditions: Sequence[Condition], places: Iterator[int], *, settles: bool) -> Tree:
    """Settled by one part that is `settles`; a part that is unknown decides only where the others leave it to."""
    if len(conditions) > 1 and all(isinstance(part, Leaf) for part in conditions):
        return _joined_leaves([next(places) for _ in conditions], settles=settles)
    parts = [_tree(part, places) for part in conditions]

    def decide(truths: Sequence[Truth]) -> Decided:
        undecided: list[int] = []
        for part in parts:
            truth, places = part(truths)
            if truth is settles:
                return settles, ()
            undecided += places
        return (None, tuple(undecided)) if undecided else (not settles, ())

    return decide


def _joined_leaves(places: Sequence[int], *, settles: bool) -> Tree:
    """The same of leaves that stand next to each other."""
    first, end = places[0], places[-1] + 1

    def decide(truths: Sequence[Truth]) -> Decided:
        own = truths[first:end]
        if settles in own:
            return settles, ()
        if None not in own:
            return not settles, ()
        return None, tuple([place for place in places if truths[place] is None])

    return decide


def _opposite(part: Tree) -> Tree:
    def decide(truths: Sequence[Truth]) -> Decided:
        truth, undecided = part(truths)
        return None if truth is None else not truth, undecided

    return decide


def _judge_number(leaf: Leaf, value: Interval, as_of: date) -> Truth:
    if leaf.more_than is not None:
        if value.low is not None and value.low > leaf.more_than:
            return True
        return False if value.high is not None and value.high <= leaf.more_than else None
    wanted = as_of.year - (leaf.years_ago or 0)
    if value.exact is not None:
        return value.exact == wanted
    above = value.low is not None and value.low > wanted
    below = value.high is not None and value.high < wanted
    return False if above or below else None
