"""Who may call what, and how often."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.api.access import required_role
from bot.api.app import create_app
from bot.chat import ChatService
from bot.keys import Role, new_key
from bot.sessions import ConversationStore
from bot.settings import Settings
from tests.bot.api.test_problems import assert_problem
from tests.bot.conftest import ScriptedAssistant

SECRETS, KEYS = zip(*(new_key(role.name.lower(), role) for role in Role), strict=True)
PUBLIC, STAFF, ADMIN = ({"authorization": f"Bearer {secret}"} for secret in SECRETS)
QUESTION = {"message": "院士站"}

Connect = Callable[..., TestClient]


@pytest.fixture
def connect(assistant: ScriptedAssistant, tmp_path: Path) -> Iterator[Connect]:
    """Opens the application with other settings, for a client at another address."""
    with ExitStack() as stack:

        def open_client(address: str = "192.0.2.1", **settings: Any) -> TestClient:
            chosen = Settings(data_dir=tmp_path, **settings)
            store = ConversationStore.open(chosen.database)
            stack.callback(store.close)
            app = create_app(ChatService(assistant, store), chosen)
            return stack.enter_context(TestClient(app, client=(address, 40000)))

        yield open_client


@pytest.fixture
def guarded(connect: Connect) -> TestClient:
    """The application with three keys."""
    return connect(api_keys=",".join(map(str, KEYS)))


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("GET", "/", None),
        ("GET", "/web/js/main.js", None),
        ("GET", "/docs", None),
        ("GET", "/openapi.json", None),
        ("GET", "/healthz", None),
        ("GET", "/readyz", None),
        ("POST", "/telegram/webhook", None),
        ("GET", "/metrics", Role.STAFF),
        ("HEAD", "/metrics", Role.STAFF),
        ("GET", "/v1/audit", Role.STAFF),
        ("POST", "/v1/chat", Role.PUBLIC),
        ("POST", "/v1/chat/completions", Role.PUBLIC),
        ("GET", "/v1/models", Role.PUBLIC),
        ("GET", "/v1/documents/zimao-2021", Role.PUBLIC),
        ("DELETE", "/v1/conversations/c_1", Role.PUBLIC),
        ("PUT", "/anything", Role.PUBLIC),
        ("POST", "/docs", Role.PUBLIC),
    ],
)
def test_the_table_says_who_may_call_what(method: str, path: str, role: Role | None) -> None:
    assert required_role(method, path) == role


def test_without_a_key_no_route_that_answers_is_open(guarded: TestClient) -> None:
    open_routes = {"/healthz", "/readyz"}
    documented = guarded.get("/openapi.json").json()["paths"]
    assert open_routes < set(documented)
    for path in documented.keys() - open_routes:
        for method in documented[path]:
            assert guarded.request(method, path).status_code == 401, path


def test_without_configured_keys_everything_is_open_to_this_machine(connect: Connect) -> None:
    client = connect("127.0.0.1")
    for host in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        for path in ("/metrics", "/v1/audit", "/v1/documents"):
            assert client.get(path, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["rebound.example", "127.0.0.1.rebound.example", "", "[::1", "192.0.2.1"])
def test_without_keys_no_other_name_leads_to_the_audit_record(connect: Connect, host: str) -> None:
    client = connect("127.0.0.1")
    for path in ("/metrics", "/v1/audit"):
        assert "localhost" in assert_problem(client.get(path, headers={"host": host}), 403)["detail"]
    assert client.get("/v1/documents", headers={"host": host}).status_code == 200
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_the_documentation_says_which_key_is_needed(guarded: TestClient, client: TestClient) -> None:
    documented = guarded.get("/openapi.json").json()
    assert documented["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert documented["paths"]["/v1/audit"]["get"]["x-role"] == "staff"
    assert documented["paths"]["/v1/chat"]["post"]["security"] == [{"key": []}]
    assert "security" not in documented["paths"]["/healthz"]["get"]
    assert "securitySchemes" not in client.get("/openapi.json").json()["components"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer "},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {SECRETS[2]}"},
        {"authorization": f"Bearer {KEYS[2].digest}"},
        {"authorization": "Bearer 密钥".encode()},
    ],
)
def test_a_missing_or_wrong_key_is_a_problem(guarded: TestClient, headers: Any) -> None:
    response = guarded.post("/v1/chat", json=QUESTION, headers=headers)
    assert "Authorization: Bearer" in assert_problem(response, 401)["detail"]
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_higher_role_may_do_what_a_lower_one_may(guarded: TestClient) -> None:
    for headers in (PUBLIC, STAFF, ADMIN):
        assert guarded.post("/v1/chat", json=QUESTION, headers=headers).status_code == 200
    for path in ("/v1/audit", "/metrics"):
        assert "staff" in assert_problem(guarded.get(path, headers=PUBLIC), 403)["detail"]
        for headers in (STAFF, ADMIN):
            assert guarded.get(path, headers=headers).status_code == 200


def test_the_audit_record_names_the_key(guarded: TestClient) -> None:
    guarded.post("/v1/chat", json=QUESTION, headers=STAFF)
    assert '"client": "staff"' in guarded.get("/v1/audit", headers=STAFF).text


def test_an_address_that_asks_too_often_is_told_when_to_come_back(connect: Connect) -> None:
    client = connect(rate_per_address="3/hour")
    assert [client.get("/v1/facts").status_code for _ in range(4)] == [200, 200, 200, 429]
    response = client.get("/v1/facts")
    wait = int(response.headers["retry-after"])
    assert 1 <= wait <= 7200
    assert f"{wait} 秒后" in assert_problem(response, 429)["detail"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/web/js/main.js").status_code == 200


def test_this_machine_is_never_too_frequent(connect: Connect) -> None:
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        client = connect(address, rate_per_address="1/hour")
        assert [client.get("/v1/facts").status_code for _ in range(3)] == [200] * 3


def test_a_customers_ipv6_addresses_count_as_one(connect: Connect) -> None:
    client = connect("2001:db8::1", rate_per_address="1/hour")
    assert client.get("/v1/facts").status_code == 200
    client._transport.client = ("2001:db8::2", 40000)  # type: ignore[attr-defined]
    assert client.get("/v1/facts").status_code == 429
    client._transport.client = ("2001:db8:0:1::2", 40000)  # type: ignore[attr-defined]
    assert client.get("/v1/facts").status_code == 200


def test_a_key_has_a_rate_of_its_own(connect: Connect) -> None:
    client = connect("127.0.0.1", api_keys=",".join(map(str, KEYS)), rate_per_key="1/hour")
    assert [client.get("/v1/facts", headers=PUBLIC).status_code for _ in range(2)] == [200, 429]
    assert client.get("/v1/facts", headers=STAFF).status_code == 200


def test_trying_keys_counts_against_the_address(connect: Connect) -> None:
    client = connect(api_keys=str(KEYS[0]), rate_per_address="2/hour")
    tried = [client.get("/v1/facts", headers={"authorization": f"Bearer {n}"}).status_code for n in range(3)]
    assert tried == [401, 401, 429]


def test_a_forwarded_address_is_not_believed(connect: Connect) -> None:
    client = connect(rate_per_address="1/hour")
    codes = [client.get("/v1/facts", headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code for n in range(2)]
    assert codes == [200, 429]
