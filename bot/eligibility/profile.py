"""Reads what an asker says of itself into checked knowledge, with what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from bot.eligibility.knowledge import Choice, Holdings, Interval, Known, combine, describe
from policy_corpus.errors import ContradictionError, InputError
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Fact, Option
from policy_corpus.measures.money import parse_money

_YES = frozenset({"是", "有", "yes", "true", "对"})
_NO = frozenset({"否", "没有", "无", "不是", "no", "false"})
_YEARS = (Decimal(1950), Decimal(2100))


@dataclass(frozen=True)
class Profile:
    """What is known of the asker by fact id; a fact that is absent is unknown."""

    known: Mapping[str, Known]

    def describe(self) -> list[str]:
        """Each known fact in Chinese, in the order of the vocabulary."""
        return [describe(fact, self.known[name]) for name, fact in load_facts().items() if name in self.known]


def read_profile(raw: Mapping[str, Any]) -> Profile:
    """Check and complete a profile as sent by a client: {fact id: value}, None meaning unknown.

    A value is an option id, its label or a synonym (enum); true, false, 是, 否 (bool); a number of yuan or "500万元"
    (money); a whole number (integer, year); a list of options (set). Partial knowledge: {"any_of": [...]} or
    {"not": [...]} (enum), {"min": ..., "max": ...} (numbers), {"has": [...], "lacks": [...]} (set).
    Raises InputError naming the fact, and ContradictionError where two facts exclude each other.
    """
    facts = load_facts()
    known: dict[str, Known] = {}
    for name, value in raw.items():
        if name not in facts:
            raise InputError(f"没有名为“{name}”的事实，请从事实词表（/v1/facts）中选用。", field=name)
        if value is not None:
            known[name] = _read(facts[name], value)
    _follow(known, facts)
    _exclude(known, facts)
    _differences(known, facts)
    return Profile(MappingProxyType(known))


def _read(fact: Fact, value: Any) -> Known:
    try:
        match fact.type:
            case "bool":
                return _read_bool(fact, value)
            case "enum":
                return _read_enum(fact, value)
            case "set":
                return _read_set(fact, value)
        return _read_number(fact, value)
    except InputError as error:
        raise InputError(f"{fact.name}（{fact.id}）：{error}", field=fact.id) from error


def _read_bool(fact: Fact, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _YES | _NO:
        return value.strip().lower() in _YES
    raise InputError("请回答是或否（true 或 false）。")


def _read_enum(fact: Fact, value: Any) -> Choice:
    everything = frozenset(option.id for option in fact.options)
    match value:
        case str():
            return Choice(frozenset({_option(fact, value).id}))
        case {"any_of": list(names), **rest} if names and not rest:
            return Choice(frozenset(_option(fact, name).id for name in names))
        case {"not": list(names), **rest} if not rest:
            excluded = {_option(fact, name).id for name in names}
            if excluded != everything:
                return Choice(everything - excluded)
    raise InputError(f"请从{_labels(fact)}中选一项。")


def _read_set(fact: Fact, value: Any) -> Holdings:
    entries = value if isinstance(value, dict) else {"has": value if isinstance(value, list) else [value]}
    if entries.keys() <= {"has", "lacks"} and all(isinstance(names, list) for names in entries.values()):
        has, lacks = (frozenset(_option(fact, name).id for name in entries.get(key, [])) for key in ("has", "lacks"))
        if has & lacks:
            raise InputError("同一选项不能既是又不是，请核对。")
        return Holdings(has, lacks)
    raise InputError(f"请从{_labels(fact)}中选，可多选。")


def _read_number(fact: Fact, value: Any) -> Interval:
    match value:
        case {"min": _} | {"max": _} if value.keys() <= {"min", "max"}:
            low = None if value.get("min") is None else _number(fact, value["min"])
            high = None if value.get("max") is None else _number(fact, value["max"])
            if low is not None and high is not None and low > high:
                raise InputError("下限大于上限，请核对。")
            return Interval(low, high)
    number = _number(fact, value)
    return Interval(number, number)


def _number(fact: Fact, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise InputError("请填写一个数。")
    try:
        number = parse_money(value) if fact.type == "money" and isinstance(value, str) else Decimal(str(value).strip())
    except InvalidOperation as error:
        raise InputError(f"“{value}”不是一个数，请填写数字。") from error
    _check_number(fact, number)
    return number


def _check_number(fact: Fact, number: Decimal) -> None:
    if not number.is_finite() or (fact.type != "money" and number != number.to_integral_value()):
        raise InputError(f"“{number}”不是整数，请填写整数。")
    if number < 0 and fact.difference is None:
        raise InputError("不能是负数，请核对。")
    if fact.type == "year" and not _YEARS[0] <= number <= _YEARS[1]:
        raise InputError(f"“{number}”不像年份，请写成四位数的年份。")
    if fact.maximum is not None and abs(number) > fact.maximum:
        raise InputError("数额过大，不合常理，请核对单位。")


def _option(fact: Fact, name: Any) -> Option:
    named = [
        option
        for option in fact.options
        if isinstance(name, str) and name.strip() in (option.id, option.label, *option.synonyms)
    ]
    if not named:
        raise InputError(f"没有“{name}”这个选项，请从{_labels(fact)}中选。")
    return next((option for option in named if name.strip() in (option.id, option.label)), named[0])


def _labels(fact: Fact) -> str:
    return "、".join(f"“{option.label}”" for option in fact.options)


def _follow(known: dict[str, Known], facts: Mapping[str, Fact]) -> None:
    """Add what the known facts imply, and what that implies in turn."""
    waiting = list(known)
    while waiting:
        source = facts[waiting.pop()]
        for name, value in _implied(source, known[source.id]).items():
            implied = _read(facts[name], value)
            merged = combine(known[name], implied) if name in known else implied
            if merged is None:
                raise _contradiction(source, facts[name], known)
            if merged != known.get(name):
                known[name] = merged
                waiting.append(name)


def _exclude(known: dict[str, Known], facts: Mapping[str, Fact]) -> None:
    """Who is not 规上 is not 规上工业 either: a fact whose consequence is known not to hold does not hold itself."""
    if not any(value is False for value in known.values()):
        return
    for fact in reversed(list(facts.values())):
        if any(value is True and known.get(name) is False for name, value in fact.implies.items()):
            known.setdefault(fact.id, False)


def _implied(fact: Fact, known: Known) -> dict[str, Any]:
    match known:
        case True:
            return fact.implies
        case Choice(possible) if len(possible) == 1:
            held = possible
        case Holdings(has):
            held = has
        case _:
            return {}
    return {name: value for option in fact.options if option.id in held for name, value in option.implies.items()}


def _differences(known: dict[str, Known], facts: Mapping[str, Fact]) -> None:
    for fact in facts.values():
        if fact.difference is None:
            continue
        first, second = (known.get(name) for name in fact.difference)
        if isinstance(first, Interval) and isinstance(second, Interval):
            computed = first.minus(second)
            merged = combine(known.get(fact.id, computed), computed)
            if merged is None:
                raise _contradiction(fact, facts[fact.difference[0]], known)
            known[fact.id] = merged


def _contradiction(first: Fact, second: Fact, known: Mapping[str, Known]) -> ContradictionError:
    said = "与".join(f"“{describe(fact, known[fact.id])}”" for fact in (first, second) if fact.id in known)
    return ContradictionError(f"{said}互相矛盾，请确认哪一个是对的。", (first.id, second.id))
