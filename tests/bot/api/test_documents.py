"""The documents, their clauses, and search in them."""

from fastapi.testclient import TestClient

from tests.bot.conftest import DOCUMENT_IDS


def test_every_document_is_listed_with_its_validity_at_the_date(client: TestClient) -> None:
    before, after = (
        client.get("/v1/documents", params={"as_of": day}).json()["documents"] for day in ("2025-12-31", "2026-01-01")
    )
    assert [document["id"] for document in before] == list(DOCUMENT_IDS)
    assert [documents[0]["validity"]["state"] for documents in (before, after)] == ["in_force", "expired"]
    assert before[0]["validity"]["to"] == "2025-12-31"
    assert before[0]["clause_count"] > 20


def test_a_document_comes_with_its_text_and_all_its_parts_in_order(client: TestClient) -> None:
    document = client.get("/v1/documents/zimao-2021").json()
    text, clauses = document["source_text"], document["clauses"]
    assert all(text[clause["start"] : clause["end"]] == clause["text"] for clause in clauses)
    assert [clause["start"] for clause in clauses] == sorted(clause["start"] for clause in clauses)
    assert {"id", "label", "heading_path", "text", "start", "end"} <= clauses[0].keys()
    assert all({"start", "end", "why"} <= noise.keys() for noise in document["noise"])
    assert {"headings", "repairs", "validity", "as_of", "sha256"} <= document.keys()


def test_every_clause_can_be_opened_and_leads_to_its_neighbours(client: TestClient) -> None:
    ids = [clause["id"] for clause in client.get("/v1/documents/zimao-2021").json()["clauses"]]
    opened = [client.get(f"/v1/clauses/{name}").json() for name in ids]
    assert [clause["id"] for clause in opened] == ids
    assert [clause["next_id"] for clause in opened] == [*ids[1:], None]
    assert [clause["previous_id"] for clause in opened] == [None, *ids[:-1]]
    assert opened[3]["document"]["id"] == "zimao-2021"
    assert "".join(opened[3]["text"].split()).startswith("".join(opened[3]["paragraphs"][0]["text"].split())[:10])


def test_search_ranks_paragraphs_with_scores(client: TestClient) -> None:
    body = client.get("/v1/search", params={"q": "院士工作站补助", "k": 5, "as_of": "2023-06-01"}).json()
    scores = [hit["score"] for hit in body["results"]]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert [hit["rank"] for hit in body["results"]] == [1, 2, 3, 4, 5]
    assert "院士工作站" in body["results"][0]["text"]
    assert body["results"][0]["validity"]["state"] == "in_force"


def test_search_stays_within_the_document_asked_for(client: TestClient) -> None:
    params = {"q": "院士工作站补助", "document": "gaoxin-profile-2023"}
    results = client.get("/v1/search", params=params).json()["results"]
    assert {hit["document"]["id"] for hit in results} == {"gaoxin-profile-2023"}
