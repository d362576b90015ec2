"""Nearness in meaning to reviewed example messages, for messages that no pattern of scope.yaml recognises."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self, get_args

from bot.understanding.examples import examples_of, nearness
from retrieval.encoder import E5Encoder, Vector

_NEAREST = 5  # examples of each kind that are compared: fewer follow single words, more blur the small kinds

Kind = Literal["off_topic", "forgery", "injection"]


class Prototypes:
    """The examples of scope_examples.yaml as vectors, by kind."""

    def __init__(self, ours: Vector, others: Mapping[Kind, Vector]) -> None:
        self._ours, self._others = ours, others

    @classmethod
    def open(cls, encoder: E5Encoder, folder: Path) -> Self:
        """The examples' vectors from the cache in `folder`; what the cache lacks is embedded once."""
        rows = examples_of("scope_examples", encoder, folder)
        return cls(rows["in_scope"], {kind: rows[kind] for kind in get_args(Kind)})

    def nearest(self, vector: Vector) -> tuple[Kind, float]:
        """The kind of other message that `vector` (a normalised message's) is nearest to, and by how much.

        The margin is that kind's mean cosine less that of policy questions; above 0, the message is not for us.
        """
        near, kind = max((nearness(rows, vector, _NEAREST), kind) for kind, rows in self._others.items())
        return kind, near - nearness(self._ours, vector, _NEAREST)
