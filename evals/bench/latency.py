"""How long an answer takes in this process, by step, beside embedding the same question and the stock search."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from bot.request import ChatRequest
from evals.bench.context import Bench
from evals.bench.measurement import Measurement, Unit, percentile
from retrieval.embedding import E5Embeddings

SECTION = "耗时"
_WARM_UP = 5
_STOCK_K = 5
_SHARES = (("中位数", 0.5), ("95 分位", 0.95))


@dataclass
class Timings:
    """Milliseconds by question, in the order asked."""

    embedded: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    searched: list[float] = field(default_factory=list)
    steps: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def measure(bench: Bench) -> Iterator[Measurement]:
    """Median and 95th percentile over the bench's questions."""
    # Other words than the timed ones, so that nothing timed was asked before.
    _ask(bench, [f"{message}？" for message in bench.messages[:_WARM_UP]])
    yield from _report(_ask(bench, bench.messages))


def _ask(bench: Bench, messages: list[str]) -> Timings:
    """Embed, answer and search for each question in turn, so that a busy moment of the machine slows all three."""
    embeddings, timings = E5Embeddings(), Timings()
    for message in messages:
        timings.embedded.append(_timed(partial(embeddings.query_vector, message)))
        timings.answered.append(_timed(partial(_answer, bench, message, timings)))
        timings.searched.append(_timed(partial(bench.stock.search, message, _STOCK_K)))
    return timings


def _answer(bench: Bench, message: str, timings: Timings) -> None:
    reply, _ = bench.assistant.answer(ChatRequest(message=message), None)
    for step, spent in reply.timings_ms.items():
        timings.steps[step].append(spent)


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1e3


def _report(timings: Timings) -> Iterator[Measurement]:
    embedded, answered, searched = timings.embedded, timings.answered, timings.searched
    yield from _rows("问题向量化", "ms", embedded, embedded)
    yield from _rows("回答（基线：检索）", "ms", answered, searched)
    usual = percentile(embedded, 0.5)
    yield from _rows("÷ 向量化中位数", "ratio", [a / usual for a in answered], [s / usual for s in searched])
    yield from _rows("÷ 同一问题的向量化", "ratio", _quotients(answered, embedded), _quotients(searched, embedded))
    for step, spent in timings.steps.items():
        yield Measurement(section=SECTION, name=f"步骤 {step}，中位数", unit="ms", ours=percentile(spent, 0.5))


def _quotients(values: list[float], units: list[float]) -> list[float]:
    return [value / unit for value, unit in zip(values, units, strict=True)]


def _rows(name: str, unit: Unit, ours: list[float], stock: list[float]) -> Iterator[Measurement]:
    for which, share in _SHARES:
        mine, theirs = percentile(ours, share), percentile(stock, share)
        yield Measurement(section=SECTION, name=f"{name}，{which}", unit=unit, ours=mine, stock=theirs)
