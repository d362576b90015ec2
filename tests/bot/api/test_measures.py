"""The catalogue and eligibility over HTTP."""

from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from bot.api.examples import ELIGIBILITY_REQUESTS
from tests.bot.api.test_problems import assert_problem

FIRST_RECOGNITION = {"district": "zimao", "registered": True, "high_tech_recognition": "first"}


def test_eligibility_gives_verdicts_with_amounts_and_cited_reasons(client: TestClient) -> None:
    body = client.post("/v1/eligibility", json={"profile": FIRST_RECOGNITION, "as_of": "2023-06-01"}).json()
    best = body["measures"][0]
    assert (best["measure_id"], best["verdict"]) == ("zimao-high-tech-recognition", "eligible")
    assert best["amount"]["value_yuan"] == 200000
    citations = {citation["marker"]: citation for citation in body["citations"]}
    marks = [best["marker"], *(reason["marker"] for reason in best["reasons"])]
    assert all(citations[mark]["clause_id"].startswith("zimao-2021/") for mark in marks)
    for citation in citations.values():
        quoted = citation["clause_text"][citation["quote_start"] : citation["quote_end"]]
        assert quoted == citation["quote"] != ""


def test_after_the_policys_last_day_nobody_is_eligible(client: TestClient) -> None:
    body = client.post("/v1/eligibility", json={"profile": FIRST_RECOGNITION, "as_of": "2026-01-01"}).json()
    assert {measure["verdict"] for measure in body["measures"]} == {"not_in_force"}


def test_nothing_known_asks_for_what_decides_most(client: TestClient) -> None:
    body = client.post("/v1/eligibility", json={"profile": {}, "as_of": "2023-06-01"}).json()
    assert {measure["verdict"] for measure in body["measures"]} == {"possible"}
    assert 0 < len(body["questions"]) <= 3
    assert body["questions"][0]["options"]


def test_less_can_be_asked_for(client: TestClient) -> None:
    asked = {"profile": FIRST_RECOGNITION, "as_of": "2023-06-01"}
    whole = client.post("/v1/eligibility", json=asked).json()
    part = client.post("/v1/eligibility", json={**asked, "verdicts": ["eligible"], "clause_texts": False}).json()
    eligible = [measure["measure_id"] for measure in whole["measures"] if measure["verdict"] == "eligible"]
    assert [measure["measure_id"] for measure in part["measures"]] == eligible != []
    assert {citation["clause_text"] for citation in part["citations"]} == {""}
    assert part["questions"] == whole["questions"]


def test_a_large_reply_is_packed_for_who_can_unpack_it(client: TestClient) -> None:
    asked = {"profile": {}, "as_of": "2023-06-01"}
    assert client.post("/v1/eligibility", json=asked).headers["content-encoding"] == "gzip"
    plain = client.post("/v1/eligibility", json=asked, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"].lower() == "accept-encoding"


@pytest.mark.parametrize("name", list(ELIGIBILITY_REQUESTS))
def test_the_documented_examples_work(client: TestClient, name: str) -> None:
    assert client.post("/v1/eligibility", json=ELIGIBILITY_REQUESTS[name]["value"]).status_code == 200


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({}, "profile", "缺少"),
        ({"profile": {"colour": "red"}}, "colour", "/v1/facts"),
        ({"profile": {"district": "mars"}}, "district", "没有“mars”这个选项"),
        ({"profile": {"rd_this_year": -5}}, "rd_this_year", "负数"),
        ({"profile": {"rd_this_year": "NaN"}}, "rd_this_year", ""),
        ({"profile": {"rd_this_year": "100美元"}}, "rd_this_year", ""),
        ({"profile": {"high_tech_enterprise": False, "high_tech_recognition": "first"}}, None, "矛盾"),
        ({"profile": {}, "as_of": "tomorrow"}, "as_of", "YYYY-MM-DD"),
        ({"profile": {}, "date": "2023-06-01"}, "date", "没有这一项"),
    ],
)
def test_a_fact_that_cannot_be_used_is_named(client: TestClient, body: object, field: str | None, says: str) -> None:
    problem = assert_problem(client.post("/v1/eligibility", json=body), 422)
    assert says in problem["detail"]
    assert problem["errors"]
    assert field is None or problem["errors"][0]["field"] == field


def test_the_catalogue_lists_measures_with_their_quotes(client: TestClient) -> None:
    measures = client.get("/v1/measures", params={"as_of": "2023-06-01"}).json()["measures"]
    assert len(measures) >= 40
    for measure in measures:
        assert measure["benefit"]["evidence"]["quote"]
        assert measure["validity"]["state"] == "in_force"


def test_the_catalogue_can_be_narrowed(client: TestClient) -> None:
    assert client.get("/v1/measures", params={"district": "gaoxin"}).json()["measures"] == []
    everything, ours = (
        client.get("/v1/measures", params=params).json()["measures"] for params in ({}, {"document": "zimao-2021"})
    )
    assert ours == everything
    assert_problem(client.get("/v1/measures", params={"document": "nothing"}), 404)


def test_one_measure_can_be_opened(client: TestClient) -> None:
    measure = client.get("/v1/measures/zimao-high-tech-recognition").json()
    assert measure["title"] == "高新技术企业认定补助"
    assert Decimal(measure["benefit"]["tiers"]["first"]) == 200000
    assert_problem(client.get("/v1/measures/nothing"), 404)


def test_the_facts_say_what_may_be_answered(client: TestClient) -> None:
    facts = {fact["id"]: fact for fact in client.get("/v1/facts").json()["facts"]}
    assert [option["id"] for option in facts["high_tech_recognition"]["options"]] == ["first", "again"]
    assert facts["district"]["question"].endswith("？")
