"""Run by the tests that kill it: `python -m tests.retrieval.stalling_build FOLDER first|last`.

Builds an index of more passages than one batch, says so after the first or the last batch, and waits to be killed.
"""

import sys
import time
from pathlib import Path

from policy_corpus.corpus import Corpus
from retrieval.build import build_index
from tests.retrieval.conftest import tiny_corpus

ITEMS = 40


def long_corpus() -> Corpus:
    """Many short clauses, some batches long."""
    items = "\n\n".join(f"{n}.第{n}类装备。给予{n}万元补助。" for n in range(1, ITEMS + 1))
    return tiny_corpus(plan=f"一、重点任务\n\n{items}\n")


def main(folder: Path, batch: str) -> None:
    """Build and stall."""

    def stall(done: int, total: int) -> None:
        if batch == "first" or done == total:
            print("stalled", flush=True)
            time.sleep(600)

    build_index(long_corpus(), folder, progress=stall)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
