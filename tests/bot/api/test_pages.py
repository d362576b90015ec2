"""The documentation, which must work without any network."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.api.openai_errors import speaks_openai

METHODS = {"get", "post", "delete"}


@pytest.fixture
def schema(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, one) for path, methods in schema["paths"].items() for method, one in methods.items()]


def test_every_operation_has_a_chinese_summary_and_its_problems(schema: dict[str, Any]) -> None:
    for path, method, operation in operations(schema):
        assert method in METHODS
        assert re.search("[\u4e00-\u9fff]", operation["summary"]), path
        assert operation["tags"][0] in [tag["name"] for tag in schema["tags"]]
        for status, response in operation["responses"].items():
            if status >= "400":
                form = "json" if speaks_openai(path) else "problem+json"
                assert list(response["content"]) == [f"application/{form}"]
        assert "500" in operation["responses"]


def test_the_promised_addresses_are_documented(schema: dict[str, Any]) -> None:
    assert {"/v1/chat", "/v1/search", "/v1/documents", "/v1/documents/{document_id}", "/healthz", "/readyz"} <= set(
        schema["paths"]
    )
    assert "HTTPValidationError" not in schema["components"]["schemas"]


def test_the_chat_operation_shows_examples(schema: dict[str, Any]) -> None:
    operation = schema["paths"]["/v1/chat"]["post"]
    assert operation["requestBody"]["content"]["application/json"]["examples"]
    assert operation["responses"]["200"]["content"]["application/json"]["example"]


def test_every_reference_in_the_schema_resolves(schema: dict[str, Any]) -> None:
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', str(schema).replace("'", '"')))
    assert names <= set(schema["components"]["schemas"])


@pytest.mark.parametrize(
    ("path", "media"), [("/docs", "text/html"), ("/docs/docs.js", "javascript"), ("/docs/docs.css", "text/css")]
)
def test_the_documentation_page_needs_nothing_from_elsewhere(client: TestClient, path: str, media: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert media in response.headers["content-type"]
    assert not re.search(r"(https?:)?//[a-z]", response.text.replace("// Renders", "").replace("/* not", ""))
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


def test_every_problem_type_has_its_place_on_the_page(schema: dict[str, Any]) -> None:
    slugs = [problem["slug"] for problem in schema["x-problems"]]
    assert len(set(slugs)) == len(slugs)
    assert {"invalid-request", "not-found", "internal-error"} <= set(slugs)
