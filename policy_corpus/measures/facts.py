"""Loads the profile vocabulary: the facts that support measures ask about."""

from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml
from pydantic import TypeAdapter, ValidationError

from policy_corpus.errors import CorpusError
from policy_corpus.measures.model import Fact
from policy_corpus.yaml_text import parse_yaml

_FACTS = Path(__file__).with_name("facts.yaml")


@cache
def load_facts(path: Path = _FACTS) -> MappingProxyType[str, Fact]:
    """The facts by id, in the order of the file. Raises CorpusError."""
    try:
        facts = TypeAdapter(tuple[Fact, ...]).validate_python(parse_yaml(path.read_text("utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise CorpusError(f"事实词表 {path.name} 无法使用，请改正后重试：{error}") from error
    by_id = {fact.id: fact for fact in facts}
    for fact in facts:
        _check(fact, by_id)
    if len(by_id) != len(facts):
        raise CorpusError(f"事实词表 {path.name} 中有重复的 id，请改正后重试。")
    return MappingProxyType(by_id)


def _check(fact: Fact, by_id: dict[str, Fact]) -> None:
    if bool(fact.options) != (fact.type in {"enum", "set"}):
        raise CorpusError(f"事实“{fact.id}”：类型为 enum 或 set 时必须列出选项，其他类型不得列出。")
    for implied in (fact.implies, *(option.implies for option in fact.options)):
        if unknown := [name for name in implied if name not in by_id]:
            raise CorpusError(f"事实“{fact.id}”推出了词表中没有的事实：{'、'.join(unknown)}。")
