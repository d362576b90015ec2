"""How long an answer takes in this process, by step, beside embedding the same question and the stock search."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator

from bot.request import ChatRequest
from evals.bench.context import Bench
from evals.bench.measurement import Measurement, percentile
from retrieval.embedding import E5Embeddings

SECTION = "耗时"
_WARM_UP = 5
_STOCK_K = 5


def measure(bench: Bench) -> Iterator[Measurement]:
    """Median and 95th percentile over the bench's questions.

    Every question is embedded, answered and searched for in turn, so that a busy moment of the machine slows all three.
    """
    embed_with = E5Embeddings()
    embedded, answered, searched = list[float](), list[float](), list[float]()
    steps: defaultdict[str, list[float]] = defaultdict(list)

    def answer(message: str) -> None:
        reply, _ = bench.assistant.answer(ChatRequest(message=message), None)
        for step, spent in reply.timings_ms.items():
            steps[step].append(spent)

    def once(message: str) -> None:
        embedded.append(_timed(lambda: embed_with.query_vector(message)))
        answered.append(_timed(lambda: answer(message)))
        searched.append(_timed(lambda: bench.stock.search(message, _STOCK_K)))

    for message in bench.messages[-_WARM_UP:]:
        once(message)
    for kept in (embedded, answered, searched, *steps.values()):
        kept.clear()
    for message in bench.messages:
        once(message)

    yield from _median_and_tail("问题向量化", embedded, embedded)
    yield from _median_and_tail("回答（基线：检索）", answered, searched)
    for name, share in (("中位数", 0.5), ("95 分位", 0.95)):
        unit_of_time = percentile(embedded, 0.5)
        ours, stock = percentile(answered, share) / unit_of_time, percentile(searched, share) / unit_of_time
        yield Measurement(section=SECTION, name=f"回答{name} ÷ 向量化中位数", unit="ratio", ours=ours, stock=stock)
    for step, spent in steps.items():
        yield Measurement(section=SECTION, name=f"步骤 {step}，中位数", unit="ms", ours=percentile(spent, 0.5))


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1e3


def _median_and_tail(name: str, ours: list[float], stock: list[float]) -> Iterator[Measurement]:
    for which, share in (("中位数", 0.5), ("95 分位", 0.95)):
        yield Measurement(
            section=SECTION,
            name=f"{name}，{which}",
            unit="ms",
            ours=percentile(ours, share),
            stock=percentile(stock, share),
        )
