"""Connections whose request does not come in time, over real sockets."""

import asyncio

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from bot.api.punctual import punctual

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
PATIENCE = 0.2


async def hello(scope: Scope, _receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await asyncio.sleep(2 * PATIENCE)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
        await send({"type": "http.response.body", "body": b"hello"})


async def talk(*pieces: bytes) -> bytes:
    """What a server of `hello` sends back until it hangs up, or has said hello as often as it was asked."""
    server = uvicorn.Server(uvicorn.Config(hello, port=0, log_config=None, lifespan="off", http=punctual(PATIENCE)))
    running = asyncio.ensure_future(server.serve())
    while not server.started:  # noqa: ASYNC110 uvicorn tells nobody
        await asyncio.sleep(0.01)
    reader, writer = await asyncio.open_connection(*server.servers[0].sockets[0].getsockname())
    got = b""
    for piece in pieces:
        writer.write(piece)
        got += await reader.readuntil(b"hello") if piece.endswith(b"\r\n\r\n") else b""
    if not pieces or not pieces[-1].endswith(b"\r\n\r\n"):
        got += await reader.read()
    writer.close()
    await writer.wait_closed()
    server.should_exit = True
    await running
    return got


@pytest.mark.parametrize("pieces", [(), (b"GET /",), (HEAD,), (HEAD + b"\r\n", HEAD)])
def test_who_does_not_finish_a_request_is_hung_up_on(pieces: tuple[bytes, ...]) -> None:
    assert asyncio.run(talk(*pieces)).count(b"hello") == len(pieces) // 2


def test_a_request_that_is_there_may_be_answered_slowly() -> None:
    assert asyncio.run(talk(HEAD + b"\r\n", HEAD, b"A: b\r\n\r\n")).count(b"hello") == 2
