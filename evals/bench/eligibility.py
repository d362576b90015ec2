"""How long it takes to judge all support measures for one asker: verdicts, amounts, open facts and ranking.

The stock baseline checks the same conditions as JSON Schemas; it knows no third truth value, no sums and no order.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice, repeat
from statistics import median
from typing import Any

from jsonschema import Draft202012Validator

from bot.eligibility import Profile, assess, open_facts, ranked, read_profile
from bot.eligibility.knowledge import Choice, Holdings, Interval, Known
from evals.bench.context import Bench
from evals.bench.measurement import Measurement
from policy_corpus.corpus import Corpus
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.model import AllOf, AnyOf, Condition, Leaf, Measure

SECTION = "资格判断"
MANY = 10_000
_DAY = date(2023, 6, 1)
_RUNS = 9
_ASKERS: Mapping[str, Mapping[str, Any]] = {
    "没有说明情况": {},
    "说明了六项": {
        "district": "zimao",
        "applicant": "enterprise",
        "high_tech_enterprise": True,
        "startup": False,
        "platform_level": "省级",
        "rd_this_year": 8_000_000,
    },
}


def measure(bench: Bench) -> Iterator[Measurement]:
    """The catalogue, and ten thousand measures of the same kinds, for askers who said nothing and much."""
    catalogue = load_measures(bench.corpus)
    for said, facts in _ASKERS.items():
        profile = read_profile(facts)
        for measures in (catalogue, many(catalogue)):
            yield Measurement(
                section=SECTION,
                name=f"{len(measures)} 项，{said}",
                unit="ms",
                ours=_processor_ms(partial(_judge, measures, profile, bench.corpus)),
                stock=_processor_ms(partial(_check, [_validator(each) for each in measures], instance_of(profile))),
            )


def many(catalogue: Sequence[Measure]) -> list[Measure]:
    """Copies under other ids until there are `MANY`: nothing that is kept by measure serves two of them."""
    copies = chain.from_iterable(repeat(catalogue))
    return [each.model_copy(update={"id": f"{each.id}-{n}"}) for n, each in enumerate(islice(copies, MANY))]


def schema_of(condition: Condition) -> dict[str, Any]:
    """A tree of conditions as a JSON Schema."""
    if isinstance(condition, Leaf):
        return {"required": [condition.fact], "properties": {condition.fact: _test_of(condition)}}
    if isinstance(condition, AllOf):
        return {"allOf": [schema_of(part) for part in condition.all]}
    if isinstance(condition, AnyOf):
        return {"anyOf": [schema_of(part) for part in condition.any]}
    return {"not": schema_of(condition.negate)}


def instance_of(profile: Profile) -> dict[str, Any]:
    """What is known for certain, as JSON."""
    values = ((name, _value(known)) for name, known in profile.known.items())
    return {name: value for name, value in values if value is not None}


def _test_of(leaf: Leaf) -> dict[str, Any]:
    if leaf.among:
        return {"anyOf": [{"enum": list(leaf.among)}, {"type": "array", "contains": {"enum": list(leaf.among)}}]}
    if leaf.more_than is not None:
        return {"exclusiveMinimum": float(leaf.more_than)}
    return {"const": leaf.equals if leaf.years_ago is None else _DAY.year - leaf.years_ago}


def _value(known: Known) -> Any:
    match known:
        case Choice(possible):
            return next(iter(possible)) if len(possible) == 1 else None
        case Holdings(has):
            return sorted(has)
        case Interval():
            return None if known.exact is None else float(known.exact)
    return known


def _validator(measure: Measure) -> Draft202012Validator:
    return Draft202012Validator({"allOf": [schema_of(measure.scope), schema_of(measure.conditions)]})


def _judge(measures: Sequence[Measure], profile: Profile, corpus: Corpus) -> None:
    assessments = ranked(assess(measures, profile, _DAY, corpus))
    open_facts(assessments)


def _check(validators: Sequence[Draft202012Validator], instance: Mapping[str, Any]) -> None:
    for validator in validators:
        validator.is_valid(instance)


def _processor_ms(act: Callable[[], None]) -> float:
    """The median of some runs after one that counts for nothing; a busy machine adds little to processor time."""
    act()
    return median(_spent(act) for _ in range(_RUNS))


def _spent(act: Callable[[], None]) -> float:
    started = time.process_time()
    act()
    return (time.process_time() - started) * 1e3
