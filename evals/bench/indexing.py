"""How long it takes to index the corpus from nothing, and again when nothing has changed."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.bench.context import Bench, counter
from evals.bench.measurement import Measurement
from evals.bench.stock import build_stock, chunks_of
from retrieval.build import build_index

SECTION = "建索引"


def measure(bench: Bench) -> Iterator[Measurement]:
    """Both indexes built in temporary folders, one after the other, without any cached vector."""
    with TemporaryDirectory() as folder:
        with counter("建立本项目索引", bench.console) as progress:
            first = build_index(bench.corpus, Path(folder), progress=progress, shipped_in=None)
        again = build_index(bench.corpus, Path(folder))
    with TemporaryDirectory() as folder, counter("建立基线索引", bench.console) as progress:
        started = time.perf_counter()
        build_stock(bench.texts, Path(folder), progress)
        stock_s = time.perf_counter() - started
    passages, chunks = first.added, len(chunks_of(bench.texts))
    yield Measurement(section=SECTION, name="检索单元", unit="count", ours=passages, stock=chunks)
    yield Measurement(section=SECTION, name="从零建立", unit="s", ours=first.seconds, stock=stock_s)
    yield Measurement(section=SECTION, name="没有变化时再建", unit="s", ours=again.seconds)
