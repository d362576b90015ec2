"""POST /v1/chat/stream over real HTTP: the events, their order, and clients that go away."""

import threading
from typing import Any

import httpx
import pytest

from bot.conversation import ConversationState
from bot.reply import Reply
from bot.request import ChatRequest
from policy_corpus.errors import IndexUnusableError
from tests.bot.api.serving import events_of
from tests.bot.api.test_problems import assert_problem
from tests.bot.conftest import ScriptedAssistant, plain_reply

LONG = "第一句，每年最高20万元[1]。第二句！\n- 第三行\n\n依据：《方案》第15条；有效。"


def ask(web: httpx.Client, message: str = "院士站补多少？", **fields: Any) -> list[tuple[str, Any]]:
    with web.stream("POST", "/v1/chat/stream", json={"message": message, **fields}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(events_of(response))


def long_reply(request: ChatRequest, _state: ConversationState | None = None) -> Reply:
    return plain_reply(request).model_copy(update={"answer": LONG})


def test_steps_then_pieces_then_the_same_reply_as_the_plain_address(
    web: httpx.Client, assistant: ScriptedAssistant
) -> None:
    assistant.script = long_reply
    events = ask(web)
    assert [name for name, _ in events] == ["step", *["delta"] * 4, "reply"]
    assert events[0][1] == {"step": "compose"}
    reply = events[-1][1]
    assert "".join(data["text"] for name, data in events if name == "delta") == reply["answer"] == LONG
    plain = web.post("/v1/chat", json={"message": "院士站补多少？"}).json()
    assert {**reply, **dict.fromkeys(("conversation_id", "message_id", "timings_ms"))} == {
        **plain,
        **dict.fromkeys(("conversation_id", "message_id", "timings_ms")),
    }


def test_the_conversation_that_a_stream_began_goes_on(web: httpx.Client, assistant: ScriptedAssistant) -> None:
    [*_, (_, reply)] = ask(web, "我在自贸片区", profile={"district": "zimao"})
    [*_, (_, second)] = ask(web, "能拿多少？", conversation_id=reply["conversation_id"])
    assert second["conversation_id"] == reply["conversation_id"]
    assert assistant.seen[1][1] == ConversationState(profile={"district": "zimao"})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"message": " \x07 "}, 422),
        ({"message": "院士站", "profile": {"nonsense": 1}}, 422),
        ({"message": "院士站", "conversation_id": "c_nowhere"}, 404),
        ({"message": "院士站", "profile": {"note": "y" * 20_000}}, 413),
    ],
)
def test_what_is_wrong_with_the_request_is_an_ordinary_problem(web: httpx.Client, body: Any, status: int) -> None:
    assert_problem(web.post("/v1/chat/stream", json=body), status)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (IndexUnusableError("检索索引已损坏：请运行 policy-assistant index --rebuild。"), 503, "index --rebuild"),
        (ZeroDivisionError("secret detail"), 500, "请求编号"),
    ],
)
def test_what_goes_wrong_later_ends_the_stream_as_a_problem(
    web: httpx.Client, assistant: ScriptedAssistant, error: Exception, status: int, says: str
) -> None:
    def fail(*_: object) -> Reply:
        raise error

    assistant.script = fail
    *begun, (name, problem) = ask(web)
    assert [each for each, _ in begun] == ["step"]
    assert (name, problem["status"]) == ("error", status)
    assert says in problem["detail"]
    assert problem["request_id"].startswith("r_")


def test_the_turns_of_clients_that_go_away_are_finished_and_leave_nothing_behind(
    web: httpx.Client, assistant: ScriptedAssistant
) -> None:
    name = web.post("/v1/chat", json={"message": "第一问"}).json()["conversation_id"]
    gone = threading.Event()

    def wait(request: ChatRequest, _state: ConversationState | None) -> Reply:
        assert gone.wait(20)
        return plain_reply(request)

    assistant.script = wait
    for _ in range(8):  # twice as many as there are workers
        with web.stream("POST", "/v1/chat/stream", json={"message": "第二问", "conversation_id": name}) as response:
            assert response.status_code == 200
    gone.set()
    *_, (last, _) = ask(web, "第三问", conversation_id=name)
    assert last == "reply"
    asked = [request.message for request, _ in assistant.seen]
    # Turns that had not begun when their client was known to be gone cost nothing; how soon that is known is the
    # network's affair, so one or two more than there are workers may still be begun.
    assert asked.count("第二问") < 8
    assert asked[0] == "第一问"
    assert asked.count("第三问") == 1
