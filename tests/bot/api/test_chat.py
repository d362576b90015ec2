"""POST /v1/chat, and forgetting a conversation."""

from fastapi.testclient import TestClient

from bot.api.examples import CHAT_REPLY, CHAT_REQUESTS
from bot.reply import Reply
from bot.request import ChatRequest
from policy_corpus.corpus import Corpus
from tests.bot.conftest import ScriptedAssistant

CONTRACT = {
    "conversation_id",
    "message_id",
    "status",
    "answer",
    "as_of",
    "citations",
    "measures",
    "questions",
    "warnings",
    "timings_ms",
}


def test_a_question_is_answered_in_the_promised_shape(client: TestClient) -> None:
    response = client.post("/v1/chat", json={"message": "院士站补多少？", "as_of": "2023-06-01"})
    assert response.status_code == 200
    body = response.json()
    assert body.keys() >= CONTRACT
    assert (body["status"], body["as_of"], body["answer"]) == ("answered", "2023-06-01", "问：院士站补多少？")


def test_a_conversation_goes_on_under_its_id(client: TestClient, assistant: ScriptedAssistant) -> None:
    first = client.post("/v1/chat", json={"message": "我在自贸片区", "profile": {"district": "zimao"}}).json()
    second = client.post("/v1/chat", json={"message": "能拿多少？", "conversation_id": first["conversation_id"]}).json()
    assert second["conversation_id"] == first["conversation_id"]
    assert second["message_id"] != first["message_id"]
    assert assistant.seen[1][1] is not None


def test_a_forgotten_conversation_is_not_found(client: TestClient) -> None:
    name = client.post("/v1/chat", json={"message": "院士站"}).json()["conversation_id"]
    assert client.delete(f"/v1/conversations/{name}").status_code == 204
    assert client.delete(f"/v1/conversations/{name}").status_code == 404
    assert client.post("/v1/chat", json={"message": "还在吗", "conversation_id": name}).status_code == 404


def test_the_documented_examples_are_true_to_the_models_and_the_documents(small_corpus: Corpus) -> None:
    assert set(CHAT_REPLY) >= CONTRACT
    reply = Reply.model_validate(CHAT_REPLY)
    assert reply.citations
    for citation in reply.citations:
        assert citation.clause_text[citation.quote_start : citation.quote_end] == citation.quote
        assert citation.clause_text == small_corpus.clauses[citation.clause_id].text
    for example in CHAT_REQUESTS.values():
        ChatRequest.model_validate(example["value"])
