"""Three-valued judgement of conditions: True, False, or None where the facts do not decide."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.eligibility.knowledge import Choice, Holdings, Interval, Known
from policy_corpus.measures.model import AllOf, AnyOf, Condition, Leaf

Truth = bool | None


def judge(condition: Condition, known: Mapping[str, Known], as_of: date) -> Truth:
    """Whether a tree of conditions holds: a part that is unknown decides only where the others leave it to."""
    if isinstance(condition, Leaf):
        return judge_leaf(condition, known, as_of)
    if isinstance(condition, AllOf):
        truths = [judge(part, known, as_of) for part in condition.all]
        return False if False in truths else None if None in truths else True
    if isinstance(condition, AnyOf):
        truths = [judge(part, known, as_of) for part in condition.any]
        return True if True in truths else None if None in truths else False
    truth = judge(condition.negate, known, as_of)
    return None if truth is None else not truth


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


def undecided(condition: Condition, known: Mapping[str, Known], as_of: date) -> Iterator[Leaf]:
    """The unknown leaves that could still change the tree's truth."""
    if judge(condition, known, as_of) is not None:
        return
    if isinstance(condition, Leaf):
        yield condition
        return
    parts = (
        condition.all
        if isinstance(condition, AllOf)
        else condition.any
        if isinstance(condition, AnyOf)
        else (condition.negate,)
    )
    for part in parts:
        yield from undecided(part, known, as_of)


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
