"""Loads the reviewed catalogue of support measures and binds each of its quotes to a clause of the corpus."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from policy_corpus.corpus import Corpus
from policy_corpus.errors import CorpusError
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import (
    AllOf,
    AnyOf,
    Condition,
    Fact,
    Leaf,
    Measure,
    NoneOf,
    Option,
    PerItem,
    Rate,
    SharedTiers,
    Tiered,
)
from policy_corpus.measures.quotes import QuoteFinder
from policy_corpus.yaml_text import parse_yaml

CATALOGUE = Path(__file__).with_name("catalogue")
_SHARED = ("scope", "administered_by", "procedure", "obligations", "district", "conditions_complete")


def load_measures(corpus: Corpus, folder: Path = CATALOGUE) -> tuple[Measure, ...]:
    """Every measure, in file order. Raises CorpusError for the first that its document does not bear out."""
    facts = load_facts()
    measures = tuple(measure for path in sorted(folder.glob("*.yaml")) for measure in _read(path, corpus))
    seen: set[str] = set()
    for measure in measures:
        if measure.id in seen:
            raise CorpusError(f"支持措施的编号“{measure.id}”重复，请改名。")
        seen.add(measure.id)
        _check_facts(measure, facts)
    return measures


def leaves(condition: Condition) -> Iterator[Leaf]:
    """The conditions at the ends of a tree, in order."""
    match condition:
        case Leaf():
            yield condition
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from leaves(part)
        case NoneOf(negate=part):
            yield from leaves(part)


def benefit_facts(measure: Measure) -> tuple[str, ...]:
    """The facts that the amount depends on, the most decisive first."""
    match measure.benefit:
        case Tiered(fact=fact):
            return (fact,)
        case SharedTiers(fact=fact, limit=limit):
            return (fact, limit.investment, limit.received)
        case Rate(base=base, caps=caps):
            return (base, *(cap.when for cap in caps if cap.when))
        case PerItem(count=count, total=total):
            return (count, total.received) if total else (count,)
    return ()


def tier_options(benefit: Tiered | SharedTiers) -> tuple[Option, ...]:
    """The options of the benefit's fact that have a tier, in the order of the vocabulary."""
    return tuple(option for option in load_facts()[benefit.fact].options if option.id in benefit.tiers)


def _read(path: Path, corpus: Corpus) -> Iterator[Measure]:
    try:
        content = parse_yaml(path.read_text("utf-8"))
        document_id = content["document"]
        shared = {name: content[name] for name in _SHARED if name in content}
        entries: list[dict[str, Any]] = content["measures"]
    except (OSError, yaml.YAMLError) as error:
        raise CorpusError(f"支持措施目录 {path.name} 无法读取，请恢复该文件。") from error
    except (KeyError, TypeError) as error:
        raise CorpusError(f"支持措施目录 {path.name} 须写明 document 和 measures，请修改。") from error
    if document_id not in corpus.documents:
        return  # somebody's own folder of documents need not hold ours
    parsed = corpus.documents[document_id]
    finder = QuoteFinder(parsed)
    for entry in entries:
        yield _measure(path, shared | entry, parsed.document.id, finder)


def _measure(path: Path, entry: dict[str, Any], document_id: str, finder: QuoteFinder) -> Measure:
    entry = dict(entry)
    home = finder.find(entry.pop("clause", None) or entry["benefit"]["quote"]).clause_id
    try:
        return Measure.model_validate(
            _bound(entry, finder, home) | {"document_id": document_id, "clause_id": home},
        )
    except ValidationError as error:
        fields = "、".join(dict.fromkeys(".".join(map(str, problem["loc"])) for problem in error.errors()))
        raise CorpusError(f"{path.name} 中“{entry.get('id')}”的字段有误：{fields}，请修改后再运行。") from error


def _bound(node: Any, finder: QuoteFinder, home: str | None) -> Any:
    """The same tree with each `quote` replaced by the evidence it stands for."""
    if isinstance(node, list):
        return [_bound(part, finder, home) for part in node]
    if not isinstance(node, dict):
        return node
    bound = {key: _bound(value, finder, home) for key, value in node.items() if key != "quote"}
    return bound | {"evidence": finder.find(node["quote"], home)} if "quote" in node else bound


def _check_facts(measure: Measure, facts: Mapping[str, Fact]) -> None:
    for leaf in (measure.scope, *leaves(measure.conditions)):
        fact = _known(measure, leaf.fact, facts)
        if unknown := [option for option in leaf.among if fact.option(option) is None]:
            raise CorpusError(f"支持措施“{measure.id}”的条件用了“{fact.name}”没有的选项：{'、'.join(unknown)}。")
        tests = (bool(leaf.among), leaf.equals is not None, leaf.more_than is not None, leaf.years_ago is not None)
        if sum(tests) != 1:
            raise CorpusError(f"支持措施“{measure.id}”的条件“{leaf.text}”须恰好写一种判断。")
    for name in benefit_facts(measure):
        _known(measure, name, facts)


def _known(measure: Measure, name: str, facts: Mapping[str, Fact]) -> Fact:
    fact = facts.get(name)
    if fact is None:
        raise CorpusError(f"支持措施“{measure.id}”用了词表中没有的事实“{name}”，请在 facts.yaml 中补上。")
    return fact
