"""What a message wants that names no support: which of the examples in openings.yaml it is nearest to in meaning."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from bot.understanding.examples import examples_of, nearness
from retrieval.encoder import E5Encoder, Vector

_NEAREST = 2  # examples of each kind that are compared: they are few, and each kind is asked in several ways


class Openings:
    """The examples of openings.yaml as vectors, by kind."""

    def __init__(self, rows: Mapping[str, Vector]) -> None:
        self._rows = rows

    @classmethod
    def open(cls, encoder: E5Encoder, folder: Path) -> Self:
        """The examples' vectors from the cache in `folder`; what the cache lacks is embedded once."""
        return cls(examples_of("openings", encoder, folder))

    def kind(self, vector: Vector) -> str:
        """The kind that `vector` (a normalised message's) is nearest to; empty where there are no examples."""
        return max(self._rows, key=lambda kind: nearness(self._rows[kind], vector, _NEAREST), default="")
