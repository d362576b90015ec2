"""Several particulars of a document asked for in one message (谁印发的，什么时候), each put in words as a question."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.understanding.facets import Gazetteer, find_mentions
from bot.understanding.patterns import any_of, load_data
from bot.understanding.slots import edited

_NAMED = ("documents", "districts")


def particulars_of(text: str, gazetteer: Gazetteer, titles: Mapping[str, str], goes_on: bool) -> list[str]:
    """One whole question for each; empty where fewer than two are asked for, or anything besides.

    A message that `goes_on` need not name the document again; `titles` has the name of each.
    """
    named = [mention for mention in find_mentions(text, gazetteer) if mention.kind in _NAMED]
    documents = dict.fromkeys(titles[str(m.value)] for m in named if m.kind == "documents")
    areas = dict.fromkeys(text[m.start : m.end] for m in named)
    whose = "和".join(f"《{title}》" for title in documents) or "".join(f"{area}政策" for area in areas)
    asked = _asked(edited(text, [((m.start, m.end), " ") for m in named]))
    if len(asked) < 2 or not (whose or goes_on):
        return []
    return [f"{whose}{_data()['particulars'][name]['whole']}" for name in asked]


def _asked(text: str) -> list[str]:
    """The particulars, in the order in which they are asked for; empty where a text asks of anything else."""
    if _beside().sub("", _any().sub("", text)):
        return []
    asked: list[str] = []
    for match in _any().finditer(text):
        name = str(match.lastgroup)
        follows = _data()["follows"].get(name)
        if follows:
            name = follows.get(asked[-1] if asked else "", "")
        if not name:
            return []
        asked.append(name)
    return list(dict.fromkeys(asked))


@cache
def _any() -> re.Pattern[str]:
    groups = _data()["particulars"].items()
    return re.compile("|".join(f"(?P<{name}>{any_of(each['asks']).pattern})" for name, each in groups))


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(_data()["beside"])


def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_data("particulars.yaml")
    return data
