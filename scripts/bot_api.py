"""The Bot API server of the tests and the bench: telemelya, and in front of it what it lacks of the real one.

Runs in .venv-botapi: `python bot_api.py PORT`. Added here: getUpdates with confirmation, one sequence of ids for what
people and the bot write, the limits on a message, what is said of captions, the menu, and on request the failures of
the real one. Nothing of the media that telemelya keeps in S3 is used.
"""

import asyncio
import contextlib
import json
import os
import re
import sys
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import uvicorn
from fakeredis import TcpFakeServer
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

TOKEN = "123456789:TEST-token"  # the id is that of telemelya's bot
SESSION = "default"  # the only one of telemelya's that is used here
_METHOD = re.compile(r"/bot([^/]+)/(\w+)")


class Gateway:
    """An ASGI application around telemelya's."""

    def __init__(self, app, messages):
        self.app, self.messages = app, messages
        self.written = set()
        self.updates = []
        self.next_update_id = 1000
        self.arrived = asyncio.Event()
        self.faults = []
        self.calls = defaultdict(int)
        self.log = []

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = await request.body()
        match = _METHOD.fullmatch(request.url.path)
        if match:
            response = await self.call(match[1], match[2], read_form(request, body), body, scope)
        elif request.url.path.startswith("/test/"):
            response = await self.control(request.url.path, json.loads(body or b"{}"))
        else:
            response = await self.forward(scope, body)
        await response(scope, receive, send)

    async def call(self, token, method, form, body, scope):
        self.calls[method] += 1
        if token != TOKEN:
            return refuse(401, "Unauthorized")
        fault = self.due_fault(method, form)
        if fault and fault.get("silent"):
            # Telegram takes it, and the connection breaks before it can say so.
            await self.answer(method, form, body, scope)
            await asyncio.Event().wait()
        if fault and not fault.get("after"):
            return refuse(fault["code"], fault["description"], fault.get("parameters"))
        response = await self.answer(method, form, body, scope)
        return refuse(fault["code"], fault["description"]) if fault else response

    async def answer(self, method, form, body, scope):
        if method == "getUpdates":
            return await self.get_updates(form)
        if method == "editMessageCaption":
            return refuse(400, await self.complain_of_caption(form))
        if complaint := check_message(method, form):
            return refuse(400, complaint)
        self.log.append({"method": method, **form})
        return succeed(True) if method == "setMyCommands" else await self.forward(scope, body)

    async def complain_of_caption(self, form):
        """What the real server says to a bot that never sends pictures."""
        chat_id, message_id = form["chat_id"], form["message_id"]
        if (chat_id, message_id) in self.written:
            return "Bad Request: message can't be edited"
        sent = await self.messages.get_message(SESSION, message_id)
        if sent is None or sent["chat"]["id"] != chat_id:
            return "Bad Request: message to edit not found"
        return "Bad Request: there is no caption in the message to edit"

    def due_fault(self, method, form):
        for fault in self.faults:
            chats = fault.get("chats")
            if fault["method"] == method and fault["times"] and (not chats or form.get("chat_id") in chats):
                fault["times"] -= 1
                return fault
        return None

    async def get_updates(self, form):
        offset = form.get("offset", 0)
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if not self.updates:
            self.arrived.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(form.get("timeout", 0)):
                    await self.arrived.wait()
        return succeed(self.updates[: form.get("limit", 100)])

    async def control(self, path, body):
        if path == "/test/updates":
            ids = []
            for update in body:
                update.setdefault("update_id", self.next_update_id)
                self.next_update_id = max(self.next_update_id, update["update_id"]) + 1
                self.updates.append(update)
                self.written.update(read_ids(update))
                ids.append(update["update_id"])
            self.arrived.set()
            return JSONResponse(ids)
        if path == "/test/message_id":
            return JSONResponse(await self.messages.next_message_id(SESSION))
        if path == "/test/faults":
            self.faults.append(body)
            return JSONResponse({})
        if path == "/test/forgive":
            self.faults.clear()
        return JSONResponse(
            {
                "calls": self.calls,
                "waiting": len(self.updates),
                "due": sum(fault["times"] for fault in self.faults),
                "log": self.log[body.get("since", 0) :],
            }
        )

    async def forward(self, scope, body):
        """What telemelya answers."""
        status, headers, content = 0, {}, b""

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            nonlocal status, headers, content
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                content += message.get("body", b"")

        await self.app(scope, receive, send)
        return Response(content, status, {"content-type": headers.get("content-type", "")})


def read_ids(update):
    """The chat and the id of what somebody wrote."""
    message = update.get("message")
    if isinstance(message, dict) and "chat" in message:
        yield message["chat"]["id"], message["message_id"]


def read_form(request, body):
    """The parameters; what is JSON is read as such, as the real server does."""
    form = {}
    for name, value in parse_qsl(body.decode(), keep_blank_values=True):
        form[name] = value
        if name not in ("text", "action", "callback_query_id"):
            with contextlib.suppress(ValueError):
                form[name] = json.loads(value)
    return form


def check_message(method, form):
    """What the real server would say against a message."""
    if method not in ("sendMessage", "editMessageText"):
        return None
    text = form.get("text", "")
    length = len(text.encode("utf-16-le")) // 2
    if not text.strip():
        return "Bad Request: message text is empty"
    if length > 4096:
        return "Bad Request: message is too long"
    if any(entity["offset"] + entity["length"] > length for entity in form.get("entities", [])):
        return "Bad Request: entity out of bounds"
    keyboard = (form.get("reply_markup") or {}).get("inline_keyboard", [])
    if any(not 1 <= len(button["callback_data"].encode()) <= 64 for row in keyboard for button in row):
        return "Bad Request: BUTTON_DATA_INVALID"
    if sum(map(len, keyboard)) > 100:
        return "Bad Request: reply markup is too long"
    return None


def succeed(result):
    """A success as Telegram words it."""
    return JSONResponse({"ok": True, "result": result})


def refuse(code, description, parameters=None):
    """A failure as Telegram words it."""
    body = {"ok": False, "error_code": code, "description": description}
    return JSONResponse(body | ({"parameters": parameters} if parameters else {}), code)


class EmptyBucket(BaseHTTPRequestHandler):
    """S3 enough for telemelya to start: its bucket exists."""

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def in_background(server):
    """Serve from a thread and return the address."""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"127.0.0.1:{server.server_address[1]}"


def main(port):
    redis = in_background(TcpFakeServer(("127.0.0.1", 0)))
    bucket = in_background(ThreadingHTTPServer(("127.0.0.1", 0), EmptyBucket))
    os.environ |= {"REDIS_URL": f"redis://{redis}/0", "MINIO_ENDPOINT": bucket}
    from telemelya.server.app import app
    from telemelya.server.state import state_manager

    uvicorn.run(Gateway(app, state_manager), host="127.0.0.1", port=port, log_level="warning", access_log=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
