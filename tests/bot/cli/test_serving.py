"""`serve`, as a process over real HTTP."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import httpx
import psutil
import pytest

from bot.sessions import ConversationStore

SHARES = {"院士工作站一年补多少？": "20万元", "博士后工作站一年补多少？": "10万元"}


@pytest.fixture
def server(environment: dict[str, str]) -> Iterator["tuple[subprocess.Popen[str], str]"]:
    """A running server and its address, which it prints when it is ready."""
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve", "--port", "0"]
    settings = {**environment, "POLICY_ASSISTANT_LOG_LEVEL": "warning"}
    with subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            yield process, printed_address(process)
        finally:
            process.kill()


def printed_address(process: "subprocess.Popen[str]") -> str:
    """What the server prints when it is ready; fails with all it said where it ended instead."""
    assert process.stderr is not None
    said = ""
    for line in process.stderr:
        said += line
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found[0]
    pytest.fail(f"the server did not start: {said}")


def test_the_printed_address_answers_at_once_and_a_signal_ends_it_well(
    server: "tuple[subprocess.Popen[str], str]", environment: dict[str, str]
) -> None:
    process, address = server
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.get("/readyz").json()["documents"] == 1
        for question, share in SHARES.items():
            reply = client.post("/v1/chat", json={"message": question, "as_of": "2023-06-01"}).json()
            assert reply["status"] == "answered"
            assert share in reply["answer"]
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    store = ConversationStore.open(f"sqlite:///{environment['POLICY_ASSISTANT_DATA_DIR']}/conversations.db")
    assert [message.content for message in store.messages(reply["conversation_id"])] == [question, reply["answer"]]
    store.close()


def test_a_reply_that_arrived_survives_a_kill(
    server: "tuple[subprocess.Popen[str], str]", environment: dict[str, str]
) -> None:
    process, address = server
    request = {"message": "院士工作站一年补多少？", "as_of": "2023-06-01"}
    reply = httpx.post(f"{address}/v1/chat", json=request, trust_env=False, timeout=60).json()
    process.kill()
    process.wait()
    store = ConversationStore.open(f"sqlite:///{environment['POLICY_ASSISTANT_DATA_DIR']}/conversations.db")
    assert store.messages(reply["conversation_id"])[1].id == reply["message_id"]
    store.close()


def test_the_processes_beside_a_server_end_with_it_even_where_it_is_killed(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve", "--port", "0"]
    settings = {**environment, "POLICY_ASSISTANT_PROCESSES": "2"}
    with subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, encoding="utf-8") as process:
        printed_address(process)
        beside = until(psutil.Process(process.pid).children)
        process.kill()
    _, alive = psutil.wait_procs(beside, timeout=60)
    assert len(beside) == 1
    assert not alive


def until(some: Callable[[], list[psutil.Process]]) -> list[psutil.Process]:
    """The processes that there are, once there are any."""
    while not (found := some()):
        time.sleep(0.02)
    return found
