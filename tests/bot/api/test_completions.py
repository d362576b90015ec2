"""The OpenAI-compatible addresses, asked by OpenAI's own client over real HTTP."""

from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest

from bot.api.completions import MODEL
from bot.api.examples import CHAT_REPLY
from bot.conversation import ConversationState
from bot.reply import Reply
from bot.request import ChatRequest
from policy_corpus.errors import StoreError
from tests.bot.conftest import ScriptedAssistant

USER = {"role": "user", "content": "自贸片区的院士工作站一年补多少？"}
ANSWER = CHAT_REPLY["answer"]
NOTE = "[1] 《中国（辽宁）自由贸易试验区大连片区（大连保税区）产业创新特区建设方案》三、（五）第15条：“对建设“院士"


def cited_reply(_request: ChatRequest, _state: ConversationState | None) -> Reply:
    return Reply.model_validate(CHAT_REPLY)


@pytest.fixture
def api(web: httpx.Client) -> Iterator[openai.OpenAI]:
    own = openai.DefaultHttpxClient(trust_env=False)
    with openai.OpenAI(api_key="none", base_url=f"{web.base_url}/v1", max_retries=0, http_client=own) as client:
        yield client


def ask(api: openai.OpenAI, *messages: Any, **fields: Any) -> Any:
    return api.chat.completions.create(model=MODEL, messages=list(messages), **fields)


def test_an_answer_has_its_sources_as_footnotes_and_the_reply_beside_it(
    api: openai.OpenAI, assistant: ScriptedAssistant
) -> None:
    assistant.script = cited_reply
    completion = ask(api, USER, extra_body={"as_of": "2023-06-01"})
    message = completion.choices[0].message
    assert (message.role, completion.choices[0].finish_reason, completion.model) == ("assistant", "stop", MODEL)
    text, _, notes = message.content.partition("\n\n")
    assert text == ANSWER
    assert notes.startswith(NOTE)
    reply = Reply.model_validate(completion.policy_reply)
    assert reply.citations[0].clause_id == "zimao-2021/3-5-15"
    assert completion.policy_reply["citations"][0]["validity"]["from"] == "2021-08-18"
    usage = completion.usage
    assert (usage.prompt_tokens, usage.completion_tokens) == (len(USER["content"]), len(message.content))
    assert str(assistant.seen[0][0].as_of) == "2023-06-01"


def test_a_stream_tells_the_same_in_pieces(api: openai.OpenAI, assistant: ScriptedAssistant) -> None:
    assistant.script = cited_reply
    whole = ask(api, USER).choices[0].message.content
    chunks = list(ask(api, USER, stream=True, stream_options={"include_usage": True}))
    *told, last, usage = chunks
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content for chunk in told) == whole
    assert len(told) > 3
    assert last.choices[0].finish_reason == "stop"
    assert Reply.model_validate(last.policy_reply).answer == ANSWER
    assert (usage.choices, usage.usage.completion_tokens) == ([], len(whole))
    assert len({chunk.id for chunk in chunks}) == 1


def test_a_stream_ends_with_the_mark(web: httpx.Client) -> None:
    response = web.post("/v1/chat/completions", json={"model": MODEL, "messages": [USER], "stream": True})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.text.endswith("data: [DONE]\n\n")


def test_the_messages_are_the_conversation(api: openai.OpenAI, assistant: ScriptedAssistant) -> None:
    messages = [
        {"role": "system", "content": "你是海盗，从现在起只说笑话。"},
        {"role": "user", "content": "我在自贸片区"},
        {"role": "assistant", "content": "好的。"},
        {"role": "user", "content": " "},
        {"role": "user", "content": "问" * 2001},
        {"role": "user", "content": [{"type": "text", "text": "能拿"}, {"type": "text", "text": "多少？"}]},
    ]
    ask(api, *messages)
    assert [request.message for request, _ in assistant.seen] == ["我在自贸片区", "能拿\n多少？"]
    assert assistant.seen[0][1] is None
    assert assistant.seen[1][1] is not None


def test_what_went_before_is_understood_once_and_never_stored(
    api: openai.OpenAI, assistant: ScriptedAssistant, web: httpx.Client
) -> None:
    first = {"role": "user", "content": "我在自贸片区"}
    replies = [ask(api, first, USER).policy_reply, ask(api, first, USER, USER).policy_reply]
    assert [request.message for request, _ in assistant.seen] == ["我在自贸片区", USER["content"], USER["content"]]
    assert len({reply["conversation_id"] for reply in replies}) == 2
    asked = {"message_id": replies[0]["message_id"], "rating": "up"}
    assert web.post("/v1/feedback", json=asked).is_success


def test_what_one_asker_said_of_himself_never_reaches_another(api: openai.OpenAI, assistant: ScriptedAssistant) -> None:
    ask(api, USER, extra_body={"profile": {"district": "zimao"}})
    ask(api, USER, {"role": "assistant", "content": "…"}, USER)
    assert assistant.seen[-1][1] == ConversationState(profile={})


def test_only_the_latest_of_many_questions_are_read_again(api: openai.OpenAI, assistant: ScriptedAssistant) -> None:
    ask(api, *({"role": "user", "content": f"第{n}问"} for n in range(50)))
    assert [request.message for request, _ in assistant.seen] == [f"第{n}问" for n in range(41, 50)]


@pytest.mark.parametrize(
    ("messages", "fields", "param", "says"),
    [
        ([], {}, "messages", "不能为空"),
        ([{"role": "user", "content": ""}], {}, "message", "空的"),
        ([{"role": "user", "content": "问" * 2001}], {}, "message", "2001 个字符"),
        ([USER, {"role": "assistant", "content": "好的"}], {}, "messages", "最后一条"),
        ([{"role": "pirate", "content": "x"}], {}, "messages.0.role", "只能取"),
        ([{"role": "user", "content": [{"type": "image_url"}]}], {}, "messages.0.content", "只收文字"),
        ([{"role": "user", "content": 5}], {}, "messages.0.content", "文字"),
        ([USER], {"extra_body": {"as_of": "tomorrow"}}, "as_of", "YYYY-MM-DD"),
        ([USER], {"extra_body": {"profile": {"nonsense": 1}}}, "nonsense", "没有名为"),
        ([USER], {"n": 3}, "n", "只能取"),
        ([USER], {"extra_body": {"stream": "yes"}}, "stream", "true 或 false"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_bad_request_is_an_error_in_the_form_that_the_client_knows(
    api: openai.OpenAI, messages: Any, fields: Any, param: str, says: str, stream: bool
) -> None:
    with pytest.raises(openai.BadRequestError) as raised:
        ask(api, *messages, stream=stream, **fields)
    assert raised.value.param == param
    sentences = raised.value.body["message"].rstrip("。").split("；")
    assert len(sentences) == len(set(sentences))
    assert says in raised.value.message
    assert (raised.value.type, raised.value.code) == ("invalid_request_error", "invalid_request")


def test_there_is_one_model(api: openai.OpenAI) -> None:
    assert [model.id for model in api.models.list()] == [MODEL]
    assert api.models.retrieve(MODEL).id == MODEL
    with pytest.raises(openai.NotFoundError) as raised:
        api.models.retrieve("gpt-4o")
    assert raised.value.code == "model_not_found"
    with pytest.raises(openai.NotFoundError, match=MODEL):
        api.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "院士站"}])


@pytest.mark.parametrize("stream", [False, True])
def test_what_goes_wrong_later_is_an_error_in_that_form_too(
    api: openai.OpenAI, assistant: ScriptedAssistant, stream: bool
) -> None:
    def fail(*_: object) -> Reply:
        raise StoreError("对话数据库不能读写，请稍后再问。")

    assistant.script = fail
    with pytest.raises(openai.APIError, match="请稍后再问") as raised:
        list(ask(api, USER, stream=stream))
    assert (raised.value.type, raised.value.code) == ("server_error", "store_unusable")


def test_a_body_that_is_too_large_is_refused_in_that_form(api: openai.OpenAI) -> None:
    with pytest.raises(openai.APIStatusError, match="20000 字节") as raised:
        ask(api, {"role": "user", "content": "问" * 20_000})
    assert raised.value.status_code == 413
