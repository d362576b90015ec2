"""What a browser is told about every answer."""

import pytest
from fastapi.testclient import TestClient

from bot.api.middleware.headers import HEADERS


@pytest.mark.parametrize("path", ["/", "/docs", "/docs/docs.js", "/v1/facts", "/healthz", "/v1/nothing", "/metrics"])
def test_every_answer_is_hardened(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert HEADERS.keys() <= headers.keys()
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "'unsafe" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


def test_answers_are_not_kept_and_pages_are_asked_for_again(client: TestClient) -> None:
    assert client.get("/v1/facts").headers["cache-control"] == "no-store"
    assert client.get("/docs").headers["cache-control"] == "no-cache"


def test_over_tls_browsers_are_told_to_stay_there(client: TestClient) -> None:
    client.base_url = "https://127.0.0.1"  # type: ignore[assignment]
    assert "max-age" in client.get("/healthz").headers["strict-transport-security"]


def test_no_other_site_may_read_the_answers(client: TestClient) -> None:
    headers = {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}
    assert not [name for name in client.options("/v1/chat", headers=headers).headers if name.startswith("access-")]
    assert "access-control-allow-origin" not in client.get("/v1/facts", headers=headers).headers
