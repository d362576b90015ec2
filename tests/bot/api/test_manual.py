"""The examples in docs/api.md do what the manual says: each is run as it stands, against a server on loopback."""

import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

MANUAL = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", MANUAL, re.DOTALL)


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_every_curl_example_is_answered(web: httpx.Client) -> None:
    for example in examples("sh"):
        script = example.replace(ADDRESS, str(web.base_url)).replace("curl ", "curl --fail-with-body --noproxy '*' ")
        done = subprocess.run(["sh", "-ec", script], capture_output=True, encoding="utf-8", timeout=60)
        assert not done.returncode, (example, done.stdout, done.stderr)


def test_every_python_example_runs(web: httpx.Client, capsys: pytest.CaptureFixture[str]) -> None:
    for example in examples("python"):
        exec(compile(example.replace(ADDRESS, str(web.base_url)), "docs/api.md", "exec"), {})
        assert capsys.readouterr().out


def test_the_manual_shows_the_problem_as_it_comes(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "院士站", "as_of": "2026-02-30"})
    shown = re.search(r'"detail": "(as_of：[^"]+)"', MANUAL)
    assert shown is not None
    assert response.json()["detail"] == shown[1]


def test_the_manual_lists_every_address(client: TestClient) -> None:
    for path in client.get("/openapi.json").json()["paths"]:
        stem = re.sub(r"\{.*", "", path).rstrip("/")
        assert stem in MANUAL, path
