"""What the heading right above a clause says it is about, and how much of that a question names."""

import re
from collections.abc import Callable, Iterable, Mapping

from policy_corpus.model import Clause
from retrieval.grams import grams

_NUMBER = re.compile(r"^(?:第[\d一二三四五六七八九十百 ]+[章节条编]|[（(]?[\d一二三四五六七八九十.]+[)）、.．]?)[ 　]*")

NAMED = 0.5  # share of a heading that a question holds which names it


def topics_of(clauses: Iterable[Clause], canonical: Callable[[str], str]) -> dict[str, frozenset[str]]:
    """The character pairs of the heading right above each clause that stands under one, by clause."""
    headed = ((clause.id, _NUMBER.sub("", clause.heading_path[-1])) for clause in clauses if clause.heading_path)
    return {id_: frozenset(grams(canonical(heading))) for id_, heading in headed}


def named_share(topics: Mapping[str, frozenset[str]], clause_id: str, asked: frozenset[str]) -> float:
    """Share of the heading above a clause that stands among character pairs, 0 to 1; 0 where it is less than half."""
    topic = topics.get(clause_id, frozenset())
    share = len(topic & asked) / len(topic) if topic else 0.0
    return share if share >= NAMED else 0.0
