"""Deadlines over HTTP, as records and as a calendar."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.bot.api.test_problems import assert_problem
from tests.bot.icalendar_reader import Component, read_calendar


def listed(client: TestClient, **query: Any) -> dict[str, Any]:
    body: dict[str, Any] = client.get("/v1/deadlines", params=query).raise_for_status().json()
    return body


def events(client: TestClient, **query: Any) -> dict[str, Component]:
    response = client.get("/v1/deadlines.ics", params=query).raise_for_status()
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    assert 'filename="deadlines.ics"' in response.headers["content-disposition"]
    return {event.raw("UID"): event for event in read_calendar(response.content).parts}


def test_what_falls_due_within_the_window_is_listed_with_its_clause(client: TestClient) -> None:
    body = listed(client, as_of="2025-11-01", within_days=60)
    end = next(one for one in body["deadlines"] if one["kind"] == "validity_end")
    assert (end["on"], end["days_left"], end["clause_id"]) == ("2025-12-31", 60, "zimao-2021/5-3")
    assert (end["document"]["id"], end["validity"]["state"]) == ("zimao-2021", "in_force")
    assert "不是申报截止日" in end["note"]
    assert listed(client, as_of="2025-11-01", within_days=59)["deadlines"] == []
    assert listed(client, as_of="2026-01-01", within_days=365)["deadlines"] == []


def test_what_has_no_day_is_kept_apart(client: TestClient) -> None:
    body = listed(client, as_of="2025-11-01", within_days=1)
    assert {one["kind"] for one in body["undated"]} == {"payment_run", "obligation"}
    assert all(one["on"] is None and one["days_left"] is None for one in body["undated"])


def test_without_a_window_the_past_is_listed_as_past(client: TestClient) -> None:
    body = listed(client, as_of="2026-01-10")
    assert {one["days_left"] for one in body["deadlines"]} == {-10}
    assert {one["validity"]["state"] for one in body["deadlines"]} == {"expired"}


def test_a_benefit_year_dates_the_obligation_that_outlasts_the_policy(client: TestClient) -> None:
    body = listed(client, as_of="2026-01-10", within_days=3650, benefit_year=2023)
    (obligation,) = body["deadlines"]
    assert (obligation["kind"], obligation["on"], obligation["years"]) == ("obligation", "2032-12-31", 10)


def test_deadlines_can_be_narrowed_to_a_document_or_a_unit(client: TestClient) -> None:
    everything = listed(client)
    assert listed(client, document="zimao-2021") == everything
    assert listed(client, document="gaoxin-profile-2023")["deadlines"] == []
    kinds = {one["kind"] for one in listed(client, unit="自贸片区经济发展局")["undated"]}
    assert kinds == {"payment_run", "obligation"}
    assert listed(client, unit="自贸片区管委会")["undated"] == []
    assert len(listed(client, unit="自贸片区管委会")["deadlines"]) == 1
    assert listed(client, unit="市科技局")["deadlines"] == []


@pytest.mark.parametrize("address", ["/v1/deadlines", "/v1/deadlines.ics"])
@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ({"document": "nothing"}, 404, "document"),
        ({"unit": "火星局"}, 404, "unit"),
        ({"unit": ""}, 422, "unit"),
        ({"as_of": "tomorrow"}, 422, "as_of"),
        ({"as_of": "2025-02-30"}, 422, "as_of"),
        ({"within_days": -1}, 422, "within_days"),
        ({"within_days": 10**9}, 422, "within_days"),
        ({"within_days": "x"}, 422, "within_days"),
        ({"benefit_year": 0}, 422, "benefit_year"),
        ({"days": 1}, 422, "days"),
    ],
)
def test_a_bad_query_is_a_problem_that_names_the_field(
    client: TestClient, address: str, query: dict[str, Any], status: int, field: str
) -> None:
    problem = assert_problem(client.get(address, params=query), status)
    assert problem["errors"][0]["field"] == field


def test_the_calendar_holds_what_the_list_holds(client: TestClient) -> None:
    query = {"as_of": "2025-11-01", "benefit_year": 2023}
    calendar, records = events(client, **query), listed(client, **query)["deadlines"]
    assert calendar.keys() == {f"{one['id']}@policy-assistant" for one in records}
    for one in records:
        event = calendar[f"{one['id']}@policy-assistant"]
        assert event.raw("DTSTART") == one["on"].replace("-", "")
        assert event.text("SUMMARY").endswith(one["title"])
        assert one["note"] in event.text("DESCRIPTION")
        assert event.texts("CATEGORIES") == [one["document"]["title"], *one["units"]]


def test_the_calendar_never_calls_the_last_day_an_application_deadline(client: TestClient) -> None:
    event = events(client, as_of="2025-11-01")["zimao-2021/validity-end@policy-assistant"]
    assert event.text("SUMMARY").startswith("【有效期截止】")
    assert "申报" not in event.text("SUMMARY")
    assert "不是申报截止日" in event.text("DESCRIPTION")


def test_uids_stay_from_one_day_to_the_next_and_the_same_request_gives_the_same_file(client: TestClient) -> None:
    assert events(client, as_of="2025-11-01").keys() == events(client, as_of="2025-11-02").keys()
    first, second = (client.get("/v1/deadlines.ics", params={"as_of": "2025-11-01"}).content for _ in range(2))
    assert first == second
