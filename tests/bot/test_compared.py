from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any, cast

import numpy as np

from bot.compared import Compared
from bot.kit import Kit


@dataclass
class Meeting:
    """Stands for the tools: whoever embeds waits until another one embeds too, or fails."""

    both: Barrier = field(default_factory=lambda: Barrier(2, timeout=10))

    def embed(self, text: str) -> Any:
        self.both.wait()
        return np.full(3, float(len(text)))


def test_two_questions_are_embedded_at_the_same_time() -> None:
    kit = cast(Kit, Meeting())
    with ThreadPoolExecutor(2) as pool:
        lengths = pool.map(lambda text: float(Compared(kit, text).vector[0]), ["高企", "孵化器"])
        assert list(lengths) == [2.0, 3.0]
