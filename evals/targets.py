"""What is evaluated: the assistant in this process, the chat service with its store, or any server by URL."""

import os
import time
from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, Field

from bot.conversation import ConversationState
from bot.reply import Reply
from bot.request import ChatRequest
from evals.case import Case
from policy_corpus.errors import InputError

KEY_VARIABLES = ("POLICY_ASSISTANT_EVAL_KEY", "API_KEY")
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_BUSY = 429
_RETRIES = 3
_LONGEST_PAUSE_S = 30.0

Send = Callable[[str, str | None], dict[str, Any]]  # message, conversation id -> reply


class Exchange(BaseModel):
    """The replies to a case's turns, in order; `latency_ms` is the last turn's, as an asker would wait for it."""

    replies: list[dict[str, Any]] = Field(default_factory=list)
    latency_ms: float = 0.0
    error: str | None = None


class Target(Protocol):
    """Something that can be asked; `ask` raises nothing that belongs to the case, it reports it."""

    name: str

    def ask(self, case: Case) -> Exchange:
        """Hold the case's conversation from its beginning."""


class Answerer(Protocol):
    """The part of the assistant that the evaluation needs."""

    def answer(self, request: ChatRequest, state: ConversationState | None) -> tuple[Reply, ConversationState]:
        """One turn."""


class Chatter(Protocol):
    """The part of the chat service that the evaluation needs."""

    def chat(self, request: ChatRequest) -> Reply:
        """One turn of a stored conversation."""


class AssistantTarget:
    """The answer flow itself, without a store."""

    name = "assistant"

    def __init__(self, assistant: Answerer) -> None:
        self._assistant = assistant

    def ask(self, case: Case) -> Exchange:
        """Hold the conversation, carrying its state from turn to turn."""
        state: ConversationState | None = None

        def send(message: str, _conversation_id: str | None) -> dict[str, Any]:
            nonlocal state
            reply, state = self._assistant.answer(_request(case, message), state)
            return reply.model_dump(mode="json", by_alias=True)

        return _converse(case, send)


class ServiceTarget:
    """The chat service: the answer flow with its conversations in the store."""

    name = "service"

    def __init__(self, service: Chatter) -> None:
        self._service = service

    def ask(self, case: Case) -> Exchange:
        """Hold the conversation under the id that the service gives it."""

        def send(message: str, conversation_id: str | None) -> dict[str, Any]:
            reply = self._service.chat(_request(case, message, conversation_id))
            return reply.model_dump(mode="json", by_alias=True)

        return _converse(case, send)


class UrlTarget:
    """Any server that speaks `POST /v1/chat`; safe to ask from several threads."""

    def __init__(self, url: str, timeout_s: float = 60.0, transport: httpx.BaseTransport | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise InputError(f"地址 {url} 不能用，应为 http://主机:端口 的形式。", field="url")
        self.name = url.rstrip("/")
        self._client = httpx.Client(
            headers=_authorization(),
            timeout=timeout_s,
            transport=transport,
            # A proxy configured for the outside world cannot reach this machine's own servers.
            trust_env=parts.hostname not in _LOOPBACK,
        )

    def ask(self, case: Case) -> Exchange:
        """Hold the conversation over HTTP; a refused or broken connection is the exchange's error."""

        def send(message: str, conversation_id: str | None) -> dict[str, Any]:
            body: dict[str, Any] = {"message": message}
            if conversation_id:
                body["conversation_id"] = conversation_id
            if case.as_of:
                body["as_of"] = case.as_of.isoformat()
            if case.profile:
                body["profile"] = case.profile
            return self._post(body)

        return _converse(case, send)

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        response = self._client.post(f"{self.name}/v1/chat", json=body)
        for _ in range(_RETRIES):
            if response.status_code != _BUSY:
                break
            time.sleep(_pause(response))
            response = self._client.post(f"{self.name}/v1/chat", json=body)
        return _reply_of(response)


def _request(case: Case, message: str, conversation_id: str | None = None) -> ChatRequest:
    return ChatRequest(message=message, conversation_id=conversation_id, as_of=case.as_of, profile=dict(case.profile))


def _converse(case: Case, send: Send) -> Exchange:
    exchange = Exchange()
    conversation_id: str | None = None
    for turn in case.turns:
        started = time.perf_counter()
        try:
            reply = send(turn, conversation_id)
        except Exception as error:  # a defect of what is evaluated is a result, not the end of the evaluation
            exchange.error = f"{type(error).__name__}: {error}"
            return exchange
        exchange.latency_ms = (time.perf_counter() - started) * 1e3
        exchange.replies.append(reply)
        given_id = reply.get("conversation_id")
        conversation_id = given_id if isinstance(given_id, str) else None
    return exchange


def _reply_of(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        raise InputError(f"HTTP {response.status_code} {response.text[:200]}")
    reply = response.json()
    if not isinstance(reply, dict):
        raise InputError("回复不是 JSON 对象")
    return reply


def _pause(response: httpx.Response) -> float:
    try:
        return min(float(response.headers.get("Retry-After", "1")), _LONGEST_PAUSE_S)
    except ValueError:
        return 1.0


def _authorization() -> dict[str, str]:
    key = next((os.environ[name] for name in KEY_VARIABLES if os.environ.get(name)), None)
    return {"Authorization": f"Bearer {key}"} if key else {}
