"""The counts for Prometheus."""

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from bot.reply import Reply
from tests.bot.conftest import ScriptedAssistant, plain_reply


def counted(client: TestClient, name: str) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [sample for family in families for sample in family.samples]
    return {tuple(sample.labels.values()): sample.value for sample in samples if sample.name == name}


def test_replies_refusals_steps_and_feedback_are_counted(client: TestClient, assistant: ScriptedAssistant) -> None:
    message_id = client.post("/v1/chat", json={"message": "院士站"}).json()["message_id"]
    client.post("/v1/feedback", json={"message_id": message_id, "rating": "down"})

    def refuse(*asked: object) -> Reply:
        return plain_reply(*asked).model_copy(update={"status": "not_found"})  # type: ignore[arg-type]

    assistant.script = refuse
    client.post("/v1/chat", json={"message": "院士站"})
    assert counted(client, "policy_assistant_replies_total") == {("http", "answered"): 1, ("http", "not_found"): 1}
    assert counted(client, "policy_assistant_refusals_total") == {("not_found",): 1}
    assert counted(client, "policy_assistant_feedback_total") == {("down",): 1}
    assert counted(client, "policy_assistant_step_seconds_count") == {("store",): 2}


def test_requests_are_counted_by_route_not_by_address(client: TestClient) -> None:
    for path in ("/v1/documents/zimao-2021", "/v1/documents/nothing", "/nowhere/13812345678", "/web/none.js"):
        client.get(path)
    client.request("PROPFIND", "/v1/facts")
    found = counted(client, "policy_assistant_requests_total")
    assert found[("GET", "/v1/documents/{document_id}", "200")] == 1
    assert found[("GET", "/v1/documents/{document_id}", "404")] == 1
    assert found[("GET", "other", "404")] == 2
    assert found[("other", "/v1/facts", "405")] == 1
    assert "13812345678" not in client.get("/metrics").text


def test_two_applications_count_apart(client: TestClient) -> None:
    assert sum(counted(client, "policy_assistant_replies_total").values()) == 0
