import json
from typing import Any

import httpx
import pytest

from evals.targets import AssistantTarget, ServiceTarget, UrlTarget
from policy_corpus.errors import InputError
from tests.evals.builders import GRANT, case, reply
from tests.evals.scripted import ScriptedAssistant, cited

TWO_TURNS = case(turns=["补多少？", "谁负责？"], as_of="2023-06-01", profile={"district": "zimao"})


class Server:
    """A server that answers every request by a function, and keeps what it was sent."""

    def __init__(self, *responses: httpx.Response) -> None:
        self.responses = list(responses)
        self.sent: list[dict[str, Any]] = []
        self.headers: list[httpx.Headers] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(json.loads(request.content))
        self.headers.append(request.headers)
        return self.responses.pop(0)

    def target(self) -> UrlTarget:
        return UrlTarget("http://policy.test/", transport=httpx.MockTransport(self))


def test_assistant_keeps_its_state_from_turn_to_turn() -> None:
    script = {"补多少？": {"answer": "500万元"}, "谁负责？": {"answer": "科技局", "citations": [cited(GRANT)]}}
    exchange = AssistantTarget(ScriptedAssistant(script)).ask(TWO_TURNS)
    assert [r["conversation_id"] for r in exchange.replies] == ["turn-1", "turn-2"]
    assert exchange.replies[-1]["citations"][0]["validity"]["from"] == "2021-08-18"
    assert exchange.error is None


def test_each_turn_carries_date_and_profile() -> None:
    assistant = ScriptedAssistant({"补多少？": {}, "谁负责？": {}})
    AssistantTarget(assistant).ask(TWO_TURNS)
    assert [(str(r.as_of), r.profile) for r in assistant.requests] == [("2023-06-01", {"district": "zimao"})] * 2


def test_defect_of_the_assistant_is_reported_with_the_turns_before_it() -> None:
    script = {"补多少？": {"answer": "500万元"}, "谁负责？": RuntimeError("no such step")}
    exchange = AssistantTarget(ScriptedAssistant(script)).ask(TWO_TURNS)
    assert exchange.error == "RuntimeError: no such step"
    assert len(exchange.replies) == 1


def test_service_gets_the_conversation_id_of_the_turn_before() -> None:
    class Service:
        def __init__(self) -> None:
            self.ids: list[str | None] = []

        def chat(self, request: Any) -> Any:
            self.ids.append(request.conversation_id)
            return ScriptedAssistant({request.message: {}}).answer(request, None)[0]

    service = Service()
    ServiceTarget(service).ask(TWO_TURNS)
    assert service.ids == [None, "turn-1"]


def test_url_gets_message_date_profile_and_conversation() -> None:
    server = Server(httpx.Response(200, json=reply(conversation_id="abc")), httpx.Response(200, json=reply()))
    exchange = server.target().ask(TWO_TURNS)
    common = {"as_of": "2023-06-01", "profile": {"district": "zimao"}}
    assert server.sent == [
        {"message": "补多少？"} | common,
        {"message": "谁负责？", "conversation_id": "abc"} | common,
    ]
    assert exchange.replies[-1]["status"] == "answered"


def test_key_from_the_environment_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_EVAL_KEY", "secret")
    server = Server(httpx.Response(200, json=reply()))
    server.target().ask(case())
    assert server.headers[0]["Authorization"] == "Bearer secret"


def test_busy_server_is_asked_again() -> None:
    busy = httpx.Response(429, headers={"Retry-After": "0"})
    server = Server(busy, httpx.Response(200, json=reply()))
    assert server.target().ask(case()).error is None
    assert len(server.sent) == 2


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (httpx.Response(500, text="内部错误"), "HTTP 500 内部错误"),
        (httpx.Response(200, text="<html>"), "JSONDecodeError"),
        (httpx.Response(200, json=["x"]), "不是 JSON 对象"),
    ],
)
def test_reply_that_cannot_be_read_is_the_exchanges_error(response: httpx.Response, expected: str) -> None:
    exchange = Server(response).target().ask(case())
    assert exchange.error is not None
    assert expected in exchange.error
    assert exchange.replies == []


def test_refused_connection_is_the_exchanges_error() -> None:
    def refuse(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    exchange = UrlTarget("http://policy.test", transport=httpx.MockTransport(refuse)).ask(case())
    assert exchange.error == "ConnectError: refused"


def test_address_without_a_scheme_is_refused() -> None:
    with pytest.raises(InputError, match="http://主机:端口"):
        UrlTarget("localhost:8000")
