"""Which unknown facts decide the most, so that the most useful are asked for first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.eligibility.engine import Assessment
from bot.reply import OpenQuestion
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fact


@dataclass(frozen=True)
class OpenFact:
    """An unknown fact; `weight` grows with the measures it decides and with how close they are to the asker."""

    fact: Fact
    weight: float
    measure_ids: tuple[str, ...]

    def question(self) -> OpenQuestion:
        """What to ask, with the options to choose from."""
        return question_about(self.fact)


def open_facts(assessments: Iterable[Assessment], limit: int = 3) -> list[OpenFact]:
    """The facts most worth asking for, over all measures that the asker may still get."""
    weights: dict[str, float] = defaultdict(float)
    measures: dict[str, list[str]] = defaultdict(list)
    for assessment in assessments:
        weight = _weight(assessment) if assessment.missing else 0.0
        for name in assessment.missing:
            weights[name] += weight
            measures[name].append(assessment.measure.id)
    facts = load_facts()
    order = {name: place for place, name in enumerate(facts)}
    names = sorted(weights, key=lambda name: (-weights[name], order[name]))[:limit]
    return [OpenFact(facts[name], weights[name], tuple(measures[name])) for name in names]


def question_about(fact: Fact) -> OpenQuestion:
    """What to ask for a fact, with the options to choose from."""
    options = ["是", "否"] if fact.type == "bool" else [option.label for option in fact.options]
    return OpenQuestion(fact=fact.id, text=fact.question, options=options)


def _weight(assessment: Assessment) -> float:
    """A measure that fits the asker's own words counts for more, and one open fact for more than each of several."""
    return float(10**assessment.relevance) / len(assessment.missing)
