"""Many requests at once, requests that break off, bytes that are no request: the next one is answered all the same."""

import socket
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import httpx
import pytest

from tests.bot.api.serving import events_of
from tests.bot.conftest import ScriptedAssistant

HEAD = b"POST /v1/chat HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"


def plain(web: httpx.Client, message: str) -> str:
    answer: str = web.post("/v1/chat", json={"message": message}).json()["answer"]
    return answer


def streamed(web: httpx.Client, message: str) -> str:
    with web.stream("POST", "/v1/chat/stream", json={"message": message}) as response:
        return "".join(data["text"] for name, data in events_of(response) if name == "delta")


def completed(web: httpx.Client, message: str) -> str:
    body = {"model": "policy-assistant", "messages": [{"role": "user", "content": message}]}
    answer: str = web.post("/v1/chat/completions", json=body).json()["choices"][0]["message"]["content"]
    return answer


def test_everybody_gets_the_answer_to_his_own_question(web: httpx.Client) -> None:
    asked = [(ask, f"第{n}问") for n in range(16) for ask in (plain, streamed, completed)]
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda each: each[0](web, each[1]), asked))
    assert answers == [f"问：{message}" for _, message in asked]


def test_turns_of_one_conversation_that_come_at_once_are_all_kept(
    web: httpx.Client, assistant: ScriptedAssistant
) -> None:
    name = web.post("/v1/chat", json={"message": "第一问"}).json()["conversation_id"]
    ask = partial(web.post, "/v1/chat")
    with ThreadPoolExecutor(8) as pool:
        bodies = [{"message": f"第{n}问", "conversation_id": name} for n in range(2, 10)]
        statuses = [response.status_code for response in pool.map(lambda body: ask(json=body), bodies)]
    assert statuses == [200] * 8
    assert len(assistant.seen) == 9


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"POST /v1/chat",
        HEAD,
        HEAD + b'content-length: 100\r\n\r\n{"message": "',
        HEAD + b'transfer-encoding: chunked\r\n\r\n5\r\n{"me',
        HEAD + b"transfer-encoding: chunked\r\n\r\nzzz\r\n",
        HEAD + b"content-length: -1\r\n\r\n",
        HEAD + b'content-length: 19\r\n\r\n{"message": "\xe9\x99\xa2"}',
    ],
)
def test_a_request_that_breaks_off_leaves_nothing_behind(
    web: httpx.Client, assistant: ScriptedAssistant, sent: bytes
) -> None:
    address = web.base_url
    with socket.create_connection((address.host, address.port or 80), timeout=10) as connection:
        connection.sendall(sent)
    assert plain(web, "还在吗？") == "问：还在吗？"
    assert [request.message for request, _ in assistant.seen] == ["还在吗？"]
