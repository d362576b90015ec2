"""How many of each tier of one support a message counts (一个国家级和两个省级; 市级的两家，国家级的一家)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.answering.held import COUNTER, in_numbers
from bot.kit import Kit
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Option, SharedTiers, Tiered
from policy_corpus.parsing.numbering import han_to_int
from retrieval.canonical import canonical

_NUMBER = rf"(?<![第每\d.])(?P<number>[1-9]\d?|[一二两三四五六七八九十])\s*{COUNTER}(?!月|区|[合单笔]同)"
_ALONE = r"(?<=[\u4e00-\u9fff])(?P<alone>[1-9])(?=\s*(?:[,，、;；。）)]|$))"  # 国标2、行标3
# What may take one of them out of the sum.
_HAD = re.compile("[领补发]过|领了|补了|拿过|已[领补拿]|还能|再[拿领给补]|[没未](?!有?别的)|落选|不算|除了")
_OTHER = "another support"
_KIND = re.compile("标准|企业|级")  # what a tier's short name leaves out


def counts_told(kit: Kit, fact: str, text: str) -> Mapping[str, int]:
    """How many of each option of a fact a text counts, by option id; empty where not each has one number, or some fail.

    Numbers and names stand in pairs, whichever comes first; a number before or behind them all may be their sum.
    """
    tokens = [] if _HAD.search(text) else _tokens(kit, fact, kit.canonical(in_numbers(text)))
    for each in _readings(tokens):
        counts = _paired(each)
        if len(counts) > 1:
            return counts
    names, numbers = [t for t in tokens if isinstance(t, str)], [t for t in tokens if isinstance(t, int)]
    several = _OTHER not in names and len(set(names)) == len(names) > 1 and numbers == [len(names)]
    return dict.fromkeys(names, 1) if several else {}  # 国家级和省级两个实验室


def tiers_counted(kit: Kit, text: str) -> str:
    """The fact whose tiers a message counts; empty where it is about several such facts, or counts no two tiers."""
    named = kit.aliases_in(kit.canonical(text))
    benefits = [measure.benefit for measure in kit.measures_of(named)]
    facts = {each.fact for each in benefits if isinstance(each, Tiered | SharedTiers)}
    fact = facts.pop() if len(facts) == 1 else ""
    return fact if fact and counts_told(kit, fact, text) else ""


def _tokens(kit: Kit, fact: str, text: str) -> list[str | int]:
    """The tiers (by option id), the names of other supports and the numbers of things that a text names, in order."""
    others, ids = _other_names(kit, fact, text), _ids(fact)
    names = "|".join(re.escape(name) for name in sorted({*ids, *others}, key=len, reverse=True))
    tokens: list[str | int] = []
    for found in re.finditer(f"{_NUMBER}|{_ALONE}|{names}", text):
        if found["number"] or found["alone"]:
            tokens.append(han_to_int(found["number"] or found["alone"]))
            continue
        if found[0] in others and tokens and isinstance(tokens[-1], str):
            tokens.pop()  # 省级重点实验室 beside 国家级孵化器
        tokens.append(_OTHER if found[0] in others else ids[found[0]])
    return tokens


def _other_names(kit: Kit, fact: str, text: str) -> set[str]:
    own = {m.id for m in kit.measures if isinstance(m.benefit, Tiered | SharedTiers) and m.benefit.fact == fact}
    named = kit.aliases_in(text)
    shared = {name for id_, name in named.items() if id_ in own} | _ids(fact).keys()
    return {name for name in named.values() if not any(name in one or one in name for one in shared)}


def _readings(tokens: Sequence[str | int]) -> Iterator[Sequence[str | int]]:
    """The tokens; without the first or last where that is the sum of the other numbers; without other supports."""
    for each in (tokens, [token for token in tokens if token != _OTHER]):
        yield each
        for at, rest in ((0, each[1:]), (-1, each[:-1])):
            if rest and each[at] == sum(token for token in rest if isinstance(token, int)):
                yield rest


def _paired(tokens: Sequence[str | int]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for one, other in zip(tokens[::2], tokens[1::2], strict=False):
        name, number = (one, other) if isinstance(one, str) else (other, one)
        if not (isinstance(name, str) and isinstance(number, int)):
            return {}
        counts[name] += number
    del counts[_OTHER]
    return counts if len(tokens) % 2 == 0 else {}


@cache
def _ids(fact: str) -> Mapping[str, str]:
    """The options of a fact by each of their names."""
    return {canonical(name): option.id for option in load_facts()[fact].options for name in _names_of(option)}


def _names_of(option: Option) -> set[str]:
    """The names of an option, and the first without its kind (国家 of 国家标准)."""
    names = {option.label, *option.synonyms, _KIND.sub("", option.label)}
    return {name for name in names if len(name) > 1}
