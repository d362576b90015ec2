"""What the flow needs of a language model."""

from collections.abc import Generator, Sequence
from typing import Protocol

from bot.llm.deadline import Deadline
from prompts import ChatMessage


class Model(Protocol):
    """Something that answers messages, piece by piece; `name` tells one model from another."""

    name: str

    def stream(self, messages: Sequence[ChatMessage], deadline: Deadline) -> Generator[str, None, None]:
        """The reply's text as it comes; raises ModelError."""
