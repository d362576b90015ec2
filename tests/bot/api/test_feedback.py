"""Feedback on an answer, over HTTP."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.bot.api.test_problems import assert_problem


def test_an_answer_can_be_rated_and_rated_again(client: TestClient) -> None:
    message_id = client.post("/v1/chat", json={"message": "院士站"}).json()["message_id"]
    for body in ({"rating": "down", "reason": "没有说清楚\r\n条件"}, {"rating": "up"}):
        response = client.post("/v1/feedback", json={"message_id": message_id, **body})
        assert (response.status_code, response.content) == (204, b"")


def test_an_unknown_answer_is_not_found(client: TestClient) -> None:
    problem = assert_problem(client.post("/v1/feedback", json={"message_id": "m_nowhere", "rating": "up"}), 404)
    assert problem["errors"][0]["field"] == "message_id"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"rating": "good"}, "rating"),
        ({"rating": None}, "rating"),
        ({"message_id": "m 1"}, "message_id"),
        ({"message_id": "m_1\n"}, "message_id"),
        ({"reason": "x" * 1001}, "reason"),
        ({"reason": "a\u0000"}, "reason"),
        ({"stars": 5}, "stars"),
    ],
)
def test_feedback_that_cannot_be_read_names_the_field(client: TestClient, change: dict[str, Any], field: str) -> None:
    body = {"message_id": "m_1", "rating": "up", **change}
    assert assert_problem(client.post("/v1/feedback", json=body), 422)["errors"][0]["field"] == field
