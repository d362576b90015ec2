"""Profiles that come as data, such as over HTTP: checked, and brought into the form that conversations store."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from bot.eligibility import read_profile
from bot.profile.lexicon import fold_surface, option_surfaces
from bot.profile.reading import FactVocabulary, Value
from policy_corpus.errors import InputError
from policy_corpus.measures.model import Fact
from policy_corpus.measures.money import parse_money, read_number

_COUNTED = re.compile(r"(-?\d+|[一二两三四五六七八九十百千]+)\s*(?:件|项|个|年)?")
_SPACE = re.compile(r"\s+")


def validate_profile(profile: Mapping[str, object], facts: FactVocabulary) -> dict[str, Value]:
    """The profile with fact ids, option ids and numbers for what was written; None means unknown and is left out.

    Facts go by id or Chinese name, options by id, label or synonym, sums as yuan or as "1200万元"; partial knowledge
    as in `bot.eligibility.read_profile`. Raises InputError naming the fact and what is allowed, and ContradictionError
    where two facts exclude each other.
    """
    checked: dict[str, Value] = {}
    for name, value in profile.items():
        fact = _fact(name, facts)
        if fact.id in checked:
            raise InputError(f"“{fact.name}”填了两次，请只保留一个。", field=fact.id)
        if value is not None:
            checked[fact.id] = _plain(fact, value)
    read_profile(checked)
    return checked


def _fact(name: str, facts: FactVocabulary) -> Fact:
    if name in facts:
        return facts[name]
    named = {fact.name: fact for fact in facts.values()} | {fact.short_name: fact for fact in facts.values()}
    if name.strip() in named:
        return named[name.strip()]
    near = get_close_matches(name, [*facts, *named], n=1, cutoff=0.6)
    hint = f"，是不是“{near[0]}”？" if near else "，"
    raise InputError(f"没有名为“{name}”的事实{hint}可用的名称见事实词表（/v1/facts）。", field=name)


def _plain(fact: Fact, value: Any) -> Value:
    """The value with its words resolved; what is none of them is left for `read_profile` to refuse."""
    match value:
        case dict():
            return {key: _part(fact, part) for key, part in value.items()}
        case list() | tuple():
            return [str(_one(fact, item)) if isinstance(item, str) else item for item in value]
        case str() if fact.type == "set":
            return [str(_one(fact, value))]
    plain: Value = _one(fact, value)
    return plain


def _part(fact: Fact, part: Any) -> Any:
    return [_one(fact, item) for item in part] if isinstance(part, list | tuple) else _one(fact, part)


def _one(fact: Fact, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if fact.type in {"enum", "set"}:
        return _option(fact, value)
    return _number(fact, value) if fact.type != "bool" else value


def _option(fact: Fact, words: str) -> str:
    wanted = fold_surface(_SPACE.sub("", words))
    named = [option.id for option in fact.options if wanted in {option.id, *option_surfaces(option)}]
    exact = [option.id for option in fact.options if words.strip() in {option.id, option.label}]
    return (exact or named or [words])[0]


def _number(fact: Fact, words: str) -> Any:
    if fact.type == "money":
        try:
            return parse_money(words)
        except InputError as error:
            raise InputError(f"{fact.name}（{fact.id}）：{error}", field=fact.id) from error
    counted = _COUNTED.fullmatch(words.strip())
    if counted is None:
        return words
    return int(counted[1]) if counted[1].lstrip("-").isdigit() else int(read_number(counted[1]))
