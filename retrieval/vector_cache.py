"""Vectors kept on disk by model and text, so that unchanged text is never embedded twice."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.shipped import key_of, shipped

_CHUNK = 500  # below SQLite's limit of parameters in one statement
_WAIT = 60.0  # seconds that one process waits for another's write


class VectorCache:
    """A table of float32 vectors in one SQLite file; every `put` is whole or absent, even if killed.

    What it lacks is looked for among the vectors that came with the package, in the file `shipped_in`.
    """

    def __init__(self, path: Path, model: str, shipped_in: Path | None = None) -> None:
        self._path, self._model, self._shipped_in = path, model, shipped_in
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as database:
            database.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")

    def get(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The known vectors among those of `texts`."""
        keys = {self._key(text): text for text in texts}
        with self._open() as database:
            own = {keys[key]: np.frombuffer(vector, dtype=np.float32) for key, vector in _select(database, list(keys))}
        if self._shipped_in is None:
            return own
        return shipped(self._shipped_in, self._model, keys.values() - own.keys()) | own

    def put(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep the vector of each text."""
        rows = [(self._key(text), np.asarray(vector, dtype=np.float32).tobytes()) for text, vector in vectors.items()]
        with self._open() as database:
            database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    def keep_only(self, texts: Sequence[str]) -> int:
        """Drop the vectors of all other texts (and models); returns how many."""
        keys = [(self._key(text),) for text in texts]
        with self._open() as database:
            database.execute("CREATE TEMP TABLE kept (key BLOB PRIMARY KEY)")
            database.executemany("INSERT OR IGNORE INTO kept VALUES (?)", keys)
            return database.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM kept)").rowcount

    def _key(self, text: str) -> bytes:
        return key_of(self._model, text)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_WAIT)) as database, database:
            yield database


def _select(database: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(keys), _CHUNK):
        chunk = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(chunk))
        yield from database.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", chunk)  # noqa: S608 - only ? marks
