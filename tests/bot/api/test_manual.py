"""The examples in docs/api.md do what the manual says."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

MANUAL = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"
COMMANDS = [
    command
    for block in re.findall(r"```sh\n(.*?)```", MANUAL, re.DOTALL)
    for command in block.replace("\\\n", " ").strip().splitlines()
]


def run(client: TestClient, command: str) -> int:
    """Send what a curl command would send."""
    words = shlex.split(command)
    url = next(word for word in words if word.startswith(ADDRESS)).removeprefix(ADDRESS)
    data = [words[at + 1] for at, word in enumerate(words) if word in {"-d", "--data-urlencode"}]
    if "--get" in words:
        query = urlencode(dict(part.split("=", 1) for part in data))
        return client.get(f"{url}?{query}").status_code
    if data:
        headers = {"content-type": "application/json"}
        return client.post(url, content=data[0].encode(), headers=headers).status_code
    return client.get(url).status_code


@pytest.mark.parametrize("command", COMMANDS)
def test_every_curl_example_is_answered(client: TestClient, command: str) -> None:
    assert run(client, command) == 200


def test_the_manual_shows_the_problem_as_it_comes(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "院士站", "as_of": "2026-02-30"})
    shown = re.search(r'"detail": "(as_of：[^"]+)"', MANUAL)
    assert shown is not None
    assert response.json()["detail"] == shown[1]


def test_the_manual_lists_every_address(client: TestClient) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        stem = re.sub(r"\{.*", "", path).rstrip("/")
        assert stem in MANUAL, path
