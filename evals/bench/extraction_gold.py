"""What an extractor of support measures should find: (subject, level, value) tuples, and when a proposal is one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.extraction import Grant, ProposedMeasure, Value
from policy_corpus.measures.extraction.values import find_values
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fixed, Measure, PerItem, Rate, SharedTiers, Terms, Tiered

_LABELS = Path(__file__).with_name("extraction_labels.yaml")
_BOUNDS = {"<=": "at_most", ">=": "at_least", "": "exact"}
_VALUE = re.compile(r"(?:(?P<level>\S+) )?(?P<sign><=|>=|)(?P<value>\S+)")


@dataclass(frozen=True)
class Expected:
    """One value that a document grants; words are alternatives, any of which names the subject or the level."""

    subject: tuple[str, ...]
    value: Value
    bound: str
    level: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()  # words of the other levels of the same subject
    clause_id: str | None = None
    passages: tuple[str, ...] = ()  # words of the document that hold the subject or stand in it

    def __str__(self) -> str:
        return f"{self.subject[0]} {self.level[0] if self.level else ''} {self.bound} {self.value}"

    def is_met_by(self, proposal: ProposedMeasure, grant: Grant) -> bool:
        """Whether a proposed value is this one: same value, bound and clause, right level, right subject."""
        if (grant.value, grant.bound) != (self.value, self.bound):
            return False
        if self.clause_id not in {None, proposal.clause_id}:
            return False
        return self._names_level(proposal.subject, grant.level) and self._names_subject(proposal.subject, grant.level)

    def _names_level(self, subject: str, level: str | None) -> bool:
        if not self.level:
            return level is None or any(word in level for word in self.subject)
        text = level or subject
        own = max((word for word in self.level if word in text), key=len, default="")
        return bool(own) and not any(word in text and word not in own for word in self.rivals)

    def _names_subject(self, subject: str, level: str | None) -> bool:
        text = f"{subject}，{level}"
        named = any(word in text for word in self.subject)
        return named or any(subject in passage or passage in subject for passage in self.passages)


@dataclass(frozen=True)
class Score:
    """How many of the expected values a document's proposals hold, and how many they hold besides."""

    name: str
    expected: int
    proposed: int
    right: int
    unsure: int  # proposed values that are marked for review
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Right among proposed; 1 where nothing is proposed."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Right among expected; 1 where nothing is expected."""
        return self.right / self.expected if self.expected else 1.0


def score(name: str, expected: Sequence[Expected], proposals: Iterable[ProposedMeasure]) -> Score:
    """Pairs each proposed value with at most one that is expected."""
    left = list(expected)
    wrong: list[str] = []
    unsure = 0
    for proposal, grant in ((one, grant) for one in proposals for grant in one.grants):
        unsure += proposal.needs_review
        hit = next((one for one in left if one.is_met_by(proposal, grant)), None)
        if hit:
            left.remove(hit)
        else:
            wrong.append(f"{proposal.label} {proposal.subject} {grant}")
    right = len(expected) - len(left)
    return Score(name, len(expected), right + len(wrong), right, unsure, tuple(map(str, left)), tuple(wrong))


def labelled() -> dict[str, tuple[Expected, ...]]:
    """What was labelled by hand, by document."""
    content: Mapping[str, list[dict[str, Any]]] = yaml.safe_load(_LABELS.read_text(encoding="utf-8"))
    return {name: tuple(one for entry in entries for one in _labels(entry)) for name, entries in content.items()}


def reviewed(measures: Iterable[Measure]) -> dict[str, list[Expected]]:
    """What the reviewed catalogue grants in figures, by document."""
    found: dict[str, list[Expected]] = {}
    for measure in measures:
        found.setdefault(measure.document_id, []).extend(_of_measure(measure))
    return found


def _labels(entry: dict[str, Any]) -> Iterator[Expected]:
    rows = [match.groups() for text in entry["grants"] if (match := _VALUE.fullmatch(text))]
    for level, sign, value in rows:
        yield Expected(
            subject=tuple(entry["subject"].split("|")),
            value=find_values(value)[0].value,
            bound=_BOUNDS[sign],
            level=(level,) if level else (),
            rivals=tuple(other for other, *_ in rows if other and other != level) if level else (),
        )


def _of_measure(measure: Measure) -> Iterator[Expected]:
    passages = tuple(_plain(leaf.evidence.quote) for leaf in leaves(measure.conditions))
    for levels, rivals, value, bound in _grants(measure.benefit):
        yield Expected(
            subject=(measure.title, *measure.aliases),
            value=value,
            bound=bound,
            level=levels,
            rivals=rivals,
            clause_id=measure.clause_id,
            passages=passages,
        )


def _grants(benefit: Terms) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Value, str]]:
    """Level, rival levels, value and bound of each figure that a benefit states."""
    bound = "at_most" if benefit.ceiling_word else "exact"
    match benefit:
        case Fixed(amount=amount):
            yield (), (), Value(kind="sum", low=amount), bound
        case Tiered(fact=fact, tiers=tiers) | SharedTiers(fact=fact, tiers=tiers):
            words = {option: _level_words(fact, option) for option in tiers}
            for option, amount in tiers.items():
                rivals = tuple(word for other in tiers if other != option for word in words[other])
                yield words[option], rivals, Value(kind="sum", low=amount), bound
        case Rate(rate=rate, caps=caps):
            yield (), (), Value(kind="rate", low=rate), bound
            for cap in caps:
                yield (cap.label,) if len(caps) > 1 else (), (), Value(kind="sum", low=cap.amount), "at_most"
        case PerItem(each=each, total=total):
            yield (), (), Value(kind="sum", low=each), bound
            if total:
                yield (), (), Value(kind="sum", low=total.cap), "at_most"


def _level_words(fact: str, option: str) -> tuple[str, ...]:
    known = load_facts()[fact].option(option)
    return (known.label.removesuffix("级"), *known.synonyms) if known else (option,)


def _plain(text: str) -> str:
    return "".join(text.split())
