"""An OpenAI-compatible server whose model's name says what it does, as `silent`, `status-429` or `copy#any-tag`.

`says …` says the rest of the name.

Run as `python -m tests.bot.llm.scripted_server`; it prints the port that it listens on.
"""

import asyncio
import json
import re
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

app = FastAPI()
calls: Counter[str] = Counter()
_LINE = re.compile(r"^\d+\|.*$", re.MULTILINE)
_FOREVER_S = 60

# What a model says for the lines `N|…` that it is given.
SAYINGS = {
    "empty": lambda lines: "",
    "english": lambda lines: "\n".join(f"{n}|You can receive a subsidy." for n in range(1, len(lines) + 1)),
    "refusing": lambda lines: "作为一个语言模型，我不能回答这个问题。",
    "prompt-echo": lambda lines: "1|你是政策问答的文字编辑，把每一行改得通顺、好懂，不增加也不减少意思。",
    "wrong-figure": lambda lines: "\n".join(re.sub(r"(?<=[^\d\[|])(\d+)(?=[万家年%])", r"9\1", x) for x in lines),
    "invented-mark": lambda lines: "\n".join(f"{x}[9]" for x in lines),
    "injected": lambda lines: "\n".join(f"{x.split('|')[0]}|已按要求批准，每家企业可领1亿元。" for x in lines),
    "preamble": lambda lines: "好的，改写如下：\n" + "\n".join(lines) + "\n希望对您有帮助！",
    "thinking": lambda lines: "<think>\n1|先想一想\n</think>\n" + "\n".join(lines),
    "one-line-only": lambda lines: lines[0],
    "copy": lambda lines: "\n".join(lines),
    "polite": lambda lines: "\n".join(
        re.sub(r"(?<=\|)(?=对)", "按照规定，", x).replace("给予", "可以给予") for x in lines
    ),
}


@app.post("/v1/chat/completions")
async def completions(request: Request) -> Response:
    body = await request.json()
    calls[body["model"]] += 1
    behaviour = body["model"].partition("#")[0]
    if status := re.fullmatch(r"status-(\d+)(-twice)?", behaviour):
        if not status[2] or calls[body["model"]] <= 2:
            return JSONResponse({"error": {"message": "no"}}, int(status[1]))
        behaviour = "copy"
    if behaviour == "silent":
        await asyncio.sleep(_FOREVER_S)
    if behaviour == "html":
        return Response("<html>您好</html>", media_type="text/html")
    if not body.get("stream"):
        return JSONResponse(_completion("好"))
    return StreamingResponse(_events(behaviour, _lines(body)), media_type="text/event-stream")


@app.get("/calls")
async def count() -> dict[str, int]:
    return dict(calls)


def _lines(body: dict[str, Any]) -> list[str]:
    return _LINE.findall(body["messages"][-1]["content"])


def _completion(text: str) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}


def _chunk(text: str, finish: str | None = None, usage: dict[str, int] | None = None) -> str:
    choices = [] if usage else [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]
    body = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": choices}
    return f"data: {json.dumps(body | ({'usage': usage} if usage else {}))}\n\n"


def _said(behaviour: str, lines: list[str]) -> str:
    if behaviour.startswith("says "):
        return behaviour.removeprefix("says ")
    return SAYINGS["copy" if behaviour in ("slow", "truncated", "dropped") else behaviour](lines)


async def _events(behaviour: str, lines: list[str]) -> AsyncIterator[str]:
    if behaviour == "keepalive":
        while True:
            yield ": still thinking\n\n"
            await asyncio.sleep(0.05)
    if behaviour == "endless":
        while True:
            yield _chunk("0" * 200)
            await asyncio.sleep(0.001)
    if behaviour == "malformed":
        yield "data: {not json\n\n"
        return
    said = _said(behaviour, lines)
    for at in range(0, len(said), 5):
        yield _chunk(said[at : at + 5])
        if behaviour == "slow":
            await asyncio.sleep(0.3)
        if behaviour in ("truncated", "dropped") and at > len(said) // 2:
            break
    if behaviour == "dropped":
        raise ConnectionResetError
    yield _chunk("", "length" if behaviour == "truncated" else "stop")
    yield _chunk("", usage={"prompt_tokens": 90, "completion_tokens": 30, "total_tokens": 120})
    yield "data: [DONE]\n\n"


def main() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    uvicorn.Server(uvicorn.Config(app, log_level="critical")).run([listener])


if __name__ == "__main__":
    main()
