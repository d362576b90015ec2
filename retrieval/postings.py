"""Which rows hold a gram, and how much each counts for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.int32]]
Scores = np.ndarray[Any, np.dtype[np.float64]]

_NOWHERE = slice(0, 0)


@dataclass(frozen=True)
class Field:
    """Texts by which rows hold grams; several rows may share one (the sentences of a clause)."""

    grams: Sequence[Sequence[str]]  # of each text
    text_of: Rows  # the text of each row
    weight: float


class Postings:
    """The rows of each gram, in one array for all: many small ones take longer to make than all the rest of an index.

    A row counts for a gram with the heaviest of the fields by which it holds it.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._size = len(fields[0].text_of)
        number = {gram: at for at, gram in enumerate(dict.fromkeys(chain.from_iterable(_all_grams(fields))))}
        heaviest_first = sorted(fields, key=lambda field: -field.weight)
        pairs = [_pairs(field, number) for field in heaviest_first]
        # Of equal pairs the first is kept.
        kept, at = np.unique(np.concatenate(pairs), return_index=True)
        weights = np.repeat([field.weight for field in heaviest_first], list(map(len, pairs)))
        self._rows, self._weights = (kept % self._size).astype(np.int32), weights[at]
        ends = np.searchsorted(kept, np.arange(len(number) + 1) * self._size).tolist()
        self._place = {gram: slice(ends[at], ends[at + 1]) for gram, at in number.items()}

    def count(self, gram: str) -> int:
        """How many rows hold `gram`."""
        place = self._place.get(gram, _NOWHERE)
        return int(place.stop - place.start)

    def sums(self, worth: Mapping[str, float]) -> Scores:
        """For each row, what the grams that it holds are worth, each by the weight with which it holds it."""
        places = [self._place.get(gram, _NOWHERE) for gram in worth]
        if not places:
            return np.zeros(self._size)
        rows = np.concatenate([self._rows[place] for place in places])
        weights = np.concatenate([self._weights[place] for place in places])
        weights *= np.repeat(list(worth.values()), [place.stop - place.start for place in places])
        return np.bincount(rows, weights, self._size).astype(np.float64, copy=False)


def _all_grams(fields: Sequence[Field]) -> chain[Sequence[str]]:
    return chain.from_iterable(field.grams for field in fields)


def _pairs(field: Field, number: Mapping[str, int]) -> Rows:
    """A number for each pair of a gram and a row that holds it: those of one gram stand together, its rows in order."""
    of_texts = np.fromiter(map(number.__getitem__, chain.from_iterable(field.grams)), dtype=np.int64)
    lengths = np.fromiter(map(len, field.grams), dtype=np.int64)
    starts, held = np.cumsum(lengths) - lengths, lengths[field.text_of]
    rows = np.repeat(np.arange(len(held)), held)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(held) - held, held)
    found: Rows = of_texts[np.repeat(starts[field.text_of], held) + within] * len(held) + rows
    return found
