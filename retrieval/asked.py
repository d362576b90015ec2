"""Nearness of a question to reviewed questions: the asker's words are compared with other askers', not the documents'.

Expanding documents by the questions they answer is Nogueira et al., "Document Expansion by Query Prediction" (2019).
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

import numpy as np

from policy_corpus.asked.questions import Asked
from retrieval.encoder import Vector, products
from retrieval.grams import grams
from retrieval.in_vain import Rows
from retrieval.prepared import Meaning, prepared
from retrieval.sentences import Sentence

Scores = np.ndarray[Any, np.dtype[np.float64]]

_NO_ROWS = np.zeros(0, dtype=np.int32)
_VOTERS = 40  # the nearest questions that say whether such questions are answered
_FAR = 0.25  # share of the nearest one's nearness at which a question is hardly ever among them
_NEARER = 4  # power of its nearness that a question's say counts with


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near the nearest reviewed question is that each sentence answers, and that none answers, 0 to 1."""

    answered: Scores  # by the sentence's ordinal
    unsaid: float
    unsaid_share: float = 0.0  # of the nearest questions, those that none answers
    sounds_vain: float | None = None  # how much it is asked as such questions are, 0 to 1; None where nothing tells
    leads: Mapping[str, Scores] = field(default_factory=dict)  # apart, by the names that the ranking's weights have


class QuestionBank:
    """The reviewed questions, each with the sentence that answers it.

    `documents` are those that they were asked of, `unsaid` is the share of them that no document answers.
    """

    def __init__(self, asked: Sequence[Asked], sentences: Sequence[Sentence]) -> None:
        questions = [question for each in asked for question in each.questions]
        kept = prepared(questions)
        self._words = _Words(kept.rows, len(questions))
        self._in_vain = kept.in_vain
        holders = np.repeat(_holders(asked, sentences), [len(each.questions) for each in asked])
        self._holders, self._none = holders, len(sentences)
        # What is found of the questions is put in the order of their holders: then that of each holder is one sweep.
        self._order = np.argsort(holders, kind="stable")
        self._in_order = holders[self._order]
        self._held, self._starts = np.unique(self._in_order, return_index=True)
        self.documents = frozenset(sentences[at].document_id for at in self._held if at < len(sentences))
        self.unsaid = float(np.mean(holders == self._none)) if len(holders) else 0.0
        self._places = len(sentences) + 2  # one for what no sentence answers, one for what none holds any more
        self._meaning = replace(kept.meaning, rows=kept.meaning.rows[self._order]) if kept.meaning else None
        self._middles = self._middles_of(self._meaning) if self._meaning else None

    def nearest(self, text: str, vector: Vector | None = None) -> Nearest:
        """Nearness of a question: `text` in the words of the documents, `vector` its embedding, if there is one.

        The mean of both cosines: by words alone it is blind to other words, by meaning alone to names and numbers.
        What leads to a sentence is told apart: the nearest of its questions by words, the nearest by meaning, and how
        near the middle of all of them is, which a slip of one does not move.
        """
        words = near = meaning = self._words.cosines(text)[self._order]
        middles = sounds = None
        if vector is not None and self._meaning is not None and self._middles is not None:
            turned = self._meaning.turned(vector)
            meaning = np.maximum(products(self._meaning.rows, turned), 0.0)
            middles = products(self._middles, turned)
            near = (words + meaning) / 2
            sounds = self._in_vain.likely(text, turned) if self._in_vain and vector.any() else None
        places = self._by_place(near)
        leads = {"asked_words": self._by_place(words)[:-2], "asked_meaning": self._by_place(meaning)[:-2]}
        if middles is not None:
            leads["asked_middle"] = self._spread(middles)[:-2]
        return Nearest(places[:-2], float(places[-2]), self._unsaid_share(near), sounds, leads)

    def nearest_in_words(self, text: str) -> float:
        """How near, by words alone, the nearest question is that a sentence answers."""
        return float(self._by_place(self._words.cosines(text)[self._order])[:-2].max(initial=0.0))

    def _by_place(self, near: Scores) -> Scores:
        """The nearest question of each sentence; of those that none answers, and that none holds, at the end."""
        return self._spread(np.maximum.reduceat(near, self._starts) if len(near) else near)

    def _spread(self, held: Scores | Vector) -> Scores:
        """By place, of what is told of those that hold questions; 0 for the others."""
        places = np.zeros(self._places)
        places[self._held] = held
        return places

    def _middles_of(self, meaning: Meaning) -> Vector:
        """The middle of the questions of each sentence that holds any."""
        middles: Vector = np.add.reduceat(meaning.rows, self._starts)
        middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-9)
        return middles

    def likeness(self, vector: Vector, ordinals: Sequence[int]) -> float:
        """How near by meaning the middle of the questions that one of some sentences answers is; 0 where none tells."""
        asked = np.isin(self._held, ordinals)
        if self._meaning is None or self._middles is None or not asked.any():
            return 0.0
        return float(products(self._middles[asked], self._meaning.turned(vector)).max())

    def words_asked(self, pairs: Iterable[str], ordinals: Sequence[int]) -> frozenset[str]:
        """The character pairs, of some, that stand in the questions which these sentences answer."""
        wanted = np.zeros(self._places, dtype=bool)
        wanted[list(ordinals)] = True
        return frozenset(pair for pair in pairs if wanted[self._holders[self._words.rows_of(pair)]].any())

    def _unsaid_share(self, near: Scores) -> float:
        # Most are so far away that they need not be put in order.
        voters = np.flatnonzero(near > near.max(initial=0.0) * _FAR)
        voters = voters if len(voters) > _VOTERS else np.arange(len(near))
        if len(voters) > _VOTERS:
            voters = voters[np.argpartition(-near[voters], _VOTERS)[:_VOTERS]]
        says = near[voters] ** _NEARER
        return float(says[self._in_order[voters] == self._none].sum() / (says.sum() or 1.0))


class _Words:
    """Texts as sets of character pairs, weighted by rarity among them."""

    def __init__(self, rows: Mapping[str, Rows], size: int) -> None:
        self._rows, self._size = rows, size
        self._unknown = math.log(size + 1)
        self._squares = {gram: math.log((size + 1) / (len(ids) + 1)) ** 2 for gram, ids in rows.items()}
        squares = np.zeros(size)
        for gram, ids in rows.items():
            squares[ids] += self._squares[gram]
        self._lengths = np.sqrt(np.maximum(squares, 1e-9))

    def rows_of(self, gram: str) -> Rows:
        """The texts that hold a character pair."""
        return self._rows.get(gram, _NO_ROWS)

    def cosines(self, text: str) -> Scores:
        """The cosine of `text` and each of the texts."""
        asked = grams(text)
        known = [gram for gram in asked if gram in self._rows]
        if not known:
            return np.zeros(self._size)
        rows = [self._rows[gram] for gram in known]
        squares = np.repeat([self._squares[gram] for gram in known], list(map(len, rows)))
        products = np.bincount(np.concatenate(rows), squares, self._size)
        length = sum(self._squares.get(gram, self._unknown**2) for gram in asked)
        return products / (self._lengths * math.sqrt(length or 1.0))


def _holders(asked: Sequence[Asked], sentences: Sequence[Sentence]) -> Rows:
    by_clause: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_clause[sentence.clause_id].append(sentence)
    none, lost = len(sentences), len(sentences) + 1
    found = (_holder(by_clause[each.clause_id], each.quote, lost) if each.quote else none for each in asked)
    return np.fromiter(found, dtype=np.int32, count=len(asked))


def _holder(sentences: Sequence[Sentence], quote: str, lost: int) -> int:
    """The ordinal of the sentence in which the quoted words begin, white space aside; `lost` where none holds them."""
    texts = ["".join(sentence.text.split()) for sentence in sentences]
    at = "".join(texts).find("".join(quote.split()))
    return sentences[bisect_right(list(accumulate(map(len, texts))), at)].ordinal if at >= 0 else lost
