"""Many conversations over HTTP at once, beside the rate at which the embedding alone runs on the same machine."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import product, repeat
from threading import Event, Thread
from urllib.parse import urlsplit

from evals.bench.context import Bench
from evals.bench.embedding import EmbeddingRate, processor_ms
from evals.bench.measurement import Measurement, Unit, percentile
from evals.bench.servers import Server, own_server
from policy_corpus.errors import PolicyAssistantError

SECTION = "并发对话"
CLIENTS = 64
_TURNS = 3  # of one conversation
_WINDOW_S = 20.0  # of talk between two looks at the embedding
_REPEATED_S = 60.0
# Around a question without a change of what is asked: an answer to a question that was asked before is sooner given.
_OPENINGS = ("", "请问", "您好，", "您好，请问", "咨询一下，", "想问一下，", "麻烦问一下，", "打听一下，")
_ENDINGS = ("", "谢谢", "谢谢！", "麻烦了", "请告知", "急", "盼复", "多谢")
_STREAMED = 30
_SAMPLED = 61  # one in so many is embedded alone: a prime, or it would be few questions in many frames
_TIMEOUT_S = 120.0
_LOOK_S = 20
_JSON = {"content-type": "application/json"}


@dataclass
class Tally:
    """What came of the conversations of one client or of all: waits in milliseconds, and requests that failed."""

    waits_ms: list[float] = field(default_factory=list)
    errors: int = 0


def measure(bench: Bench, seconds: float) -> Iterator[Measurement]:
    """Answers per second for `seconds`, and how soon a stream begins when nobody else asks."""
    with own_server(bench.settings.data_dir) as server:
        yield from _streams(bench, server)
        yield from _conversations(bench, server, seconds)


def _streams(bench: Bench, server: Server) -> Iterator[Measurement]:
    begun, told = [], []
    for message in bench.messages[:_STREAMED]:
        first_byte, first_piece = _stream(server.url, message)
        begun.append(first_byte)
        told.append(first_piece)
    for name, waits in (("第一个字节", begun), ("第一段回答", told)):
        for which, share in (("中位数", 0.5), ("95 分位", 0.95)):
            yield Measurement(section=SECTION, name=f"流式{name}，{which}", unit="ms", ours=percentile(waits, share))


def _stream(url: str, message: str) -> tuple[float, float]:
    """Milliseconds to the first byte of the stream and to the first piece of the answer."""
    connection, started = _connect(url), time.perf_counter()
    connection.request("POST", "/v1/chat/stream", json.dumps({"message": message}), _JSON)
    response = connection.getresponse()
    first_byte = 0.0
    for line in response:
        first_byte = first_byte or (time.perf_counter() - started) * 1e3
        if line.startswith(b"event: delta"):
            break
    connection.close()
    return first_byte, (time.perf_counter() - started) * 1e3


def _conversations(bench: Bench, server: Server, seconds: float) -> Iterator[Measurement]:
    messages = _in_other_words(bench.messages)
    embedding = EmbeddingRate(messages[::_SAMPLED])
    started_ms = _processor_ms(server)
    with _memory_watched(server) as seen:
        tally, per_second = _hold(server.url, messages, seconds, embedding)
    spent_ms = _processor_ms(server) - started_ms
    again = EmbeddingRate(embedding.messages, threads=embedding.threads)
    _, repeated = _hold(server.url, bench.messages, min(seconds, _REPEATED_S), again)
    if not tally.waits_ms:
        raise PolicyAssistantError(f"并发对话的 {tally.errors} 个请求都失败了：请看服务器的日志。")
    rows: tuple[tuple[str, Unit, float], ...] = (
        (f"{CLIENTS} 个对话，回答", "per_s", per_second),
        ("单做向量化", "per_s", embedding.mean),
        ("回答 ÷ 单做向量化", "ratio", per_second / embedding.mean),
        (f"{len(bench.messages)} 个问题反复问，回答", "per_s", repeated),
        ("反复问，回答 ÷ 单做向量化", "ratio", repeated / again.mean),
        ("处理器时间，每个回答", "ms", spent_ms / len(tally.waits_ms)),
        ("处理器时间，每次向量化", "ms", processor_ms(embedding.messages)),
        ("失败", "count", tally.errors),
        ("等待，中位数", "ms", percentile(tally.waits_ms, 0.5)),
        ("等待，95 分位", "ms", percentile(tally.waits_ms, 0.95)),
        *((f"常驻，第 {number * _LOOK_S} 秒", "MiB", mib) for number, mib in enumerate(seen)),
    )
    yield from (Measurement(section=SECTION, name=name, unit=unit, ours=value) for name, unit, value in rows)


def _in_other_words(messages: list[str]) -> list[str]:
    """The questions in every frame of politeness, so that for a long time none is asked twice.

    Each frame begins at another question: each client begins with another frame, and a short run is to ask what a long
    one asks.
    """
    framed, frames = [], list(product(_OPENINGS, _ENDINGS))
    for number, (opening, ending) in enumerate(frames):
        first = number * len(messages) // len(frames)
        framed += [f"{opening}{message} {ending}" for message in (*messages[first:], *messages[:first])]
    return framed


@contextmanager
def _memory_watched(server: Server) -> Iterator[list[float]]:
    """Resident MiB of the server at the start of the block, and again every `_LOOK_S` seconds of it."""
    seen, ended = [server.resident_mib()], Event()

    def look() -> None:
        while not ended.wait(_LOOK_S):
            seen.append(server.resident_mib())

    watching = Thread(target=look)
    watching.start()
    try:
        yield seen
    finally:
        ended.set()
        watching.join()


def _processor_ms(server: Server) -> float:
    family = [server.process, *server.process.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in family)) * 1e3


def _hold(url: str, messages: list[str], seconds: float, embedding: EmbeddingRate) -> tuple[Tally, float]:
    """Hold conversations for `seconds`; what came of them, and replies per second.

    They pause now and then for a look at the embedding, so that both are measured at the same times.
    """
    clients = [Client(url, messages, number) for number in range(CLIENTS)]
    embedding.look()
    spent = 0.0
    with ThreadPoolExecutor(CLIENTS) as pool:
        while spent < seconds:
            started = time.perf_counter()
            until = started + min(_WINDOW_S, seconds - spent)
            list(pool.map(Client.talk, clients, repeat(until)))
            spent += time.perf_counter() - started
            embedding.look()
    waits = [wait for client in clients for wait in client.tally.waits_ms]
    return Tally(waits, sum(client.tally.errors for client in clients)), len(waits) / spent


class Client:
    """One asker: one conversation after another, each client beginning at another place of the questions."""

    def __init__(self, url: str, messages: list[str], number: int) -> None:
        self.tally = Tally()
        self._connection, self._conversation = _connect(url), ""
        self._messages, self._first, self._turn = messages, number * len(messages) // CLIENTS, 0

    def talk(self, until: float) -> None:
        """Ask one question after the other until that time, and hear the last answer out."""
        while time.perf_counter() < until:
            body = {"message": self._messages[(self._first + self._turn) % len(self._messages)]}
            if self._turn % _TURNS and self._conversation:
                body["conversation_id"] = self._conversation
            self._ask(body)
            self._turn += 1
        self._connection.close()  # a server hangs up on who says nothing for long

    def _ask(self, body: dict[str, str]) -> None:
        started = time.perf_counter()
        try:
            self._connection.request("POST", "/v1/chat", json.dumps(body), _JSON)
            self._conversation = json.loads(self._connection.getresponse().read())["conversation_id"]
            self.tally.waits_ms.append((time.perf_counter() - started) * 1e3)
        except (HTTPException, OSError, KeyError, ValueError):
            self.tally.errors += 1
            self._connection.close()


def _connect(url: str) -> HTTPConnection:
    return HTTPConnection(urlsplit(url).netloc, timeout=_TIMEOUT_S)
