"""The export of the audit record, over HTTP."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient

from bot.export import as_csv
from bot.sessions import AuditSelection, ConversationStore
from tests.bot.api.test_problems import assert_problem


def test_every_answer_is_exported_with_its_feedback(client: TestClient) -> None:
    headers = {"x-request-id": "r-17"}
    body = {"message": "我是13812345678，院士站补多少？", "as_of": "2023-06-01"}
    reply = client.post("/v1/chat", json=body, headers=headers).json()
    client.post("/v1/feedback", json={"message_id": reply["message_id"], "rating": "down", "reason": "打a@b.cn"})
    response = client.get("/v1/audit")
    assert response.headers["content-type"] == "application/x-ndjson"
    (line,) = [json.loads(line) for line in response.text.splitlines()]
    assert line["time"].endswith("+00:00")
    assert len(line["code_version"].split("+")[1]) == 12
    told = {"request_id": "r-17", "channel": "http", "client": "", "question": "我是***，院士站补多少？"}
    told |= {"as_of": "2023-06-01", "status": "answered", "clause_ids": [], "rating": "down", "reason": "打***"}
    assert told.items() <= {**line, "clause_ids": line["clause_ids"]}.items()


def test_the_table_opens_in_excel_and_holds_no_formula(client: TestClient) -> None:
    for question in ("=HYPERLINK(1)", " +1", "＝1", '说"好",\n再来'):
        client.post("/v1/chat", json={"message": question})
    response = client.get("/v1/audit", params={"format": "csv"})
    assert response.content.startswith("\ufeff时间".encode())
    assert "attachment" in response.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [row["问题"] for row in rows] == ["'=HYPERLINK(1)", "'+1", "'＝1", '说"好",\n再来']


def test_days_are_days_of_the_configured_zone_and_both_ends_count(client: TestClient) -> None:
    today = client.post("/v1/chat", json={"message": "院士站"}).json()["as_of"]
    assert today == "2026-11-21"  # scripted
    day = json.loads(client.get("/v1/audit").text)["time"][:10]
    for query, count in (({"to": "1999-01-01"}, 0), ({"from": "2199-01-01"}, 0), ({"from": day}, 1)):
        assert len(client.get("/v1/audit", params=query).text.splitlines()) == count


@pytest.mark.parametrize(
    "query", [{"from": "yesterday"}, {"format": "xls"}, {"status": "fine"}, {"since": "2026-01-01"}]
)
def test_a_selection_that_cannot_be_read_is_a_problem(client: TestClient, query: dict[str, str]) -> None:
    assert_problem(client.get("/v1/audit", params=query), 422)


def test_an_empty_record_is_still_a_table() -> None:
    store = ConversationStore.open("sqlite://")
    (heading,) = as_csv(store.audit(AuditSelection()))
    store.close()
    assert heading.count(",") == 13
