"""A word-frequency table that opens in a millisecond, in place of jieba's dictionary that takes most of a second."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Counts = NDArray[np.uint32]

_HASHES = "hashes.npy"
_COUNTS = "counts.npy"


class FrequencyTable:
    """Read-only `word -> count` over sorted 64-bit hashes; prefixes of words have count 0, as jieba expects.

    Half a million words make a false match of an unknown string one in 10^13.
    """

    def __init__(self, hashes: Hashes, counts: Counts, total: int) -> None:
        self._arrays = hashes, counts
        self._hashes, self._counts = hashes.data, counts.data
        self.total = total
        self.find = lru_cache(maxsize=1 << 13)(self._find)

    @classmethod
    def of(cls, counts: Mapping[str, int], total: int) -> "FrequencyTable":
        """The table of a whole dictionary."""
        hashes = np.fromiter(map(_hash, counts), dtype=np.uint64, count=len(counts))
        order = np.argsort(hashes)
        values = np.fromiter(counts.values(), dtype=np.uint32, count=len(counts))
        return cls(hashes[order], values[order], total)

    @classmethod
    def load(cls, folder: Path) -> "FrequencyTable":
        """The table saved in `folder`; raises OSError or ValueError where it is missing or damaged."""
        hashes = np.load(folder / _HASHES, mmap_mode="r", allow_pickle=False)
        stored = np.load(folder / _COUNTS, mmap_mode="r", allow_pickle=False)
        return cls(hashes, stored[1:], int(stored[0]))

    def save(self, folder: Path) -> None:
        """Write the table to `folder`, the total first among the counts."""
        hashes, counts = self._arrays
        np.save(folder / _HASHES, hashes)
        np.save(folder / _COUNTS, np.concatenate([np.asarray([self.total], dtype=np.uint32), counts]))

    def _find(self, word: str) -> int | None:
        wanted = _hash(word)
        at = bisect_left(self._hashes, wanted)
        return int(self._counts[at]) if at < len(self._hashes) and self._hashes[at] == wanted else None

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def __getitem__(self, word: str) -> int:
        found = self.find(word)
        if found is None:
            raise KeyError(word)
        return found

    def get(self, word: str, default: int | None = None) -> int | None:
        """The count of `word`, or `default` where it is unknown."""
        found = self.find(word)
        return default if found is None else found


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
