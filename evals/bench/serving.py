"""The product as it is served: start, throughput over HTTP and resident memory, both servers one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from evals.bench.context import Bench
from evals.bench.load import Load, send
from evals.bench.measurement import Measurement, percentile
from evals.bench.servers import Server, free_port, own_server, running, stock_command

THROUGHPUT, MEMORY = "HTTP 吞吐", "内存"
_CLIENTS = (1, 2, 4, 8)
_WARM_UP = 5


@dataclass(frozen=True)
class Served:
    """What one server did."""

    started_s: float
    idle_mib: float
    loaded_mib: float
    loads: dict[int, Load] = field(default_factory=dict)  # by number of clients


def measure(bench: Bench, sections: set[str]) -> Iterator[Measurement]:
    """Throughput and memory of both servers; `sections` says which of the two are wanted."""
    clients = _CLIENTS if THROUGHPUT in sections else _CLIENTS[:1]
    # Both indexes must exist before a server's start is timed.
    _ = bench.stock, bench.assistant
    ours, stock = _serve_ours(bench, clients), _serve_stock(bench, clients)
    if THROUGHPUT in sections:
        yield from _throughput(ours, stock)
    if MEMORY in sections:
        for name, mine, theirs in (
            ("启动后常驻", ours.idle_mib, stock.idle_mib),
            ("回答之后常驻", ours.loaded_mib, stock.loaded_mib),
        ):
            yield Measurement(section=MEMORY, name=name, unit="MiB", ours=mine, stock=theirs)


def _throughput(ours: Served, stock: Served) -> Iterator[Measurement]:
    yield Measurement(section=THROUGHPUT, name="热启动", unit="s", ours=ours.started_s, stock=stock.started_s)
    for clients, mine in ours.loads.items():
        theirs = stock.loads[clients]
        name = f"{clients} 个客户端"
        per_second = {"ours": mine.per_second, "stock": theirs.per_second}
        tail = {"ours": percentile(mine.waits_ms, 0.95), "stock": percentile(theirs.waits_ms, 0.95)}
        yield Measurement(section=THROUGHPUT, name=f"{name}，吞吐", unit="per_s", **per_second)
        yield Measurement(section=THROUGHPUT, name=f"{name}，95 分位", unit="ms", **tail)


def _serve_ours(bench: Bench, clients: tuple[int, ...]) -> Served:
    with own_server(bench.settings.data_dir) as server:
        return _served(bench, server, clients)


def _serve_stock(bench: Bench, clients: tuple[int, ...]) -> Served:
    port = free_port()
    with running(stock_command(bench.stock.folder, port), port, {}) as server:
        return _served(bench, server, clients)


def _served(bench: Bench, server: Server, clients: tuple[int, ...]) -> Served:
    idle = server.resident_mib()
    send(server.url, bench.messages[:_WARM_UP], 1)
    loads = {number: send(server.url, bench.messages, number) for number in clients}
    return Served(server.started_s, idle, server.resident_mib(), loads)
