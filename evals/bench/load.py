"""Questions sent to a server by several clients at once."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Load:
    """What came of it: replies per second, and how long each client waited for each reply, in milliseconds."""

    per_second: float
    waits_ms: list[float]


def send(url: str, messages: Sequence[str], clients: int) -> Load:
    """Send every message once, `clients` at a time; raises httpx.HTTPError where a reply fails."""
    limits = httpx.Limits(max_connections=clients)
    with httpx.Client(base_url=url, trust_env=False, timeout=60.0, limits=limits) as client:

        def ask(message: str) -> float:
            started = time.perf_counter()
            client.post("/v1/chat", json={"message": message}).raise_for_status()
            return (time.perf_counter() - started) * 1e3

        started = time.perf_counter()
        with ThreadPoolExecutor(clients) as pool:
            waits = list(pool.map(ask, messages))
        return Load(len(messages) / (time.perf_counter() - started), waits)
