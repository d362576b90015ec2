"""Which words of a question the clauses of documents that nobody reviewed speak of, in whatever register.

Reviewed questions tell which everyday words a clause answers to; where there are none, a table of everyday words does,
and a word that no dictionary has is taken for the seam of two (想续, 租满).
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import SPOKEN, covers_of
from bot.understanding.patterns import load_data
from retrieval.canonical import canonical
from retrieval.grams import grams
from retrieval.parts_of_speech import is_word

Shares = list[tuple[str, float]]  # words, and how much of each is held

# Characters of words that only join, count or point.
_FUNCTION = re.compile(
    "[我你他俺咱人要能得给让把被想会可办还就才都再没完时内里外上下后前满够到出来去个项新老那这两多天先最只了着过]"
)


def shares(inquiry: Inquiry, words: list[str], held: frozenset[str]) -> Shares:
    """Each word, and the share of it, or of what documents say for it, that stands among character pairs."""
    idle = frozenset(load_data("everyday.yaml")["idle"])
    text = inquiry.question.text
    found = [
        (word, share if share >= SPOKEN else max(share, _otherwise(word, held), _recut(word, text, held)))
        for word, share in covers_of(inquiry, words, held)
    ]
    return [(word, share) for word, share in found if share >= SPOKEN or word not in idle]


def official_words(words: Iterable[str]) -> list[str]:
    """What documents may say for everyday words."""
    return [official for word in words for official in _table().get(word, ())]


def _otherwise(word: str, held: frozenset[str]) -> float:
    """1 where the word's official form is held; of a seam of two words, the share of its characters that tell."""
    forms = _table().get(word, ())
    if any(held.issuperset(_pairs(form)) for form in forms):
        return 1.0
    if forms or is_word(word):
        return 0.0
    kernel = _FUNCTION.sub("", word)
    return sum(any(char in pair for pair in held) for char in kernel) / len(kernel) if kernel else 1.0


def _recut(word: str, text: str, held: frozenset[str]) -> float:
    """1 where the word is cut across another that is held, and has nothing else that tells (加|分项 of 加分项)."""
    at, end = text.find(word), text.find(word) + len(word)
    if at < 0 or word in _table():
        return 0.0
    across = ((text[at - 1 : at + 1], word[1:]), (text[end - 1 : end + 1], word[:-1]))
    return float(
        any(is_word(other) and held.issuperset(_pairs(other)) and not _FUNCTION.sub("", rest) for other, rest in across)
    )


def _pairs(form: str) -> list[str]:
    return grams(canonical(form))


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_data("everyday.yaml")["words"]
    return table
