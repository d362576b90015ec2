"""Every error is a problem+json with a Chinese sentence that says what to do."""

import logging
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.reply import Reply
from policy_corpus.errors import IndexUnusableError
from tests.bot.conftest import ScriptedAssistant


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def assert_problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["status"] == status
    assert body["type"].startswith("/docs#problem-")
    assert is_chinese(body["title"])
    assert is_chinese(body["detail"])
    assert "\n" not in body["detail"]
    assert "Traceback" not in response.text
    assert body["request_id"] == response.headers["x-request-id"]
    assert all(is_chinese(error["detail"]) for error in body["errors"])
    return body


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({}, "message", "缺少"),
        ({"message": ""}, "message", "至少 1 个"),
        ({"message": " \n "}, "message", "至少 1 个"),
        ({"message": "问" * 2001}, "message", "最多 2000 个"),
        ({"message": None}, "message", "文字"),
        ({"message": 5}, "message", "文字"),
        ({"message": "院士站\u0007"}, "message", "控制字符"),
        ({"message": "院士站", "as_of": "2026-02-30"}, "as_of", "没有这一天"),
        ({"message": "院士站", "as_of": "21/11/2026"}, "as_of", "YYYY-MM-DD"),
        ({"message": "院士站", "as_of": "20261121"}, "as_of", "YYYY-MM-DD"),
        ({"message": "院士站", "as_of": 1795219200}, "as_of", "YYYY-MM-DD"),
        ({"message": "院士站", "as_of": "2026-11-21T00:00:00"}, "as_of", "YYYY-MM-DD"),
        ({"message": "院士站", "as_of": ""}, "as_of", "YYYY-MM-DD"),
        ({"message": "院士站", "as_of": "0001-01-01"}, "as_of", "1900"),
        ({"message": "院士站", "date": "2026-11-21"}, "date", "没有这一项"),
        ({"message": "院士站", "profile": ["zimao"]}, "profile", "键值对"),
        ({"message": "院士站", "conversation_id": 7}, "conversation_id", "文字"),
        ([], "", "JSON 对象"),
        ("院士站", "", "JSON 对象"),
        (None, "", "JSON 对象"),
    ],
)
def test_a_bad_request_names_the_field(client: TestClient, body: Any, field: str, says: str) -> None:
    problem = assert_problem(client.post("/v1/chat", json=body), 422)
    assert says in problem["detail"]
    assert [error["field"] for error in problem["errors"]] == [field]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b'{"message": ', 422),
        (b"", 422),
        (b"message=hello", 422),
        (b'{"message": "\\ud83d"}', 422),
        (b'{"message": "\xff\xfe"}', 400),
        (b"[" * 10_000, 400),
    ],
)
def test_a_body_that_is_no_json_is_a_problem(client: TestClient, content: bytes, status: int) -> None:
    response = client.post("/v1/chat", content=content, headers={"content-type": "application/json"})
    assert_problem(response, status)


def test_half_a_character_in_the_profile_is_a_problem(client: TestClient) -> None:
    content = b'{"message": "x", "profile": {"district": "\\ud83d"}}'
    response = client.post("/v1/chat", content=content, headers={"content-type": "application/json"})
    assert assert_problem(response, 422)["errors"][0]["field"] == "profile"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/v1/nothing", 404, "没有这个地址"),
        ("/v1/documents/nothing", 404, "/v1/documents"),
        ("/v1/clauses/zimao-2021/nothing", 404, "没有编号为"),
        ("/v1/clauses/", 404, "没有"),
        ("/v1/search", 422, "q：缺少"),
        ("/v1/search?q=", 422, "q："),
        ("/v1/search?q=%20", 422, "空的"),
        ("/v1/search?q=x&k=0", 422, "不能小于 1"),
        ("/v1/search?q=x&k=51", 422, "不能大于 50"),
        ("/v1/search?q=x&k=ten", 422, "整数"),
        ("/v1/search?q=x&document=nothing", 404, "没有编号为"),
        ("/v1/search?q=x&kk=3", 422, "kk：没有这一项"),
        ("/v1/documents?as_of=tomorrow", 422, "YYYY-MM-DD"),
        ("/v1/documents/zimao-2021?as_of=5", 422, "YYYY-MM-DD"),
        ("/v1/chat", 405, "Allow"),
    ],
)
def test_a_bad_address_is_a_problem(client: TestClient, path: str, status: int, says: str) -> None:
    assert says in assert_problem(client.get(path), status)["detail"]


def test_a_wrong_method_says_which_are_right(client: TestClient) -> None:
    response = client.get("/v1/chat")
    assert response.headers["allow"] == "POST"


def test_a_body_that_is_too_large_is_refused(client: TestClient, assistant: ScriptedAssistant) -> None:
    response = client.post("/v1/chat", json={"message": "x", "profile": {"note": "y" * 20_000}})
    assert "20000 字节" in assert_problem(response, 413)["detail"]
    assert not assistant.seen


def test_a_body_of_unknown_length_is_cut_off_when_too_large(client: TestClient) -> None:
    chunks = (b"x" * 1000 for _ in range(100))
    assert_problem(client.post("/v1/chat", content=chunks, headers={"content-type": "application/json"}), 413)


def test_an_unknown_conversation_is_a_problem(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "院士站", "conversation_id": "c_nowhere"})
    problem = assert_problem(response, 404)
    assert problem["errors"][0]["field"] == "conversation_id"
    assert "重新提问" in problem["detail"]


def test_an_unexpected_error_is_logged_under_its_request_id_and_not_shown(
    client: TestClient, assistant: ScriptedAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> Reply:
        raise ZeroDivisionError("secret detail")

    assistant.script = fail
    with caplog.at_level(logging.ERROR):
        response = client.post("/v1/chat", json={"message": "院士站"}, headers={"x-request-id": "r-17"})
    problem = assert_problem(response, 500)
    assert problem["request_id"] == "r-17"
    assert "secret" not in response.text
    assert "secret detail" in caplog.text


def test_an_index_that_fails_is_a_problem_with_its_remedy(client: TestClient, assistant: ScriptedAssistant) -> None:
    def fail(*_: object) -> Reply:
        raise IndexUnusableError("检索索引已损坏：请运行 policy-assistant index --rebuild。")

    assistant.script = fail
    problem = assert_problem(client.post("/v1/chat", json={"message": "院士站"}), 503)
    assert "policy-assistant index --rebuild" in problem["detail"]


def test_a_broken_database_is_a_problem_and_makes_the_service_unready(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/readyz").status_code == 200
    for file in tmp_path.glob("conversations.db*"):
        file.write_bytes(b"broken" * 2000)
    assert_problem(client.post("/v1/chat", json={"message": "院士站"}), 503)
    assert_problem(client.get("/readyz"), 503)
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("offered", ["a b", "x" * 65, "<script>"])
def test_an_indecent_request_id_is_replaced(client: TestClient, offered: str) -> None:
    given = client.get("/healthz", headers={"x-request-id": offered}).headers["x-request-id"]
    assert given != offered
    assert given.startswith("r_")
