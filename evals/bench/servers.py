"""Servers started for a measurement, on loopback, and stopped after it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

import httpx
import psutil

from policy_corpus.errors import PolicyAssistantError

_LONGEST_START_S = 300.0
_LONGEST_STOP_S = 15.0
_MIB = 2**20


@dataclass(frozen=True)
class Server:
    """A running server; `started_s` is the time from its command to its first healthy reply."""

    url: str
    process: psutil.Process
    started_s: float

    def resident_mib(self) -> float:
        """Memory of the server and its children that is not shared with other programs' files, in MiB."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(member.memory_info().rss for member in family) / _MIB


def own_command(port: int) -> list[str]:
    """The command that serves this project."""
    return [str(Path(sys.executable).with_name("policy-assistant")), "serve", "--port", str(port)]


def stock_command(folder: Path, port: int) -> list[str]:
    """The command that serves the stock baseline kept in `folder`."""
    return [sys.executable, "-m", "evals.bench.stock_server", str(folder), str(port)]


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    """The server while the block runs; raises PolicyAssistantError where it does not come up."""
    started, url = time.perf_counter(), f"http://127.0.0.1:{port}"
    with TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 – our own command
            command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=complaints
        )
        try:
            if not _gets_healthy(url, process):
                raise PolicyAssistantError(f"{command[0]} 没有启动起来：{_last_line(complaints)}")
            yield Server(url, psutil.Process(process.pid), time.perf_counter() - started)
        finally:
            _stop(process)


@contextmanager
def own_server(data_dir: Path) -> Iterator[Server]:
    """The assistant on the index of `data_dir`; what it is asked leaves nothing among the real conversations there."""
    port = free_port()
    with TemporaryDirectory() as folder:
        environment = {
            "POLICY_ASSISTANT_DATA_DIR": str(data_dir.resolve()),
            "POLICY_ASSISTANT_DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
        }
        with running(own_command(port), port, environment) as server:
            yield server


def _gets_healthy(url: str, process: subprocess.Popen[bytes]) -> bool:
    give_up = time.monotonic() + _LONGEST_START_S
    with httpx.Client(trust_env=False, timeout=2.0) as client:
        while time.monotonic() < give_up and process.poll() is None:
            try:
                if client.get(f"{url}/healthz").is_success:
                    return True
            except httpx.TransportError:
                time.sleep(0.02)
    return False


def _last_line(output: IO[bytes]) -> str:
    output.seek(0)
    lines = output.read().decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "没有说明原因")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_LONGEST_STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
