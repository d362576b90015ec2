"""Collective names that a document coins and explains itself (“六区”,即…; 三纵即…), with the words that do so."""

import re

from policy_corpus.corpus import Corpus

_EXPLAINED = re.compile(
    r"(?:[“\"](?P<quoted>[一二三四五六七八九十两][\u4e00-\u9fff]{2,3})[”\"](?:——|[,，]?(?:即|是指|指的是)[:：]?)"
    r"|[“\"]?(?P<name>[一二三四五六七八九十两多][\u4e00-\u9fff])[”\"]?[,，]?(?:即|是指|指的是|分别是|分别为)[:：]?)[^。]+?(?:。|(?=[；;][^；;。]{0,6}即)|$)"
)

Explained = tuple[str, str]  # a clause's id, and the words of it


def coined_names(corpus: Corpus) -> dict[str, list[Explained]]:
    """The explanations of each coined name, in the order of the documents."""
    found: dict[str, list[Explained]] = {}
    for clause in corpus.clauses.values():
        for match in _EXPLAINED.finditer(clause.text):
            found.setdefault(match["name"] or match["quoted"], []).append((clause.id, match[0]))
    return found
