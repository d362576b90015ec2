"""Which sums of money of the corpus no measure quotes, and which of these are declared not to be support."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from policy_corpus.corpus import Corpus
from policy_corpus.errors import CorpusError
from policy_corpus.measures.model import Measure
from policy_corpus.measures.money import find_money
from policy_corpus.model import Clause, Evidence, Frozen
from policy_corpus.yaml_text import parse_yaml

_DECLARED = Path(__file__).with_name("not_support.yaml")


class NotSupport(Frozen):
    """Sums that are no support: those that `pattern` covers in a document's text without white space."""

    document: str
    pattern: str
    reason: str


@dataclass(frozen=True)
class Uncovered:
    """A sum that no measure quotes, with the words around it."""

    clause_id: str
    start: int  # in the clause's text without white space
    text: str
    context: str


def load_not_support(path: Path = _DECLARED) -> tuple[NotSupport, ...]:
    """The declared sums that are no support. Raises CorpusError."""
    try:
        return TypeAdapter(tuple[NotSupport, ...]).validate_python(parse_yaml(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError(f"{path.name} 无法使用，请恢复或改正该文件。") from error


def uncovered_sums(corpus: Corpus, measures: Iterable[Measure]) -> Iterator[Uncovered]:
    """Every sum that stands in no quote of a measure, in order of document and appearance."""
    quotes = _quotes(measures)
    for clause in corpus.clauses.values():
        text = "".join(clause.text.split())
        spans = [span for quote in quotes[clause.id] for span in _spans(text, quote)]
        for money in find_money(text):
            if not any(start <= money.start and money.end <= end for start, end in spans):
                yield Uncovered(clause.id, money.start, money.text, text[max(0, money.start - 30) : money.end + 12])


def declared(clause: Clause, uncovered: Uncovered, entries: Iterable[NotSupport]) -> NotSupport | None:
    """The entry that says why this sum is no support."""
    text = "".join(clause.text.split())
    end = uncovered.start + len(uncovered.text)
    for entry in entries:
        if entry.document == clause.document_id and any(
            start <= uncovered.start and end <= stop
            for start, stop in (match.span() for match in re.finditer(entry.pattern, text))
        ):
            return entry
    return None


def _quotes(measures: Iterable[Measure]) -> dict[str, set[str]]:
    quotes: dict[str, set[str]] = defaultdict(set)
    for measure in measures:
        for evidence in evidence_in(measure):
            if evidence.clause_id:
                quotes[evidence.clause_id].add("".join(evidence.quote.split()))
    return quotes


def evidence_in(node: Any) -> Iterator[Evidence]:
    """Every piece of evidence inside a record."""
    if isinstance(node, Evidence):
        yield node
    elif isinstance(node, Frozen):
        for value in vars(node).values():
            yield from evidence_in(value)
    elif isinstance(node, tuple):
        for value in node:
            yield from evidence_in(value)


def _spans(text: str, quote: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in re.finditer(re.escape(quote), text)]
